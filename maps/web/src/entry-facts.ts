// What is known of an incident beside its words: where, how it stands, who says so, who held the place.
import type { Details } from "./details.ts";
import { el } from "./dom.ts";
import type { Explorer } from "./explorer.ts";
import type { Words } from "./words.ts";

export class EntryFacts {
  readonly #explorer: Explorer;
  readonly #words: Words;

  constructor(explorer: Explorer, words: Words) {
    this.#explorer = explorer;
    this.#words = words;
  }

  /** Terms and what is said of each, for a `dl`. */
  of(row: number, { mention, claimedBy, controlSource, publishers }: Details): HTMLElement[] {
    const { store, payload, codes } = this.#explorer;
    const say = (key: string, values = {}): string => this.#words.say(key, values);
    const sides = store.sideSets[(store.side[row] ?? 0) - 1] ?? [];
    const known = sides.filter((side) => codes.side.includes(side)).map((side) => say(`side.${side}`));
    const speaker = [claimedBy, known.length ? `(${[...new Set(known)].join("; ")})` : ""].filter(Boolean).join(" ");
    const facts: [key: string, text: string][] = [
      ["where", this.#where(row)],
      ["mention", this.#isName(row, mention) ? "" : mention],
      ["status", say(`modality.${payload.modalities[store.modality[row] ?? 0]}`)],
      ["saidBy", speaker],
      ["publishers", this.#publishers(publishers)],
      ["control", this.#control(row, controlSource)],
      ["confidence", say("confidence.is", { n: store.confidence[row] ?? 0 })],
    ];
    const told = facts.filter(([, text]) => text);
    return told.flatMap(([key, text]) => [el("dt", {}, say(`entry.${key}`)), el("dd", {}, text)]);
  }

  #publishers(given: Details["publishers"]): string {
    const publishers = given.filter(([side]) => this.#words.has(`publisher.${side}`));
    const [first] = publishers;
    if (!first) return "";
    const say = (side: string): string => this.#words.say(`publisher.${side}`);
    const n = publishers.reduce((sum, [, count]) => sum + count, 0);
    if (n === 1) return this.#words.say("publishers.one", { side: say(first[0]) });
    const sides = publishers.map(([side, count]) => `${say(side)} ${this.#words.number(count)}`).join(", ");
    return this.#words.say("publishers.many", { n, sides });
  }

  /** Whether the text names the place as its heading does. */
  #isName(row: number, mention: string): boolean {
    const { spot, spots } = this.#explorer.store;
    const at = spot[row] ?? 0;
    return mention === spots.name[at] || mention === spots.nameUk[at];
  }

  #where(row: number): string {
    const { store, payload } = this.#explorer;
    const spot = store.spot[row] ?? 0;
    const code = payload.precisions[store.spots.precision[spot] ?? 0] ?? "unlocated";
    const words = this.#words.say(`precision.${code}`);
    const km = store.spots.radiusKm[spot] ?? 0;
    if (code === "unlocated" || km === 0) return words;
    return this.#words.say("precision.within", { words, km: this.#words.distance(km) });
  }

  #control(row: number, source: string): string {
    const { store, payload } = this.#explorer;
    const code = payload.controls[store.control[row] ?? 0] ?? "unknown";
    const words = this.#words.say(`control.${code}`);
    if (code === "unknown") return words;
    const when = store.day[row] ? this.#words.say("control.onThatDate", { words }) : words;
    return source ? `${when} (${this.#words.source(source)})` : when;
  }
}
