import assert from "node:assert/strict";
import { test } from "node:test";
import { DENIED, REPORTED, Store, UNSURE } from "../src/store.ts";
import { samplePayload } from "./sample.ts";

const store = new Store(samplePayload());

test("rows know their spot, spots their rows", () => {
  assert.deepEqual([...store.spot], [0, 0, 0, 1, 1, 2]);
  assert.deepEqual(store.rowsOf(1), [3, 4]);
});

test("days are read as steps and turned into dates", () => {
  assert.deepEqual([...store.day], [1, 2, 3, 3, 13, 13]);
  assert.equal(store.dateOf(13).toISOString().slice(0, 10), "2024-01-13");
  assert.equal(store.dayOf("2024-01-13"), 13);
  assert.equal(store.dayOf("last week"), null);
  assert.equal(store.lastDay, 13);
});

test("claims and threats are unsure, denials denied", () => {
  assert.deepEqual([...store.standing], [UNSURE, UNSURE, DENIED, REPORTED, UNSURE, REPORTED]);
});

test("themes are those of the types", () => {
  assert.deepEqual([...store.theme], [0, 0, 0, 0, 1, 1]);
});
