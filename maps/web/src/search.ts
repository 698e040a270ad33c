// Full-text search: first in names and topics, which the page has, then in other spellings and in the words of the
// reports, as they arrive.
import { loadChunk } from "./chunks.ts";
import type { Details, DetailStore } from "./details.ts";
import type { Payload } from "./payload.ts";
import { type Fold, folding, queryWords } from "./spelling.ts";
import { DETAIL_ROWS, type Store } from "./store.ts";

export type Progress = (done: number, all: number) => void;

export class Search {
  readonly #store: Store;
  readonly #details: DetailStore;
  readonly #fold: Fold;
  readonly #types: readonly string[];
  #spots: readonly string[] | null = null;
  /** Other spellings of each spot's names, once they have arrived. */
  #names: readonly string[] = [];
  /** By row, empty until it has arrived. */
  readonly #texts: string[] = [];
  #reading: Promise<void> | null = null;

  constructor(store: Store, details: DetailStore, { spellings, themes, types }: Payload) {
    this.#store = store;
    this.#details = details;
    this.#fold = folding(spellings);
    this.#types = types.map(({ label, theme }) => {
      const labels = [label, themes[theme]?.label].flatMap((one) => (one ? Object.values(one) : []));
      return labels.map(this.#fold).join(" ");
    });
  }

  /** Whether a row has all words of the query, in what is known of it now; null where the query has none. */
  test(query: string): ((row: number) => boolean) | null {
    const words = queryWords(query, this.#fold);
    if (words.length === 0) return null;
    const { spots, spot, type } = this.#store;
    this.#spots ??= spots.name.map((name, at) => this.#fold(`${name} ${spots.nameUk[at] ?? ""} ${this.#names[at] ?? ""}`));
    const named = this.#spots;
    const found = words.map((word) => ({
      word,
      bySpot: Uint8Array.from(named, (name) => Number(name.includes(word))),
      byType: Uint8Array.from(this.#types, (name) => Number(name.includes(word))),
    }));
    const texts = this.#texts;
    return (row) =>
      found.every(
        ({ word, bySpot, byType }) =>
          bySpot[spot[row] as number] === 1 || byType[type[row] as number] === 1 || texts[row]?.includes(word) === true,
      );
  }

  /** Load and fold the words of all reports, once; `progress` is told after each chunk. */
  read(progress: Progress): Promise<void> {
    this.#reading ??= this.#readAll(progress).catch((error: unknown) => {
      this.#reading = null;
      throw error;
    });
    return this.#reading;
  }

  async #readAll(progress: Progress): Promise<void> {
    this.#names = await loadChunk<string[]>("names");
    this.#spots = null;
    const all = this.#details.chunkCount;
    for (let number = 0; number < all; number++) {
      const chunk = await this.#details.chunk(number);
      chunk.forEach((details, position) => (this.#texts[number * DETAIL_ROWS + position] = this.#fold(textOf(details))));
      progress(number + 1, all);
    }
  }
}

function textOf({ evidence, claimedBy, mention, sources }: Details): string {
  const told = sources.map(({ title, publisher }) => `${title} ${publisher}`);
  return [evidence, claimedBy, mention, ...told].join(" ");
}
