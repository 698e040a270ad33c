// What is chosen and what that shows: the one place where filters change. Views listen.
import { DetailStore } from "./details.ts";
import { type Facet, Facets } from "./facets.ts";
import type { Payload } from "./payload.ts";
import { Search } from "./search.ts";
import { Store } from "./store.ts";
import { LISTS, type ListName, type UrlState } from "./url-state.ts";

const BINS = 48;

export class Explorer {
  readonly payload: Payload;
  readonly store: Store;
  readonly details: DetailStore;
  readonly search: Search;
  readonly facets: Facets;
  /** Days in one bar of the histogram. */
  readonly binDays: number;
  readonly binCount: number;
  /** What is chosen in each list, as positions in `codes`; nothing chosen means all. */
  readonly chosen: Readonly<Record<ListName, Set<number>>>;
  readonly codes: Readonly<Record<ListName, readonly string[]>>;
  /** Of each list how many incidents each option has among all, whatever is chosen. */
  readonly #all: Readonly<Record<ListName, Uint32Array>>;
  from = 1;
  to: number;
  confidence = 0;
  query = "";
  readonly #listeners: (() => void)[] = [];
  #isDue = false;

  constructor(payload: Payload) {
    const store = new Store(payload);
    this.payload = payload;
    this.store = store;
    this.details = new DetailStore(store.n);
    this.search = new Search(store, this.details, payload);
    this.to = store.lastDay;
    this.binDays = Math.max(1, Math.ceil(store.lastDay / BINS));
    this.binCount = Math.ceil(store.lastDay / this.binDays);
    this.codes = {
      type: payload.types.map(({ code }) => code),
      precision: payload.precisions,
      status: payload.modalities,
      side: ["none", ...payload.sides],
      control: payload.controls,
      oblast: ["none", ...payload.oblasts.map(({ id }) => id)],
    };
    this.chosen = Object.fromEntries(LISTS.map((name) => [name, new Set<number>()])) as Record<ListName, Set<number>>;
    this.facets = new Facets(store, this.#columns(), payload.themes.length);
    this.#all = Object.fromEntries(LISTS.map((name) => [name, this.countsOf(name).slice()])) as Record<ListName, Uint32Array>;
  }

  get isFiltered(): boolean {
    return this.facets.isActive;
  }

  /** Whether a spot stands for no place that is known. */
  isNowhere(spot: number): boolean {
    return this.payload.precisions[this.store.spots.precision[spot] ?? 0] === "unlocated";
  }

  /** The options of a list that occur at all, and those that a link has chosen. */
  offered(list: ListName): number[] {
    return [...this.codes[list].keys()].filter((option) => this.#all[list][option] || this.chosen[list].has(option));
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  choose(list: ListName, options: Iterable<number>, isChosen: boolean): void {
    for (const option of options) {
      if (isChosen) this.chosen[list].add(option);
      else this.chosen[list].delete(option);
    }
    this.#applyList(list);
    this.#changed();
  }

  /** Whether all days are shown, and with them what has no day. */
  get hasAllDays(): boolean {
    return this.from <= 1 && this.to >= this.store.lastDay;
  }

  /** Days from and to which incidents are shown, both included. They may lie outside the data, where nothing is. */
  setDays(from: number, to: number): void {
    [this.from, this.to] = [from, to];
    const { day, span } = this.store;
    const overlaps = (row: number): boolean => {
      const first = day[row] as number;
      return first > 0 && first <= this.to && first + (span[row] as number) >= this.from;
    };
    this.facets.set("date", this.hasAllDays ? null : overlaps);
    this.#changed();
  }

  setConfidence(least: number): void {
    this.confidence = least;
    const { confidence } = this.store;
    this.facets.set("confidence", least ? (row) => (confidence[row] as number) >= least : null);
    this.#changed();
  }

  /** Look for words; called again as more of them arrive. */
  setQuery(query: string): void {
    this.query = query;
    this.facets.set("text", this.search.test(query));
    this.#changed();
  }

  reset(): void {
    for (const list of LISTS) {
      this.chosen[list].clear();
      this.#applyList(list);
    }
    this.setDays(1, this.store.lastDay);
    this.setConfidence(0);
    this.setQuery("");
  }

  /** Choose what an address asks for. Themes stand for all their types. */
  apply(state: UrlState): void {
    const { themes, types } = this.payload;
    for (const list of LISTS) {
      const wanted = new Set(state.lists[list]);
      const isWanted = (code: string, at: number): boolean =>
        wanted.has(code) || (list === "type" && wanted.has(themes[types[at]?.theme ?? -1]?.code ?? ""));
      this.codes[list].forEach((code, at) => isWanted(code, at) && this.chosen[list].add(at));
      this.#applyList(list);
    }
    const { lastDay } = this.store;
    const [first, last] = [this.store.dayOf(state.from), this.store.dayOf(state.to)];
    const from = first ?? Math.min(1, last ?? 1);
    const to = last ?? Math.max(lastDay, from);
    if (from <= to) this.setDays(from, to);
    else this.setDays(1, lastDay);
    this.setConfidence(state.confidence);
    this.setQuery(state.query);
  }

  /** The ISO 8601 text of a day number. */
  isoDay(day: number): string {
    return this.store.dateOf(day).toISOString().slice(0, 10);
  }

  /** How many incidents each option of a list would add, given all other filters. */
  countsOf(list: ListName): Uint32Array {
    const counts = this.facets.tally.counts.get(list) ?? new Uint32Array();
    if (list !== "side") return counts;
    const bySide = new Uint32Array(this.codes.side.length);
    counts.forEach((count, set) => this.#sidesOf(set).forEach((side) => (bySide[side] = (bySide[side] ?? 0) + count)));
    return bySide;
  }

  #applyList(list: ListName): void {
    const chosen = this.chosen[list];
    if (list !== "side") return this.facets.choose(list, chosen);
    const sets = [0, ...this.store.sideSets.map((_, at) => at + 1)];
    const fitting = sets.filter((set) => this.#sidesOf(set).some((side) => chosen.has(side)));
    // sides that nobody speaks for: nothing is shown, rather than everything
    this.facets.choose(list, new Set(chosen.size && fitting.length === 0 ? [sets.length] : fitting));
  }

  /** The options of a set of sides. */
  #sidesOf(set: number): number[] {
    if (set === 0) return [0];
    const sides = this.store.sideSets[set - 1] ?? [];
    return [...new Set(sides)].map((side) => this.codes.side.indexOf(side)).filter((option) => option > 0);
  }

  #columns(): Facet[] {
    const { store, codes } = this;
    const bySpot = (values: Uint8Array): Uint16Array => Uint16Array.from(store.spot, (spot) => values[spot] as number);
    const bins = Uint16Array.from(store.day, (day) => (day ? Math.ceil(day / this.binDays) : 0));
    return [
      { name: "type", values: new Uint16Array(store.type), size: codes.type.length },
      { name: "precision", values: bySpot(store.spots.precision), size: codes.precision.length },
      { name: "status", values: new Uint16Array(store.modality), size: codes.status.length },
      { name: "side", values: new Uint16Array(store.side), size: store.sideSets.length + 2 },
      { name: "control", values: new Uint16Array(store.control), size: codes.control.length },
      { name: "oblast", values: bySpot(store.spots.oblast), size: codes.oblast.length },
      { name: "confidence", values: null, size: 0 },
      { name: "date", values: bins, size: this.binCount + 1 },
      { name: "text", values: null, size: 0 },
    ];
  }

  /** Count once for all changes of one moment, then tell the views. */
  #changed(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.facets.count();
      for (const listener of this.#listeners) listener();
    });
  }
}
