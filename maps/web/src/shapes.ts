// Outlines, decoded when they are first drawn, as paths in world units (see mercator.ts) around an origin of ours.
import { worldX, worldY } from "./mercator.ts";
import type { PositionTexts, ShapeTexts } from "./payload.ts";
import { countNumbers, decodeSteps } from "./vlq.ts";

const SHAPE_UNITS = 10_000;
const FINENESS = 0.5; // pixels
// A path keeps 24 bits a number: near the country it has more of them to spare.
export const ORIGIN_X = worldX(31);
export const ORIGIN_Y = worldY(48.5);

export type Position = readonly [x: number, y: number];

export class Shape {
  /** West, north, east and south edge in world units. */
  readonly bounds: readonly [number, number, number, number];
  /** Positions for a label in world units, the best first. */
  readonly spots: readonly Position[];
  readonly #rings: readonly (readonly Position[])[];
  #drawn = { level: NaN, path: new Path2D() };

  constructor({ rings, spots }: ShapeTexts) {
    this.#rings = rings.map(readPositions);
    this.spots = readPositions(spots);
    const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of this.#rings.flat()) {
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
    this.bounds = bounds;
  }

  /** The outline as finely as a zoom can show it; kept until it is asked for at another. */
  pathAt(zoom: number): Path2D {
    const level = Math.ceil(zoom);
    if (level !== this.#drawn.level) this.#drawn = { level, path: this.#pathAt(level) };
    return this.#drawn.path;
  }

  #pathAt(level: number): Path2D {
    const path = new Path2D();
    for (const ring of this.#rings) {
      const corners = thinned(ring, FINENESS / 2 ** level);
      if (corners.length < 3) continue;
      trace(path, corners);
      path.closePath();
    }
    return path;
  }
}

export class Shapes {
  readonly #texts: readonly ShapeTexts[];
  readonly #made: (Shape | undefined)[] = [];

  constructor(texts: readonly ShapeTexts[]) {
    this.#texts = texts;
  }

  at(number: number): Shape {
    const texts = this.#texts[number];
    if (!texts) throw new RangeError(`There is no shape ${number}.`);
    return (this.#made[number] ??= new Shape(texts));
  }

  /** Longitude and latitude of the best position for a label. */
  middle(number: number): [lng: number, lat: number] {
    const [lng, lat] = (this.#texts[number]?.spots ?? ["A", "A"]).map(
      (text) => (decodeSteps(text, new Float64Array(countNumbers(text)))[0] ?? 0) / SHAPE_UNITS,
    );
    return [lng ?? 0, lat ?? 0];
  }
}

/** One path for lines in world units. */
export function linePath(lines: readonly (readonly Position[])[]): Path2D {
  const path = new Path2D();
  for (const line of lines) trace(path, line);
  return path;
}

/** Add a line to a path, around our origin. */
function trace(path: Path2D, line: readonly Position[]): void {
  line.forEach(([x, y], index) => {
    if (index === 0) path.moveTo(x - ORIGIN_X, y - ORIGIN_Y);
    else path.lineTo(x - ORIGIN_X, y - ORIGIN_Y);
  });
}

/** A ring on a grid of cells so wide, without corners that fall together; where two share a border, both stay alike. */
export function thinned(ring: readonly Position[], cell: number): Position[] {
  const kept: Position[] = [];
  for (const [x, y] of ring) {
    const corner: Position = [Math.round(x / cell) * cell, Math.round(y / cell) * cell];
    const last = kept.at(-1);
    if (!last || last[0] !== corner[0] || last[1] !== corner[1]) kept.push(corner);
  }
  return kept;
}

/** Positions in world units. */
export function readPositions([lng, lat]: PositionTexts): Position[] {
  const n = countNumbers(lng);
  const x = decodeSteps(lng, new Float64Array(n));
  const y = decodeSteps(lat, new Float64Array(n));
  return Array.from(x, (value, index) => [worldX(value / SHAPE_UNITS), worldY((y[index] ?? 0) / SHAPE_UNITS)]);
}
