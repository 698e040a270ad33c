// Spots with a point, and groups of those that lie too close to be drawn apart, at one zoom.
import Supercluster, { type PointFeature } from "supercluster";
import { worldX, worldY } from "./mercator.ts";
import type { Tally } from "./facets.ts";
import { byPosition } from "./places.ts";
import type { Store } from "./store.ts";

const APART = 42; // pixels between the middles of two symbols
const EXTENT = 256;

export interface Group {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Incidents by theme and standing: `shareOf(theme, standing)`. */
  readonly shares: Uint32Array;
  readonly spots: readonly number[];
  /** Whether all of them are at one position, such as a town and what is told to be near it. */
  readonly isPlace: boolean;
}

/** What a position, or a group of them, carries in the index. */
interface Members {
  spots: number[];
}

export class Clusters {
  readonly #points: PointFeature<Members>[];
  readonly #store: Store;
  readonly #tally: Tally;
  readonly #width: number;
  #index: Supercluster<Members, Members> | null = null;
  #zoom = NaN;

  /** `isPoint` tells by precision whether a spot is a point. */
  constructor(store: Store, tally: Tally, isPoint: readonly boolean[]) {
    const { spots } = store;
    this.#store = store;
    this.#tally = tally;
    this.#width = spots.n ? tally.shares.length / spots.n : 0;
    const points = Array.from(spots.precision.keys()).filter((spot) => isPoint[spots.precision[spot] ?? 0]);
    this.#points = Array.from(byPosition(points, spots).values(), ([first = 0, ...others]) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [spots.lng[first] ?? 0, spots.lat[first] ?? 0] },
      properties: { spots: [first, ...others] },
    }));
  }

  /** Forget what was grouped: other incidents are shown now. */
  reset(): void {
    this.#zoom = NaN;
  }

  /** The groups at a zoom inside west, south, east and north edges in degrees. */
  at(zoom: number, bounds: [number, number, number, number]): Group[] {
    const index = this.#load(zoom);
    const { bySpot } = this.#tally;
    const groups = index.getClusters(bounds, Math.floor(zoom)).map(({ geometry, properties }) => {
      const [lng = 0, lat = 0] = geometry.coordinates;
      const spots = properties.spots.filter((spot) => bySpot[spot]);
      const { count, shares } = this.#sum(spots);
      return { x: worldX(lng), y: worldY(lat), count, shares, spots, isPlace: !("cluster" in properties) };
    });
    return joinOverlapping(groups, APART / 2 ** zoom);
  }

  /** Group at one zoom only, the one that is drawn: a pyramid of all of them is built too slowly for each change. */
  #load(zoom: number): Supercluster<Members, Members> {
    if (this.#index && zoom === this.#zoom) return this.#index;
    const whole = Math.floor(zoom);
    this.#zoom = zoom;
    this.#index = new Supercluster<Members, Members>({
      minZoom: whole,
      maxZoom: whole,
      radius: APART * 2 ** (whole - zoom),
      extent: EXTENT,
      map: ({ spots }) => ({ spots: [...spots] }),
      reduce: (group, { spots }) => group.spots.push(...spots),
    });
    const { bySpot } = this.#tally;
    return this.#index.load(this.#points.filter(({ properties }) => properties.spots.some((spot) => bySpot[spot])));
  }

  /** Only what is in view is summed, which is less than every group that is made. */
  #sum(spots: readonly number[]): { count: number; shares: Uint32Array } {
    const { shares: all, bySpot } = this.#tally;
    const shares = new Uint32Array(this.#width);
    let count = 0;
    for (const spot of spots) {
      count += bySpot[spot] as number;
      const from = spot * this.#width;
      for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] as number) + (all[from + at] as number);
    }
    return { count, shares };
  }

  /** West, south, east and north edges of the spots of a group, in degrees. */
  boundsOf({ spots }: Group): [number, number, number, number] {
    const { lng, lat } = this.#store.spots;
    const xs = spots.map((spot) => lng[spot] ?? 0);
    const ys = spots.map((spot) => lat[spot] ?? 0);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
}

/** Groups that stand in the middle of their incidents may come closer than `apart` (world units): such are one. */
export function joinOverlapping(groups: readonly Group[], apart: number): Group[] {
  const joined: Group[] = [];
  // the largest first, so that they keep their places
  for (const group of [...groups].sort((a, b) => b.count - a.count)) {
    const near = joined.findIndex(({ x, y }) => (x - group.x) ** 2 + (y - group.y) ** 2 < apart ** 2);
    const other = joined[near];
    if (!other) {
      joined.push(group);
      continue;
    }
    const shares = other.shares.map((n, at) => n + (group.shares[at] ?? 0));
    joined[near] = { ...other, count: other.count + group.count, shares, spots: [...other.spots, ...group.spots], isPlace: false };
  }
  return joined;
}
