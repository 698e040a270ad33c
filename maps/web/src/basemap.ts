// Ukraine's land by oblast, with the oblasts' names from the zoom at which they fit.
import * as L from "leaflet";
import { el } from "./dom.ts";
import type { Basemap, Oblast } from "./payload.ts";

const LABEL_ZOOM = 5.75;
const BOTH_NAMES_ZOOM = 8;

export function drawBasemap(map: L.Map, basemap: Basemap): void {
  const land: L.PathOptions = { className: "land", weight: 1, interactive: false, pane: "land" };
  for (const oblast of basemap.oblasts) {
    L.geoJSON(oblast.geometry, { style: land, pane: "land", interactive: false } as L.GeoJSONOptions).addTo(map);
    const [longitude, latitude] = oblast.label;
    const icon = L.divIcon({ className: "land-label", html: labelOf(oblast), iconSize: [0, 0] });
    L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(map);
  }
  const outline = { style: { className: "country", weight: 1.6, fill: false }, pane: "land", interactive: false };
  L.geoJSON(basemap.country, outline as L.GeoJSONOptions).addTo(map);
  const showLabels = (): void => {
    const { classList } = map.getContainer();
    classList.toggle("has-labels", map.getZoom() >= LABEL_ZOOM);
    classList.toggle("is-far", map.getZoom() < LABEL_ZOOM);
    classList.toggle("has-both-names", map.getZoom() >= BOTH_NAMES_ZOOM);
  };
  map.on("zoomend", showLabels);
  showLabels();
}

function labelOf(oblast: Oblast): HTMLElement {
  return el("span", {}, oblast.name, el("span", { lang: "uk", class: "land-label-uk" }, oblast.nameUk));
}
