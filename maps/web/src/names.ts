// Names of oblasts, cities, rivers and what lies around, from the zoom at which they fit and only where they cover nothing.
import type { Frame } from "./canvas-layer.ts";
import { circle, drawLabel, type Palette } from "./draw.ts";
import { worldX, worldY } from "./mercator.ts";
import type { Payload } from "./payload.ts";
import { drawRiverNames, type River, RIVERS_TO_ZOOM } from "./rivers.ts";
import { Room } from "./room.ts";
import { drawSurroundings } from "./surroundings.ts";
import type { Words } from "./words.ts";

/** What is named: cities, rivers, and oblasts with the positions (world units) where their names may stand. */
export interface Base {
  cities: Payload["cities"];
  oblasts: readonly { name: string; nameUk: string; spots: readonly (readonly [x: number, y: number])[] }[];
  rivers: readonly River[];
  surroundings: Payload["surroundings"];
}

const OBLASTS_FROM_ZOOM = 5.5;
const OBLASTS_TO_ZOOM = 9;
const RIVERS_FROM_ZOOM = 6;
const LINE = 13;
const BESIDE = 5;

export function drawNames(frame: Frame, palette: Palette, room: Room, base: Base, words: Words): void {
  const cities = drawCities(frame, palette, room, base, words);
  if (frame.zoom >= OBLASTS_FROM_ZOOM && frame.zoom < OBLASTS_TO_ZOOM) {
    // Kyiv and Sevastopol are both: one name is enough
    const oblasts = base.oblasts.filter(({ name }) => !cities.has(name));
    drawOblasts(frame, palette, room, oblasts, words);
  }
  if (frame.zoom >= RIVERS_FROM_ZOOM && frame.zoom < RIVERS_TO_ZOOM) {
    drawRiverNames(frame, palette, room, base.rivers, words);
  }
  drawSurroundings(frame, palette, room, base.surroundings, words);
}

/** Gives the names of the cities that found room. */
function drawCities(frame: Frame, palette: Palette, room: Room, { cities }: Base, words: Words): Set<string> {
  const drawn = new Set<string>();
  const { context: c, scale, left, top, width, height, zoom } = frame;
  const style = { fill: palette.softInk, rim: palette.land, font: `12px ${palette.font}` };
  c.font = style.font;
  for (const city of cities) {
    if (zoom < city.zoom) continue;
    const [x, y] = [(worldX(city.lng) - left) * scale, (worldY(city.lat) - top) * scale];
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const text = words.name(city.name, city.nameUk);
    const wide = c.measureText(text).width;
    if (!room.isFree(Room.around(x, y, 6, 6))) continue;
    const box = room.takeFirst([
      { x: x + BESIDE, y: y - LINE / 2, width: wide, height: LINE },
      { x: x - BESIDE - wide, y: y - LINE / 2, width: wide, height: LINE },
    ]);
    if (!box) continue;
    room.take(Room.around(x, y, 6, 6));
    c.fillStyle = palette.softInk;
    circle(c, x, y, 2);
    c.fill();
    drawLabel(c, text, box.x, box.y + LINE / 2, style);
    drawn.add(city.name);
  }
  return drawn;
}

function drawOblasts(
  frame: Frame, palette: Palette, room: Room, oblasts: Base["oblasts"], words: Words,
): void {
  const { context: c, scale, left, top } = frame;
  const style = { fill: palette.softInk, rim: palette.land, font: `600 11px ${palette.font}` };
  c.font = style.font;
  oblasts.forEach((oblast) => {
    const lines = splitLines(words.name(oblast.name, oblast.nameUk));
    const wide = Math.max(...lines.map((line) => c.measureText(line).width));
    const boxes = oblast.spots.map(([x, y]) =>
      Room.around((x - left) * scale, (y - top) * scale, wide, LINE * lines.length),
    );
    const box = room.takeFirst(boxes);
    if (!box) return;
    lines.forEach((line, row) => {
      const x = box.x + (wide - c.measureText(line).width) / 2;
      drawLabel(c, line, x, box.y + LINE * (row + 0.5), style);
    });
  });
}

/** A name on lines of one or two words. */
export function splitLines(name: string): string[] {
  const words = name.split(" ");
  if (words.length < 3) return words.length === 2 && name.length > 14 ? words : [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(" "), words.slice(half).join(" ")];
}
