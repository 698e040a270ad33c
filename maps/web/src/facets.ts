// Filters that combine. Each facet owns one bit of a row's mask; a row is shown where no facet has set its bit, and is
// counted in a facet where no other has, so that the numbers beside the options say what choosing them would show.
import { shareOf, STANDINGS, type Store } from "./store.ts";

/** What rows are filtered by: a column of small values with a count for each, or a test of its own that counts nothing. */
export interface Facet {
  readonly name: string;
  /** The value of each row, all facets in arrays of one kind: the engine reads those faster. */
  readonly values: Uint16Array | null;
  readonly size: number;
}

export interface Tally {
  shown: number;
  /** By facet: how many rows have each value among those that all other facets let through. */
  readonly counts: ReadonlyMap<string, Uint32Array>;
  /** How many rows are shown by spot, theme and standing: `shareOf(spot * themes + theme, standing)`. */
  readonly shares: Uint32Array;
  readonly bySpot: Uint32Array;
}

export class Facets {
  readonly #store: Store;
  readonly #facets: readonly Facet[];
  readonly #mask: Uint16Array;
  readonly #active = new Set<string>();
  readonly #themes: number;
  readonly tally: Tally;

  constructor(store: Store, facets: readonly Facet[], themes: number) {
    if (facets.length > 16) throw new RangeError("A row's mask holds sixteen facets.");
    this.#store = store;
    this.#facets = facets;
    this.#themes = themes;
    this.#mask = new Uint16Array(store.n);
    this.tally = {
      shown: 0,
      counts: new Map(facets.map(({ name, size }) => [name, new Uint32Array(size)])),
      shares: new Uint32Array(store.spots.n * themes * STANDINGS.length),
      bySpot: new Uint32Array(store.spots.n),
    };
    this.count();
  }

  /** Let a facet pass only the rows for which `passes` holds; with null it passes all. */
  set(name: string, passes: ((row: number) => boolean) | null): void {
    const bit = 1 << this.#facets.findIndex((facet) => facet.name === name);
    const mask = this.#mask;
    if (passes === null) {
      if (this.#active.delete(name)) for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] ?? 0) & ~bit;
      return;
    }
    this.#active.add(name);
    for (let row = 0; row < mask.length; row++) {
      mask[row] = passes(row) ? (mask[row] ?? 0) & ~bit : (mask[row] ?? 0) | bit;
    }
  }

  /** Let a facet pass only rows with these values; none given passes all. */
  choose(name: string, chosen: ReadonlySet<number>): void {
    const facet = this.#facets.find((one) => one.name === name);
    if (!facet?.values) throw new RangeError(`There is no facet ${name} with values.`);
    const { values, size } = facet;
    const passes = new Uint8Array(size);
    for (const value of chosen) passes[value] = 1;
    this.set(name, chosen.size ? (row) => passes[values[row] as number] === 1 : null);
  }

  get isActive(): boolean {
    return this.#active.size > 0;
  }

  isShown(row: number): boolean {
    return this.#mask[row] === 0;
  }

  /** Count anew, after the last change. */
  count(): void {
    const { spot, theme, standing } = this.#store;
    const { counts, shares, bySpot } = this.tally;
    const columns = this.#facets.map(({ name, values }) => values && { values, counts: counts.get(name) ?? new Uint32Array() });
    const counted = columns.filter((column) => column !== null);
    for (const { counts } of counted) counts.fill(0);
    shares.fill(0);
    bySpot.fill(0);
    let shown = 0;
    const mask = this.#mask;
    for (let row = 0; row < mask.length; row++) {
      const bits = mask[row] as number;
      if (bits === 0) {
        shown++;
        const at = spot[row] as number;
        bySpot[at] = (bySpot[at] as number) + 1;
        const share = shareOf(at * this.#themes + (theme[row] as number), standing[row] as number);
        shares[share] = (shares[share] as number) + 1;
        for (let facet = 0; facet < counted.length; facet++) tick(counted[facet] as Column, row);
      } else if ((bits & (bits - 1)) === 0) {
        const column = columns[31 - Math.clz32(bits)];
        if (column) tick(column, row);
      }
    }
    this.tally.shown = shown;
  }
}

interface Column {
  values: Uint16Array;
  counts: Uint32Array;
}

function tick({ values, counts }: Column, row: number): void {
  const value = values[row] as number;
  counts[value] = (counts[value] as number) + 1;
}
