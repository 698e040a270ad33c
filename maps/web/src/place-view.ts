// One place on the map: its symbol, its shape, and the popup for the incidents that are switched on.
import * as L from "leaflet";
import { el } from "./dom.ts";
import type { Incident, Place } from "./payload.ts";
import { popupContent } from "./popup.ts";
import { countWords } from "./summary.ts";
import { areaSymbol, areaSymbolSize, incidentSymbol, RING_SIZE, ringSymbol, SYMBOL_SIZE } from "./symbols.ts";

const AREA_STYLE: L.PathOptions = { className: "area", pane: "areas", weight: 1.5, dashArray: "5 4", color: "#3d3a34" };

export class PlaceView {
  readonly #place: Place;
  readonly #marker: L.Marker;
  readonly #shape: L.GeoJSON | L.Circle | null;
  #incidents: readonly Incident[] = [];

  constructor(place: Place) {
    this.#place = place;
    const [longitude, latitude] = place.label;
    this.#marker = L.marker([latitude, longitude], { riseOnHover: true, pane: place.area ? "areaSymbols" : "markerPane" });
    this.#shape = shapeOf(place);
    const content = (): HTMLElement => popupContent(this.#place, this.#incidents);
    this.#marker.bindPopup(content, { minWidth: 250, maxWidth: 340, autoPan: false });
    if (place.area) this.#shape?.on("click", (event) => this.#marker.openPopup((event as L.LeafletMouseEvent).latlng));
  }

  /** Draw the place for these incidents on the map; with none it vanishes. */
  show(incidents: readonly Incident[], map: L.Map): void {
    const isSame = incidents.length === this.#incidents.length && incidents.every((one, i) => one === this.#incidents[i]);
    if (isSame) return;
    this.#incidents = incidents;
    if (incidents.length === 0) {
      this.#marker.remove();
      this.#shape?.remove();
      return;
    }
    this.#shape?.setStyle({ fillOpacity: shade(incidents.length) }).addTo(map);
    this.#marker.setIcon(this.#icon()).addTo(map);
    const words = `${this.#place.name}: ${countWords(incidents.length)}`;
    this.#marker.getElement()?.setAttribute("aria-label", words);
    this.#marker.getPopup()?.update();
  }

  #icon(): L.DivIcon {
    const [first] = this.#incidents;
    const { area, name } = this.#place;
    if (area) return divIcon(areaSymbol(this.#incidents), areaSymbolSize(this.#incidents));
    if (first && this.#incidents.length === 1) return divIcon(incidentSymbol(first), [SYMBOL_SIZE, SYMBOL_SIZE], name);
    return divIcon(ringSymbol(this.#incidents), [RING_SIZE, RING_SIZE], name);
  }
}

function divIcon(symbol: Element, iconSize: L.PointTuple, name = ""): L.DivIcon {
  const label = name ? el("span", { class: "pin-name", "aria-hidden": "true" }, name) : null;
  return L.divIcon({ className: "pin", html: el("div", {}, symbol, label), iconSize });
}

function shapeOf(place: Place): L.GeoJSON | L.Circle | null {
  if (place.area) return L.geoJSON(place.area, { style: AREA_STYLE, pane: "areas" } as L.GeoJSONOptions);
  const [longitude, latitude] = place.label;
  if (place.radiusKm === 0) return null;
  const style = { ...AREA_STYLE, className: "vicinity", weight: 1, interactive: false };
  return L.circle([latitude, longitude], { ...style, radius: place.radiusKm * 1000 });
}

/** Darker for more incidents, but never so dark that labels drown. */
function shade(count: number): number {
  return Math.min(0.08 + 0.03 * Math.log2(count), 0.24);
}
