import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "../src/turns.ts";

test("each picture has one drawing, in the order of asking", () => {
  const pictures: (() => void)[] = [];
  Object.assign(globalThis, { requestAnimationFrame: (draw: () => void) => pictures.push(draw) });
  const drawn: string[] = [];
  const turns = new Turns();
  turns.take(() => drawn.push("base"));
  turns.take(() => drawn.push("incidents"));
  assert.equal(pictures.length, 1);
  pictures.shift()?.();
  assert.deepEqual(drawn, ["base"]);
  turns.take(() => drawn.push("again"));
  while (pictures.length) pictures.shift()?.();
  assert.deepEqual(drawn, ["base", "incidents", "again"]);
  assert.equal(pictures.length, 0);
});
