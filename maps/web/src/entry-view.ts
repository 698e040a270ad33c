// One incident in words: its head from the columns, its words and sources when somebody opens it.
import { el } from "./dom.ts";
import type { Details, Source } from "./details.ts";
import type { Explorer } from "./explorer.ts";
import { DENIED, REPORTED, STANDINGS } from "./store.ts";
import type { Words } from "./words.ts";

/** What an entry asks of the page around it. */
export interface EntryHost {
  /** A reader has opened or closed this incident. */
  onOpen(row: number): void;
  onClose(row: number): void;
  /** Show another incident. */
  follow(row: number): void;
  /** The address of this view with another incident open. */
  addressOf(id: string): string;
}

const PRECISIONS_OF_DATES = ["day", "month", "year"];

export class EntryView {
  readonly #explorer: Explorer;
  readonly #words: Words;
  readonly #host: EntryHost;

  constructor(explorer: Explorer, words: Words, host: EntryHost) {
    this.#explorer = explorer;
    this.#words = words;
    this.#host = host;
  }

  /** Open, as the only one of its place; `onFill` runs when its words have arrived, here and below. */
  article(row: number, onFill: () => void): HTMLElement {
    const body = el("div", {});
    void this.#fill(body, row, onFill).then((isFilled) => isFilled && this.#host.onOpen(row));
    return el("article", { class: "incident" }, this.#head(row), body);
  }

  /** Folded, as one of a list; its words are loaded when it is opened, at once where it `isOpen`. */
  folded(row: number, isOpen: boolean, onFill: () => void = () => undefined): HTMLElement {
    const body = el("div", {});
    const fold = el("details", { class: "incident" }, el("summary", {}, this.#head(row)), body);
    let isFilled = false;
    fold.addEventListener("toggle", () => {
      if (!fold.open) return this.#host.onClose(row);
      const filling = isFilled ? Promise.resolve(true) : this.#fill(body, row, onFill);
      void filling.then((isDone) => {
        isFilled = isDone;
        if (isDone && fold.open) this.#host.onOpen(row);
      });
    });
    fold.open = isOpen;
    return fold;
  }

  chip(type: number, standing: number): HTMLElement {
    const { types, themes } = this.#explorer.payload;
    const { theme = 0, symbol = "" } = types[type] ?? {};
    const classes = `symbol symbol--${STANDINGS[standing] ?? "reported"} theme-${themes[theme]?.code ?? ""}`;
    return el("span", { class: classes, "aria-hidden": "true" }, symbol);
  }

  date(row: number): string {
    const { store } = this.#explorer;
    const day = store.day[row] ?? 0;
    if (day === 0) return this.#words.say("date.unknown");
    const precision = PRECISIONS_OF_DATES[store.datePrecision[row] ?? 0];
    const from = this.#words.date(store.dateOf(day), precision);
    const to = this.#words.date(store.dateOf(day + (store.span[row] ?? 0)), precision);
    return from === to ? from : this.#words.say("date.range", { from, to });
  }

  #head(row: number): HTMLElement {
    const { store, payload, facets } = this.#explorer;
    const type = payload.types[store.type[row] ?? 0];
    const badge = this.#badge(row);
    return el(
      "span",
      { class: "incident-head" },
      this.chip(store.type[row] ?? 0, store.standing[row] ?? 0),
      el(
        "span",
        { class: "incident-title" },
        el("b", {}, type ? this.#words.label(type.label) : ""),
        el("span", {}, this.date(row)),
        facets.isShown(row) ? null : el("span", {}, this.#words.say("entry.outside")),
      ),
      badge ? el("span", { class: "badge" }, badge) : null,
    );
  }

  /** The one word or two that a reader must not miss; empty where nothing stands against the report. */
  #badge(row: number): string {
    const { store, payload } = this.#explorer;
    if (store.standing[row] === REPORTED) return "";
    if (store.standing[row] === DENIED) return this.#words.say("badge.denied");
    if (store.disputed[row]) return this.#words.say("badge.disputed");
    const isReported = payload.modalities[store.modality[row] ?? 0] === "reported";
    return this.#words.say(isReported ? "badge.oneSide" : "badge.announced");
  }

  /** Whether the words could be had. */
  async #fill(body: HTMLElement, row: number, onFill: () => void): Promise<boolean> {
    body.replaceChildren(el("p", { class: "soft", role: "status" }, this.#words.say("entry.loading")));
    try {
      body.replaceChildren(...this.#body(row, await this.#explorer.details.of(row)));
      return true;
    } catch {
      body.replaceChildren(el("p", { role: "alert" }, this.#words.say("entry.failed")));
      return false;
    } finally {
      onFill();
    }
  }

  #body(row: number, details: Details): HTMLElement[] {
    const quote: Record<string, string> = details.language ? { lang: details.language } : {};
    const sources = details.sources.map((source) => this.#source(source));
    return [
      el("blockquote", quote, `“${details.evidence}”`),
      el("dl", {}, ...this.#facts(row, details), ...this.#against(row, details)),
      el("ul", { class: "sources", "aria-label": this.#words.say("entry.sources") }, ...sources),
    ];
  }

  #facts(row: number, { mention, claimedBy, controlSource, publishers }: Details): HTMLElement[] {
    const { store, payload, codes } = this.#explorer;
    const say = (key: string, values = {}): string => this.#words.say(key, values);
    const sides = store.sideSets[(store.side[row] ?? 0) - 1] ?? [];
    const known = sides.filter((side) => codes.side.includes(side)).map((side) => say(`side.${side}`));
    const speaker = [claimedBy, known.length ? `(${[...new Set(known)].join("; ")})` : ""].filter(Boolean).join(" ");
    const facts: [key: string, text: string][] = [
      ["where", this.#where(row)],
      ["mention", mention],
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

  #against(row: number, { against }: Details): HTMLElement[] {
    if (against.length === 0) return [];
    const isDenied = this.#explorer.store.standing[row] === DENIED;
    const links = against.map(([other, id]) => {
      const link = el("a", { href: this.#host.addressOf(id) }, `${this.#words.say("against.see")}, ${this.date(other)}`);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#host.follow(other);
      });
      return el("span", { class: "against" }, link);
    });
    const title = this.#words.say(isDenied ? "entry.reportedElsewhere" : "entry.deniedElsewhere");
    return [el("dt", {}, title), el("dd", {}, ...links)];
  }

  #where(row: number): string {
    const { store, payload } = this.#explorer;
    const spot = store.spot[row] ?? 0;
    const code = payload.precisions[store.spots.precision[spot] ?? 0] ?? "unlocated";
    const words = this.#words.say(`precision.${code}`);
    const km = store.spots.radiusKm[spot] ?? 0;
    if (code === "unlocated" || km === 0) return words;
    return this.#words.say("precision.within", { words, km: km >= 1 ? Math.round(km) : Number(km.toFixed(1)) });
  }

  #control(row: number, source: string): string {
    const { store, payload } = this.#explorer;
    const code = payload.controls[store.control[row] ?? 0] ?? "unknown";
    const words = this.#words.say(`control.${code}`);
    if (code === "unknown") return words;
    const when = store.day[row] ? this.#words.say("control.onThatDate", { words }) : words;
    return source ? `${when} (${source})` : when;
  }

  #source({ title, url, publisher, published }: Source): HTMLElement {
    const name = title || url || this.#words.say("entry.untitled");
    const day = Date.parse(published);
    const about = [publisher, Number.isNaN(day) ? published : this.#words.date(new Date(day))].filter(Boolean).join(", ");
    const link = { href: url, target: "_blank", rel: "noopener noreferrer" };
    return el("li", {}, url ? el("a", link, name) : name, about ? el("span", {}, ` ${about}`) : null);
  }
}
