// A Leaflet map with our panes, in their order from the ground up, whose popups stay in view.
import * as L from "leaflet";

// Shapes and labels are hidden from screen readers: their places are buttons in the panes of the symbols.
const PANES: [name: string, zIndex: number, isHidden: boolean][] = [
  ["land", 200, true],
  ["areas", 350, true],
  ["labels", 450, true],
  ["areaSymbols", 590, false],
];
const MARGIN = 12;

export function createMap(id: string, centre: L.LatLngTuple, options: L.MapOptions): L.Map {
  const still = { fadeAnimation: false, zoomAnimation: false, inertia: false };
  const map = L.map(id, { ...options, ...(wantsStillness() ? still : {}), center: centre, attributionControl: false });
  for (const [name, zIndex, isHidden] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (isHidden) pane.setAttribute("aria-hidden", "true");
  }
  L.control.scale({ imperial: false }).addTo(map);
  L.control.zoom({ position: "bottomright" }).addTo(map);
  map.on("popupclose", () => map.getContainer().classList.remove("has-popup"));
  map.on("popupopen", ({ popup }) => {
    map.getContainer().classList.add("has-popup");
    const element = popup.getElement();
    if (!element) return;
    const opener = document.activeElement;
    element.querySelector("h2")?.focus({ preventScroll: true });
    element.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      map.closePopup(popup);
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    });
    element.addEventListener("toggle", () => panIntoView(map, element), { capture: true });
    panIntoView(map, element);
  });
  return map;
}

export function showFirstView(map: L.Map, corners: L.LatLngBoundsLiteral): void {
  map.fitBounds(corners, {
    paddingTopLeft: [3 * MARGIN, 2 * MARGIN],
    paddingBottomRight: [treeWidth(map) + 2 * MARGIN, 2 * MARGIN],
    animate: false,
  });
}

/** Pan so far that the popup neither leaves the map nor lies under the layer tree, its top and left first. */
function panIntoView(map: L.Map, popup: HTMLElement): void {
  const frame = map.getContainer().getBoundingClientRect();
  const box = popup.getBoundingClientRect();
  const right = frame.right - treeWidth(map) - MARGIN;
  const dx = Math.max(0, box.right - right);
  const dy = Math.max(0, box.bottom - (frame.bottom - MARGIN));
  const left = frame.left + MARGIN;
  const top = frame.top + MARGIN;
  const pan = L.point(box.left - dx < left ? box.left - left : dx, box.top - dy < top ? box.top - top : dy);
  if (pan.x !== 0 || pan.y !== 0) map.panBy(pan, { animate: !wantsStillness() });
}

function wantsStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function treeWidth(map: L.Map): number {
  const tree = map.getContainer().querySelector<HTMLElement>(".leaflet-control-layers-expanded");
  return tree && map.getSize().x > 2 * tree.offsetWidth ? tree.offsetWidth + MARGIN : 0;
}
