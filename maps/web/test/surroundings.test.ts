import assert from "node:assert/strict";
import { test } from "node:test";
import type { Frame } from "../src/canvas-layer.ts";
import type { Palette } from "../src/draw.ts";
import { worldX, worldY } from "../src/mercator.ts";
import { Room } from "../src/room.ts";
import { drawSurroundings } from "../src/surroundings.ts";
import { Words } from "../src/words.ts";

const SEA = { name: { en: "Sea", uk: "Море", ru: "Море" }, spots: [[90, 46], [31, 46], [33, 46]] as [number, number][] };
const LAND = { name: { en: "Land", uk: "Край", ru: "Край" }, spots: [[31, 47]] as [number, number][] };
const SCALE = 32;

/** What is written over 30 to 35 degrees east, and at which longitude, where `taken` is no longer free. */
function written(language: "en" | "uk", taken: [number, number][] = []): [text: string, lng: number][] {
  const [left, top] = [worldX(30), worldY(48)];
  const said: [string, number][] = [];
  const context = {
    measureText: () => ({ width: 0 }),
    strokeText: () => undefined,
    fillText: (text: string, x: number) => said.push([text, Math.round(30 + (x / SCALE) * (360 / 256))]),
  };
  const size = { width: (worldX(35) - left) * SCALE, height: (worldY(44) - top) * SCALE, margin: { x: 0, y: 0 } };
  const frame = { context, scale: SCALE, left, top, zoom: 5, ...size } as unknown as Frame;
  const room = new Room();
  for (const [lng, lat] of taken) room.take(Room.around((worldX(lng) - left) * SCALE, (worldY(lat) - top) * SCALE, 9, 9));
  drawSurroundings(frame, {} as Palette, room, { seas: [SEA], countries: [LAND] }, new Words({}, language));
  return said;
}

test("seas and countries are named in the reader's language, each at its first place in view", () => {
  assert.deepEqual(written("en"), [["Sea", 31], ["LAND", 31]]);
  assert.deepEqual(written("uk"), [["Море", 31], ["КРАЙ", 31]]);
});

test("a name gives way to what stands there, and is left out where no place is free", () => {
  assert.deepEqual(written("en", [[31, 46], [31, 47]]), [["Sea", 33]]);
});
