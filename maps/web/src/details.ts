// The words and sources of incidents, loaded when somebody asks for them.
import { loadChunk } from "./chunks.ts";
import { crc32 } from "./crc32.ts";
import { DETAIL_ROWS } from "./store.ts";
import { decodeNumbers } from "./vlq.ts";

export interface Source {
  title: string;
  url: string;
  publisher: string;
  /** ISO 8601 day, or empty. */
  published: string;
}

export interface Details {
  id: string;
  evidence: string;
  language: string;
  claimedBy: string;
  mention: string;
  controlSource: string;
  /** How many independent publishers stand behind it, by side; the most first. */
  publishers: [side: string, n: number][];
  /** Who contradicts it: what is denied here is reported there, or the other way round. */
  against: [row: number, id: string][];
  sources: Source[];
}

type DetailRow = [
  id: string,
  evidence: string,
  language: string,
  claimedBy: string,
  mention: string,
  controlSource: string,
  publishers: [side: string, n: number][],
  against: [row: number, id: string][],
  reports: number[],
];

interface DetailChunk {
  reports: [title: string, url: string, publisher: string, published: string][];
  rows: DetailRow[];
}

export class DetailStore {
  readonly #n: number;
  readonly #chunks = new Map<number, Promise<Details[]>>();

  constructor(n: number) {
    this.#n = n;
  }

  get chunkCount(): number {
    return Math.ceil(this.#n / DETAIL_ROWS);
  }

  async of(row: number): Promise<Details> {
    const details = (await this.chunk(Math.floor(row / DETAIL_ROWS)))[row % DETAIL_ROWS];
    if (!details) throw new RangeError(`There is no incident ${row}.`);
    return details;
  }

  chunk(number: number): Promise<Details[]> {
    let chunk = this.#chunks.get(number);
    if (!chunk) {
      chunk = loadChunk<DetailChunk>(`details-${number}`).then(readChunk);
      // what failed may be asked for again
      chunk.catch(() => this.#chunks.delete(number));
      this.#chunks.set(number, chunk);
    }
    return chunk;
  }

  /** The row of an incident by its id, or null. */
  async find(id: string): Promise<number | null> {
    const hashes = decodeNumbers(await loadChunk<string>("ids"), new Uint32Array(this.#n));
    const wanted = crc32(id);
    for (let row = hashes.indexOf(wanted); row >= 0; row = hashes.indexOf(wanted, row + 1)) {
      if ((await this.of(row)).id === id) return row;
    }
    return null;
  }
}

function readChunk({ reports, rows }: DetailChunk): Details[] {
  const sources = reports.map(([title, url, publisher, published]) => ({ title, url, publisher, published }));
  return rows.map(([id, evidence, language, claimedBy, mention, controlSource, publishers, against, positions]) => {
    const own = positions.flatMap((position) => sources[position] ?? []);
    return { id, evidence, language, claimedBy, mention, controlSource, publishers, against, sources: own };
  });
}
