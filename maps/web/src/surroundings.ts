// Names of the seas and countries around Ukraine, where nothing else stands: they tell where on earth the reader is.
import type { Frame } from "./canvas-layer.ts";
import { drawLabel, type Palette } from "./draw.ts";
import { worldX, worldY } from "./mercator.ts";
import type { Surrounding, Surroundings } from "./payload.ts";
import { Room } from "./room.ts";
import type { Words } from "./words.ts";

const HEIGHT = 16;
const GAP = 8; // pixels to symbols and other names, at either end

type Style = Parameters<typeof drawLabel>[4];

export function drawSurroundings(frame: Frame, palette: Palette, room: Room, around: Surroundings, words: Words): void {
  const { softInk, riverInk, sea, abroad, font } = palette;
  const ofSeas = { fill: riverInk, rim: sea, font: `italic 13px ${font}` };
  const ofCountries = { fill: softInk, rim: abroad, font: `600 10px ${font}` };
  for (const { name, spots } of around.seas) drawOne(frame, room, words.label(name), spots, ofSeas);
  for (const { name, spots } of around.countries) {
    drawOne(frame, room, words.label(name).toLocaleUpperCase(words.language), spots, ofCountries);
  }
}

function drawOne(frame: Frame, room: Room, text: string, spots: Surrounding["spots"], style: Style): void {
  const { context: c, scale, left, top, width, height, margin } = frame;
  c.font = style.font;
  const wide = c.measureText(text).width + 2 * GAP;
  const boxes = spots
    .map(([lng, lat]) => Room.around((worldX(lng) - left) * scale, (worldY(lat) - top) * scale, wide, HEIGHT))
    .filter(({ x, y }) => x >= margin.x && y >= margin.y && x + wide <= width - margin.x && y + HEIGHT <= height - margin.y);
  const box = room.takeFirst(boxes);
  if (box) drawLabel(c, text, box.x + GAP, box.y + HEIGHT / 2, style);
}
