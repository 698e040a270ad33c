// Outlines, decoded when they are first drawn, as paths in world units (see mercator.ts) around an origin of ours.
import { worldX, worldY } from "./mercator.ts";
import type { PositionTexts, ShapeTexts } from "./payload.ts";
import { countNumbers, decodeSteps } from "./vlq.ts";

const SHAPE_UNITS = 10_000;
// A path keeps 24 bits a number: near the country it has more of them to spare.
export const ORIGIN_X = worldX(31);
export const ORIGIN_Y = worldY(48.5);

export interface Shape {
  readonly path: Path2D;
  /** West, north, east and south edge in world units. */
  readonly bounds: readonly [number, number, number, number];
  /** Positions for a label in world units, the best first. */
  readonly spots: readonly (readonly [x: number, y: number])[];
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
    return (this.#made[number] ??= readShape(texts));
  }

  /** Longitude and latitude of the best position for a label. */
  middle(number: number): [lng: number, lat: number] {
    const [lng, lat] = (this.#texts[number]?.spots ?? ["A", "A"]).map(
      (text) => (decodeSteps(text, new Float64Array(countNumbers(text)))[0] ?? 0) / SHAPE_UNITS,
    );
    return [lng ?? 0, lat ?? 0];
  }
}

function readShape({ rings, spots }: ShapeTexts): Shape {
  const path = new Path2D();
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    readPositions(ring).forEach(([x, y], index) => {
      if (index === 0) path.moveTo(x - ORIGIN_X, y - ORIGIN_Y);
      else path.lineTo(x - ORIGIN_X, y - ORIGIN_Y);
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    });
    path.closePath();
  }
  return { path, bounds, spots: readPositions(spots) };
}

/** Positions in world units. */
export function readPositions([lng, lat]: PositionTexts): [number, number][] {
  const n = countNumbers(lng);
  const x = decodeSteps(lng, new Float64Array(n));
  const y = decodeSteps(lat, new Float64Array(n));
  return Array.from(x, (value, index) => [worldX(value / SHAPE_UNITS), worldY((y[index] ?? 0) / SHAPE_UNITS)]);
}
