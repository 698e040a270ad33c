// A Leaflet map with our panes, in their order from the ground up, whose popups stay in view.
import * as L from "leaflet";
import type { Words } from "./words.ts";

const PANES: [name: string, zIndex: number][] = [
  ["base", 250],
  ["incidents", 400],
];
const MARGIN = 12;

const STILL: L.MapOptions = { fadeAnimation: false, zoomAnimation: false, inertia: false };

/** A map that never glides. */
class StillMap extends L.Map {
  override panBy(offset: L.PointExpression): this {
    return super.panBy(offset, { animate: false });
  }
}

export function createMap(id: string, centre: L.LatLngTuple, options: L.MapOptions, words: Words): L.Map {
  const given = { ...options, center: centre, attributionControl: false };
  const map = wantsStillness() ? new StillMap(id, { ...given, ...STILL }) : L.map(id, given);
  const container = map.getContainer();
  container.setAttribute("aria-label", words.say("map.label"));
  // Leaflet minds the window only; what unfolds beside the map takes room from it too
  const isOtherSize = (): boolean => !map.getSize().equals([container.clientWidth, container.clientHeight]);
  new ResizeObserver(() => void (isOtherSize() && map.invalidateSize())).observe(container);
  for (const [name, zIndex] of PANES) map.createPane(name).style.zIndex = String(zIndex);
  L.control.scale({ imperial: false, maxWidth: 130 }).addTo(map);
  const [zoomInTitle, zoomOutTitle] = [words.say("map.zoomIn"), words.say("map.zoomOut")];
  L.control.zoom({ position: "bottomright", zoomInTitle, zoomOutTitle }).addTo(map);
  map.on("popupclose", () => map.getContainer().classList.remove("has-popup"));
  map.on("popupopen", ({ popup }) => {
    map.getContainer().classList.add("has-popup");
    const element = popup.getElement();
    const close = element?.querySelector(".leaflet-popup-close-button");
    if (!element || !close) return;
    const opener = document.activeElement;
    close.setAttribute("aria-label", words.say("filter.close"));
    // before what may be a long list
    element.prepend(close);
    element.querySelector("h2")?.focus({ preventScroll: true });
    element.addEventListener("keydown", ({ key }) => void (key === "Escape" && map.closePopup(popup)));
    map.once("popupclose", () => {
      // what had the focus is gone, or goes with the popup
      if (document.activeElement !== document.body && !element.contains(document.activeElement)) return;
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : map.getContainer();
      back.focus({ preventScroll: true });
    });
    element.addEventListener("toggle", () => keepInView(map, element), { capture: true });
    keepInView(map, element);
  });
  return map;
}

/** Pan so far that the popup does not leave the map, its top and left first. */
export function keepInView(map: L.Map, popup: HTMLElement): void {
  const frame = map.getContainer().getBoundingClientRect();
  const box = popup.getBoundingClientRect();
  const dx = Math.max(0, box.right - (frame.right - MARGIN));
  const dy = Math.max(0, box.bottom - (frame.bottom - MARGIN));
  const left = frame.left + MARGIN;
  const top = frame.top + MARGIN;
  const pan = L.point(box.left - dx < left ? box.left - left : dx, box.top - dy < top ? box.top - top : dy);
  if (pan.x !== 0 || pan.y !== 0) map.panBy(pan);
}

function wantsStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
