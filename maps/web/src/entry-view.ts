// One incident in words: its head from the columns, its words and sources when somebody opens it.
import { el } from "./dom.ts";
import type { Details, Source } from "./details.ts";
import { EntryFacts } from "./entry-facts.ts";
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
  readonly #facts: EntryFacts;
  /** The incident that is open in a list, so that it stays open when the list is made anew. */
  #unfolded: number | null = null;

  constructor(explorer: Explorer, words: Words, host: EntryHost) {
    this.#explorer = explorer;
    this.#words = words;
    this.#host = host;
    this.#facts = new EntryFacts(explorer, words);
  }

  /** Let this incident, or none, be open in the lists that are made from now on. */
  unfold(row: number | null): void {
    this.#unfolded = row;
  }

  /** Open, as the only one of its place; `onFill` runs when its words have arrived, here and below. */
  article(row: number, onFill: () => void): HTMLElement {
    const body = el("div", {});
    void this.#fill(body, row, onFill).then((isFilled) => isFilled && body.isConnected && this.#host.onOpen(row));
    return el("article", { class: "incident" }, this.#head(row), body);
  }

  /** Folded, as one of a list, unless it is to be open; its words are loaded when it is opened. */
  folded(row: number, onFill: () => void = () => undefined): HTMLElement {
    const body = el("div", {});
    const fold = el("details", { class: "incident" }, el("summary", {}, this.#head(row)), body);
    let isFilled = false;
    fold.addEventListener("toggle", () => {
      if (!fold.open) {
        if (this.#unfolded === row) this.#unfolded = null;
        return this.#host.onClose(row);
      }
      this.#unfolded = row;
      const filling = isFilled ? Promise.resolve(true) : this.#fill(body, row, onFill);
      void filling.then((isDone) => {
        isFilled = isDone;
        if (isDone && fold.open && fold.isConnected) this.#host.onOpen(row);
      });
    });
    fold.open = row === this.#unfolded;
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
      el("dl", {}, ...this.#facts.of(row, details), ...this.#against(row, details)),
      el("ul", { class: "sources", "aria-label": this.#words.say("entry.sources") }, ...sources),
    ];
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

  #source({ title, url, publisher, published }: Source): HTMLElement {
    const name = title || url || this.#words.say("entry.untitled");
    const day = Date.parse(published);
    const about = [publisher, Number.isNaN(day) ? published : this.#words.date(new Date(day))].filter(Boolean).join(", ");
    const link = { href: url, target: "_blank", rel: "noopener noreferrer" };
    return el("li", {}, url ? el("a", link, name) : name, about ? el("span", {}, ` ${about}`) : null);
  }
}
