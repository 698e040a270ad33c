// What the page's script, written by folium from maps/layers.py, calls.
import * as L from "leaflet";
import { Address } from "./address.ts";
import { showAge } from "./age.ts";
import { BaseLayer } from "./base-layer.ts";
import { listenForChunks, takeChunk } from "./chunks.ts";
import { addDrawer } from "./drawer.ts";
import { EntryView } from "./entry-view.ts";
import { Explorer } from "./explorer.ts";
import { showFirstView } from "./first-view.ts";
import { leavePageZoom, leaveScrolling, tellHost } from "./guest.ts";
import { IncidentLayer } from "./incident-layer.ts";
import { Interaction } from "./interaction.ts";
import { addThemes } from "./legend.ts";
import { addLists } from "./lists.ts";
import { createMap } from "./map.ts";
import { followScheme, readPalette } from "./palette.ts";
import { showNotice } from "./notice.ts";
import { addEmptyState, addPanel } from "./panel.ts";
import type { Payload } from "./payload.ts";
import { Shapes } from "./shapes.ts";
import { addLanguages, translate } from "./static-words.ts";
import { Turns } from "./turns.ts";
import { readUrl } from "./url-state.ts";
import { Words } from "./words.ts";

const FURTHER_BUFFERS = 2;

listenForChunks(globalThis);

/** The parts of the page that the folium elements put on it, one after the other. */
class OccupationMap {
  readonly map: L.Map;
  readonly #explorer: Explorer;
  readonly #shapes: Shapes;
  readonly #words: Words;
  readonly #entries: EntryView;
  readonly #address: Address;
  readonly #given: ReturnType<typeof readUrl>;
  readonly #layers: { redraw(): void }[] = [];
  readonly #palette: () => ReturnType<typeof readPalette>;
  readonly #turns = new Turns();
  #interaction: Interaction | null = null;
  #incidents: IncidentLayer | null = null;
  #unfold: (row: number) => void = () => undefined;

  constructor(id: string, centre: L.LatLngTuple, options: L.MapOptions) {
    const payload = takeChunk<Payload>("map");
    const root = document.documentElement;
    const explorer = new Explorer(payload);
    const codes = { ...explorer.codes, type: [...payload.themes.map(({ code }) => code), ...explorer.codes.type] };
    this.#explorer = explorer;
    this.#given = readUrl(window.location.search, codes);
    this.#words = new Words(payload.words, this.#given.lang ?? "en");
    this.#shapes = new Shapes(payload.shapes);
    this.#address = new Address(explorer, this.#given);
    this.#entries = new EntryView(explorer, this.#words, {
      onOpen: (row) => void this.#sayOpen(row),
      onClose: (row) => void this.#sayClosed(row),
      follow: (row) => this.#openRow(row),
      addressOf: (id) => this.#address.of({ id }),
    });
    let palette: ReturnType<typeof readPalette> | null = null;
    this.#palette = () => (palette ??= readPalette(root, payload.themes));
    followScheme(root, this.#given.dark, () => {
      palette = null;
      for (const layer of this.#layers) layer.redraw();
    });
    root.classList.toggle("is-plain", this.#given.plain);
    translate(document, this.#words);
    showAge(document, Date.now());
    explorer.apply(this.#given);
    explorer.facets.count();
    addThemes(byId("legend-themes"), explorer, this.#words);
    // before the map, whose size depends on the lines that they take
    addLanguages(byId("languages"), this.#words, (lang) => this.#address.of({ lang: lang as "en" }));
    this.map = createMap(id, centre, options, this.#words);
    this.map.on("popupclose", () => this.#entries.unfold(null));
    leavePageZoom(this.map);
  }

  addBasemap(isOverTiles: boolean): L.Layer {
    const layer = new BaseLayer(this.#explorer, this.#shapes, this.#palette, this.#turns, isOverTiles);
    // whoever lends the tiles is named on them
    if (isOverTiles) L.control.attribution({ prefix: false, position: "topright" }).addTo(this.map);
    this.#layers.push(layer);
    return layer;
  }

  addIncidents(): L.Layer {
    const layer = new IncidentLayer(this.#explorer, this.#shapes, this.#palette, this.#turns, this.#words);
    this.#layers.push(layer);
    this.#incidents = layer;
    this.#interaction = new Interaction(this.map, layer, this.#explorer, this.#entries, this.#words);
    return layer;
  }

  addFilters(id: string, roomy: string): void {
    const [panel, frame] = [byId(id), this.map.getContainer().parentElement];
    if (!frame) return;
    addPanel(panel, this.#explorer, this.#entries, this.#words);
    addDrawer(panel, frame, roomy, this.#words);
    addEmptyState(frame, this.#explorer, this.#words);
  }

  addLists(id: string): void {
    if (!this.#incidents) return;
    const parts = { map: this.map, layer: this.#incidents, explorer: this.#explorer, entries: this.#entries };
    this.#unfold = addLists(byId(id), { ...parts, words: this.#words, openSpot: (spot) => this.#openSpot(spot, null) });
  }

  /** For a map inside another page. */
  addGuest(): void {
    leaveScrolling(this.map, this.#words);
    requestAnimationFrame(() => tellHost(document.body));
  }

  showFirstView(corners: L.LatLngBoundsLiteral): void {
    const { view, id } = this.#given;
    showFirstView(this.map, corners, view, this.#words);
    this.#address.follow(this.map);
    if (id) void this.#openIncident(id);
    requestAnimationFrame(() => {
      performance.mark("occupation-map-ready");
      this.#drawAgain(FURTHER_BUFFERS);
    });
  }

  /** A canvas gets each of its buffers with a picture: not while the reader waits for the first filter. */
  #drawAgain(times: number): void {
    if (times === 0) return;
    this.#incidents?.redraw();
    requestAnimationFrame(() => this.#drawAgain(times - 1));
  }

  async #openIncident(id: string): Promise<void> {
    const row = await this.#explorer.details.find(id);
    if (row !== null) return this.#openRow(row, this.#given.view !== null);
    const frame = this.map.getContainer().parentElement ?? document.body;
    // a popup needs its room
    this.map.once("popupopen", showNotice(frame, this.#words.say("entry.gone"), this.#words));
  }

  #openRow(row: number, keepsZoom = false): void {
    const spot = this.#explorer.store.spot[row] ?? 0;
    this.#entries.unfold(row);
    if (!this.#explorer.isNowhere(spot)) {
      this.#openSpot(spot, row, keepsZoom);
      return;
    }
    // what has no place stands in the lists only, which a plain map hides
    document.documentElement.classList.remove("is-plain");
    this.#unfold(row);
  }

  async #sayOpen(row: number): Promise<void> {
    this.#address.setId((await this.#explorer.details.of(row)).id);
  }

  async #sayClosed(row: number): Promise<void> {
    this.#address.dropId((await this.#explorer.details.of(row)).id);
  }

  #openSpot(spot: number, row: number | null, keepsZoom = false): void {
    const shape = this.#explorer.store.spots.shape[spot] ?? 0;
    this.#interaction?.openSpot(spot, shape ? this.#shapes.middle(shape - 1) : null, row, keepsZoom);
  }
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}

Object.assign(globalThis, {
  L,
  occupationMap: (...given: ConstructorParameters<typeof OccupationMap>): OccupationMap => new OccupationMap(...given),
});
