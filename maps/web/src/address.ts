// The address follows the view, so that it can be copied at any moment.
import type * as L from "leaflet";
import type { Explorer } from "./explorer.ts";
import { LISTS, type ListName, type UrlState, writeUrl } from "./url-state.ts";

const PAUSE_MS = 500;

export class Address {
  readonly #explorer: Explorer;
  readonly #given: UrlState;
  #map: L.Map | null = null;
  #id = "";

  constructor(explorer: Explorer, given: UrlState) {
    this.#explorer = explorer;
    this.#given = given;
  }

  follow(map: L.Map): void {
    this.#map = map;
    let timer = 0;
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => replaceAddress(this.of({})), PAUSE_MS);
    };
    map.on("moveend", later);
    map.on("popupclose", () => {
      this.#id = "";
      later();
    });
    this.#explorer.onChange(later);
  }

  /** Say which incident is open. */
  setId(id: string): void {
    this.#id = id;
    replaceAddress(this.of({}));
  }

  /** Say that this incident is open no longer. */
  dropId(id: string): void {
    if (this.#id === id) this.setId("");
  }

  /** The address of what is shown now, with changes. */
  of(changes: Partial<UrlState>): string {
    const { chosen, codes, store, from, to, confidence, query } = this.#explorer;
    const lists = Object.fromEntries(
      LISTS.map((name) => [name, [...chosen[name]].sort((a, b) => a - b).map((at) => codes[name][at] ?? "")]),
    ) as Record<ListName, string[]>;
    const center = this.#map?.getCenter();
    const view = this.#map && center ? { lat: center.lat, lng: center.lng, zoom: this.#map.getZoom() } : this.#given.view;
    const dates = {
      from: from === Math.min(1, to) ? "" : this.#explorer.isoDay(from),
      to: to === Math.max(store.lastDay, from) ? "" : this.#explorer.isoDay(to),
    };
    const state = { ...this.#given, view, lists, ...dates, confidence, query, id: this.#id, ...changes };
    return writeUrl(state) || window.location.pathname;
  }
}

function replaceAddress(address: string): void {
  try {
    window.history.replaceState(null, "", address);
  } catch (error) {
    // a sandboxed frame may not change its address, and a browser may refuse too many changes: the view goes on
    if (!(error instanceof DOMException && error.name === "SecurityError")) throw error;
  }
}
