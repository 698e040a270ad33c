import assert from "node:assert/strict";
import { test } from "node:test";
import type { Incident, Standing } from "../src/payload.ts";
import { arcPath, countWords, sharesOf } from "../src/summary.ts";

const incident = (theme: string, standing: Standing): Incident => ({ theme, standing }) as Incident;

test("shares are counted by theme and standing, the surest first", () => {
  const shares = sharesOf([
    incident("services", "denied"),
    incident("services", "reported"),
    incident("health", "unsure"),
    incident("services", "reported"),
  ]);
  assert.deepEqual(shares, [
    { theme: "health", standing: "unsure", count: 1 },
    { theme: "services", standing: "reported", count: 2 },
    { theme: "services", standing: "denied", count: 1 },
  ]);
});

test("the order of the incidents does not change the shares", () => {
  const incidents = [incident("a", "denied"), incident("b", "reported"), incident("a", "unsure")];
  assert.deepEqual(sharesOf(incidents), sharesOf([...incidents].reverse()));
});

test("a quarter turn starts at the top and ends at the right", () => {
  const path = arcPath(18, 14, 0, 0.25);
  assert.match(path, /^M18\.00 4\.00A/);
  assert.match(path, /32\.00 18\.00$/);
});

test("a full turn comes back to where it began by way of the other side", () => {
  const path = arcPath(18, 14, 0, 1);
  assert.match(path, /18\.00 32\.00A/);
  assert.match(path, /18\.00 4\.00$/);
});

test("one incident is not 1 incidents", () => {
  assert.deepEqual([1, 2].map(countWords), ["1 incident", "2 incidents"]);
});
