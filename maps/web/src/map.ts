// A Leaflet map with our panes, in their order from the ground up.
import * as L from "leaflet";

const PANES: [name: string, zIndex: number][] = [
  ["land", 200],
  ["areas", 350],
  ["labels", 450],
  ["areaSymbols", 590],
];

export function createMap(id: string, centre: L.LatLngTuple, options: L.MapOptions): L.Map {
  const map = L.map(id, { ...options, center: centre, attributionControl: false });
  for (const [name, zIndex] of PANES) map.createPane(name).style.zIndex = String(zIndex);
  L.control.scale({ imperial: false }).addTo(map);
  map.on("popupopen", ({ popup }) => headingOf(popup)?.focus({ preventScroll: true }));
  return map;
}

function headingOf(popup: L.Popup): HTMLElement | null {
  return popup.getElement()?.querySelector("h2") ?? null;
}
