// Rivers: their lines, and their names along them in italics, once in the picture and only where they cover nothing.
import type { Frame } from "./canvas-layer.ts";
import { drawLabel, type Palette } from "./draw.ts";
import type { Label, River as RiverTexts } from "./payload.ts";
import { type Box, Room } from "./room.ts";
import { type Position, readPositions } from "./shapes.ts";
import type { Words } from "./words.ts";

export type Line = readonly Position[];

export interface River {
  readonly name: Label;
  /** The zoom from which it is drawn. */
  readonly zoom: number;
  /** In world units. */
  readonly lines: readonly Line[];
}

/** Where a name may stand: its middle, its slope in radians, and what part of the stretch its straight way is. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly straightness: number;
}

/** Nearer than this, the error of the lines, up to two kilometres, would put villages on the wrong bank. */
export const RIVERS_TO_ZOOM = 11;
const SIZE = 12;
const ASIDE = 10; // pixels from the line to the middle of the name
const EVERY = 24; // pixels between two places that are tried
const STRAIGHT = 0.92;

export function readRivers(texts: readonly RiverTexts[]): River[] {
  return texts.map(({ name, zoom, lines }) => ({ name, zoom, lines: lines.map(readPositions) }));
}

export function drawRiverNames(frame: Frame, palette: Palette, room: Room, rivers: readonly River[], words: Words): void {
  const { context: c, scale, left, top } = frame;
  const style = { fill: palette.riverInk, rim: palette.land, font: `italic ${SIZE}px ${palette.font}` };
  c.font = style.font;
  for (const { name, zoom, lines } of rivers) {
    if (frame.zoom < zoom) continue;
    const text = words.label(name);
    const wide = c.measureText(text).width;
    const inPixels = lines.map((line) => line.map(([x, y]): Position => [(x - left) * scale, (y - top) * scale]));
    const places = inPixels
      .flatMap((line) => stretches(line, wide, EVERY))
      .filter(({ straightness }) => straightness >= STRAIGHT)
      .sort((a, b) => b.straightness - a.straightness)
      .flatMap((stretch) => [-1, 1].map((side) => beside(stretch, side, wide)))
      .filter((place) => isInView(place, frame));
    const place = room.takeFirst(places);
    if (!place) continue;
    c.save();
    c.translate(place.x + place.width / 2, place.y + place.height / 2);
    c.rotate(place.angle);
    drawLabel(c, text, -wide / 2, 0, style);
    c.restore();
  }
}

/** The stretches of a line that are `wide` long, one `every` so much, none where the line is shorter. */
export function stretches(line: Line, wide: number, every: number): Stretch[] {
  const lengths = [0];
  for (let index = 1; index < line.length; index++) lengths.push((lengths[index - 1] ?? 0) + distance(line, index));
  const total = lengths.at(-1) ?? 0;
  const found: Stretch[] = [];
  let index = 0;
  const at = (length: number): Position => {
    while (index > 0 && (lengths[index] ?? 0) > length) index--;
    while (index < line.length - 2 && (lengths[index + 1] ?? 0) < length) index++;
    const [[x1, y1], [x2, y2]] = [line[index] ?? [0, 0], line[index + 1] ?? [0, 0]];
    const share = (length - (lengths[index] ?? 0)) / ((lengths[index + 1] ?? 0) - (lengths[index] ?? 0) || 1);
    return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  };
  for (let start = 0; start + wide <= total; start += every) {
    const [[x1, y1], [x2, y2]] = [at(start), at(start + wide)];
    const angle = Math.atan2(y2 - y1, x2 - x1);
    found.push({
      x: (x1 + x2) / 2,
      y: (y1 + y2) / 2,
      angle: Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle,
      straightness: Math.hypot(x2 - x1, y2 - y1) / wide,
    });
  }
  return found;
}

function distance(line: Line, index: number): number {
  const [[x1, y1], [x2, y2]] = [line[index - 1] ?? [0, 0], line[index] ?? [0, 0]];
  return Math.hypot(x2 - x1, y2 - y1);
}

/** The box around a turned name above (-1) or below (1) its stretch. */
function beside({ x, y, angle }: Stretch, side: number, wide: number): Box & { angle: number } {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [width, height] = [wide * cos + SIZE * Math.abs(sin), wide * Math.abs(sin) + SIZE * cos];
  return { ...Room.around(x - side * ASIDE * sin, y + side * ASIDE * cos, width, height), angle };
}

/** Whether a box lies in what is seen of the frame, not in the margin around it. */
function isInView({ x, y, width, height }: Box, { margin, ...frame }: Frame): boolean {
  return (
    x >= margin.x &&
    y >= margin.y &&
    x + width <= frame.width - margin.x &&
    y + height <= frame.height - margin.y
  );
}
