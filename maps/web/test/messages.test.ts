import assert from "node:assert/strict";
import { test } from "node:test";
import { fromWire, toWire } from "../src/messages.ts";

test("messages come through as they were sent", () => {
  for (const message of [{ type: "ready" }, { type: "ask" }, { type: "height", height: 700 }] as const) {
    assert.deepEqual(fromWire(toWire(message)), message);
  }
});

test("whatever else arrives is nothing", () => {
  const odd = [null, 1, "ready", [], {}, { type: "ready" }, { sender: "occupation-map", type: "resize" }];
  const heights = [0, -1, 1e9, NaN, Infinity, "700", null].map((height) => ({ sender: "occupation-map", type: "height", height }));
  for (const data of [...odd, ...heights]) assert.equal(fromWire(data), null);
});
