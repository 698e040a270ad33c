import assert from "node:assert/strict";
import { test } from "node:test";
import { countNumbers, decodeNumbers, decodeSteps } from "../src/vlq.ts";

test("numbers of any length are read in their order", () => {
  assert.deepEqual([...decodeNumbers("ABfgBgggB", new Float64Array(5))], [0, 1, 31, 32, 32768]);
});

test("steps go up and down from zero", () => {
  assert.deepEqual([...decodeSteps("GFA", new Float64Array(3))], [3, 0, 0]);
});

test("the numbers of a text are counted without reading them", () => {
  assert.equal(countNumbers("ABfgBgggB"), 5);
  assert.equal(countNumbers(""), 0);
});

test("a column of the wrong length is an error", () => {
  assert.throws(() => decodeNumbers("AB", new Uint8Array(3)), /fewer/);
  assert.throws(() => decodeNumbers("gI", new Uint8Array(1)), /too large/); // 256
  assert.throws(() => decodeNumbers("ABC", new Uint8Array(2)), /more/);
  assert.throws(() => decodeNumbers("g", new Uint8Array(1)), /fewer/);
});
