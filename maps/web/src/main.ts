// What the page's script, written by folium from maps/layers.py, calls.
import * as L from "leaflet";
import "leaflet.control.layers.tree";
import { drawBasemap } from "./basemap.ts";
import { createMap, showFirstView } from "./map.ts";
import { IncidentOverlay } from "./overlay.ts";
import { readPayload } from "./payload.ts";

const payload = readPayload(document);

Object.assign(globalThis, {
  L,
  occupationMap: {
    createMap,
    showFirstView,
    addBasemap: (map: L.Map): void => drawBasemap(map, payload.basemap),
    createOverlay: (map: L.Map): IncidentOverlay => new IncidentOverlay(map, payload),
  },
});
