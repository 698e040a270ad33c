// Pointing at the map: what lies there opens as a list of its incidents; a group of places is zoomed into.
import * as L from "leaflet";
import type { EntryView } from "./entry-view.ts";
import type { Explorer } from "./explorer.ts";
import type { Hit, IncidentLayer } from "./incident-layer.ts";
import { keepInView } from "./map.ts";
import { placeOf } from "./places.ts";
import { popupContent } from "./popup.ts";
import type { Words } from "./words.ts";

const POPUP: L.PopupOptions = { minWidth: 280, maxWidth: 340, autoPan: false };
const AROUND_GROUP: L.PointTuple = [60, 60];
const SPOT_ZOOM = 9;

export class Interaction {
  readonly #map: L.Map;
  readonly #layer: IncidentLayer;
  readonly #explorer: Explorer;
  readonly #content: (spots: readonly number[], wanted: number | null) => HTMLElement;
  #open: { popup: L.Popup; spots: readonly number[]; wanted: number | null } | null = null;

  constructor(map: L.Map, layer: IncidentLayer, explorer: Explorer, entries: EntryView, words: Words) {
    this.#map = map;
    this.#layer = layer;
    this.#explorer = explorer;
    const onFill = (): void => {
      const element = this.#open?.popup.getElement();
      if (element) keepInView(map, element);
    };
    this.#content = (spots, wanted) => popupContent(explorer, entries, words, spots, wanted, onFill);
    map.on("click", ({ containerPoint, latlng }) => this.#press(containerPoint, latlng));
    map.on("mousemove", ({ containerPoint }) => {
      map.getContainer().classList.toggle("is-over-symbol", this.#hitAt(containerPoint) !== null);
    });
    map.on("popupclose", () => (this.#open = null));
    explorer.onChange(() => this.#open?.popup.setContent(this.#content(this.#open.spots, this.#open.wanted)));
  }

  /**
   * Open the incidents of the place of a spot, the wanted one unfolded; the map is moved there where the spot is out of sight, and
   * nearer than from afar unless it `keepsZoom`.
   */
  openSpot(spot: number, shape: readonly [lng: number, lat: number] | null, wanted: number | null, keepsZoom: boolean): void {
    const { lng, lat } = this.#explorer.store.spots;
    const at = shape ? L.latLng(shape[1], shape[0]) : L.latLng(lat[spot] ?? 0, lng[spot] ?? 0);
    const zoom = shape || keepsZoom ? this.#map.getZoom() : Math.max(this.#map.getZoom(), SPOT_ZOOM);
    // at once: a popup on a map that still moves cannot tell whether it will be in view
    if (!this.#map.getBounds().contains(at) || zoom !== this.#map.getZoom()) this.#map.setView(at, zoom, { animate: false });
    this.#show(shape ? [spot] : placeOf(spot, this.#explorer.store.spots), at, wanted);
  }

  #press(point: L.Point, latlng: L.LatLng): void {
    const hit = this.#hitAt(point);
    if (!hit) return;
    const { group } = hit;
    if (!group || group.isPlace) return this.#show(hit.spots, hit.isArea ? latlng : this.#positionOf(hit.spots[0] ?? 0));
    const [west, south, east, north] = this.#layer.clusters.boundsOf(group);
    const bounds = L.latLngBounds([south, west], [north, east]);
    const zoom = Math.min(this.#map.getBoundsZoom(bounds, false, L.point(AROUND_GROUP)), this.#map.getMaxZoom());
    // what is still too close at the last zoom opens as one list
    if (zoom <= this.#map.getZoom()) this.#show(hit.spots, bounds.getCenter());
    else this.#map.setView(bounds.getCenter(), zoom, { animate: true });
  }

  #show(spots: readonly number[], at: L.LatLng, wanted: number | null = null): void {
    const popup = L.popup(POPUP).setLatLng(at).setContent(this.#content(spots, wanted));
    popup.openOn(this.#map);
    this.#open = { popup, spots, wanted };
  }

  #positionOf(spot: number): L.LatLng {
    const { lng, lat } = this.#explorer.store.spots;
    return L.latLng(lat[spot] ?? 0, lng[spot] ?? 0);
  }

  /** The frame is larger than the map: it reaches over its edges by an equal margin. */
  #hitAt(point: L.Point): Hit | null {
    const frame = this.#layer.frame;
    if (!frame || frame.zoom !== this.#map.getZoom()) return null;
    const corner = this.#map.getPixelBounds().min ?? L.point(0, 0);
    return this.#layer.hit(point.x + corner.x - frame.left * frame.scale, point.y + corner.y - frame.top * frame.scale);
  }
}
