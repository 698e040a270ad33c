import assert from "node:assert/strict";
import { test } from "node:test";
import { Explorer } from "../src/explorer.ts";
import { readUrl } from "../src/url-state.ts";
import { samplePayload } from "./sample.ts";

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const shownRows = ({ store, facets }: Explorer): number[] => [...store.spot.keys()].filter((row) => facets.isShown(row));

test("nothing chosen shows everything", () => {
  const explorer = new Explorer(samplePayload());
  assert.equal(explorer.facets.tally.shown, 6);
  assert.equal(explorer.isFiltered, false);
});

test("filters combine, and each counts what the others let through", async () => {
  const explorer = new Explorer(samplePayload());
  explorer.choose("type", [0, 1], true);
  explorer.choose("oblast", [1], true);
  await settled();
  assert.deepEqual(shownRows(explorer), [0, 1, 2]);
  // of all in the first oblast, by type; of all outages, by oblast
  assert.deepEqual([...explorer.countsOf("type")], [2, 1, 0]);
  assert.deepEqual([...explorer.countsOf("oblast")], [0, 3, 1]);
});

test("an option is offered where it occurs at all or was linked, whatever else is chosen", async () => {
  const explorer = new Explorer(samplePayload());
  const offered = explorer.offered("oblast");
  assert.deepEqual(explorer.offered("side"), [0, 1, 2]);
  explorer.apply(readUrl("?q=nothing+has+these+words&side=media", explorer.codes));
  await settled();
  assert.equal(explorer.facets.tally.shown, 0);
  assert.deepEqual(explorer.offered("oblast"), offered);
  assert.deepEqual(explorer.offered("side"), [0, 1, 2, 3]);
});

test("a set of sides is found by each side in it", async () => {
  const explorer = new Explorer(samplePayload());
  assert.deepEqual([...explorer.countsOf("side")], [4, 1, 2, 0]);
  explorer.choose("side", [2], true);
  await settled();
  assert.deepEqual(shownRows(explorer), [1, 4]);
  explorer.choose("side", [2], false);
  explorer.choose("side", [3], true);
  await settled();
  assert.deepEqual(shownRows(explorer), []);
});

test("days show what happened on any of them", async () => {
  const explorer = new Explorer(samplePayload());
  explorer.setDays(4, 13);
  await settled();
  // row 3 began on day 3 and went on for one more day
  assert.deepEqual(shownRows(explorer), [3, 4, 5]);
  explorer.setDays(-5, 400);
  await settled();
  assert.equal(explorer.isFiltered, false);
});

test("confidence has a least value", async () => {
  const explorer = new Explorer(samplePayload());
  explorer.setConfidence(64);
  await settled();
  assert.deepEqual(shownRows(explorer), [3, 4, 5]);
});

test("words are looked for in places and topics, all of them", async () => {
  const explorer = new Explorer(samplePayload());
  explorer.setQuery("henichesk electricity");
  await settled();
  assert.deepEqual(shownRows(explorer), [0, 1]);
  explorer.setQuery("  ");
  await settled();
  assert.equal(explorer.facets.tally.shown, 6);
});

test("shares are told by spot, theme and standing", async () => {
  const explorer = new Explorer(samplePayload());
  const { shares, bySpot } = explorer.facets.tally;
  assert.deepEqual([...bySpot], [3, 2, 1]);
  assert.deepEqual([...shares.subarray(0, 6)], [0, 2, 1, 0, 0, 0]);
  assert.deepEqual([...shares.subarray(6, 12)], [1, 0, 0, 0, 1, 0]);
});

test("a reset shows everything again, and views are told once", async () => {
  const explorer = new Explorer(samplePayload());
  let told = 0;
  explorer.choose("type", [2], true);
  explorer.setConfidence(70);
  await settled();
  explorer.onChange(() => told++);
  explorer.reset();
  await settled();
  assert.equal(explorer.facets.tally.shown, 6);
  assert.equal(told, 1);
});

test("an address chooses types, themes and days", async () => {
  const explorer = new Explorer(samplePayload());
  const codes = { ...explorer.codes, type: ["services", "coercion", ...explorer.codes.type] };
  explorer.apply(readUrl("?type=services&to=2024-01-02&status=reported,unheard", codes));
  await settled();
  assert.deepEqual([...explorer.chosen.type], [0, 1]);
  assert.deepEqual(shownRows(explorer), [0, 1]);
});

test("days outside the data show nothing and are kept", async () => {
  for (const [address, from, to] of [
    ["?from=2030-01-01", "2030-01-01", "2030-01-01"],
    ["?to=2010-01-01", "2010-01-01", "2010-01-01"],
    ["?from=2005-01-01&to=2010-01-01", "2005-01-01", "2010-01-01"],
  ] as const) {
    const explorer = new Explorer(samplePayload());
    explorer.apply(readUrl(address, explorer.codes));
    await settled();
    assert.deepEqual(shownRows(explorer), []);
    assert.deepEqual([explorer.isoDay(explorer.from), explorer.isoDay(explorer.to)], [from, to]);
  }
});

test("an explicit range of all days shows also what has none, an impossible one is ignored", async () => {
  for (const address of ["?from=2024-01-01&to=2024-01-13", "?from=2001-01-01", "?from=2024-01-09&to=2024-01-02", "?to=2024-02-30"]) {
    const explorer = new Explorer(samplePayload());
    explorer.apply(readUrl(address, explorer.codes));
    await settled();
    assert.equal(explorer.hasAllDays, true);
    assert.equal(explorer.isFiltered, false);
  }
});
