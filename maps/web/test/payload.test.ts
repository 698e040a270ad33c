import assert from "node:assert/strict";
import { test } from "node:test";
import { readPayload } from "../src/payload.ts";

const page = (text: string | null): Document =>
  ({ getElementById: (id: string) => (id === "map-data" && text !== null ? { textContent: text } : null) }) as unknown as Document;

test("the payload is read from the page", () => {
  const payload = readPayload(page('{"themes":{},"places":[],"incidents":[],"basemap":{}}'));
  assert.deepEqual(payload.places, []);
});

test("a page without data is an error that says so", () => {
  assert.throws(() => readPayload(page(null)), /holds no map data/);
});
