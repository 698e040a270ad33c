// What the map shows first, and the way back to it.
import * as L from "leaflet";
import { el } from "./dom.ts";
import type { View } from "./url-state.ts";
import type { Words } from "./words.ts";

const MARGIN: L.PointTuple = [24, 24];
const SLACK = 2; // pixels by which a change of size moves the middle

/** Show all within the corners, or the view that a link asks for where something of that is in it. */
export function showFirstView(map: L.Map, corners: L.LatLngBoundsLiteral, view: View | null, words: Words): void {
  const bounds = L.latLngBounds(corners);
  let [center, zoom] = [map.getCenter(), map.getZoom()];
  const showAll = (): void => {
    map.fitBounds(bounds, { padding: MARGIN, animate: false });
    [center, zoom] = [map.getCenter(), map.getZoom()];
  };
  const isAllShown = (): boolean =>
    map.getZoom() === zoom && map.project(center).distanceTo(map.project(map.getCenter())) <= SLACK;
  showAll();
  // a frame may have no size until it is unfolded, or be turned: all is shown still, unless the reader has moved it
  map.on("resize", () => isAllShown() && showAll());
  if (view) {
    map.setView([view.lat, view.lng], view.zoom, { animate: false });
    if (!map.getBounds().intersects(bounds)) showAll();
  }
  new WayBack(words.say("map.whole"), showAll).addTo(map);
}

class WayBack extends L.Control {
  readonly #label: string;
  readonly #goBack: () => void;

  constructor(label: string, goBack: () => void) {
    super({ position: "bottomright" });
    this.#label = label;
    this.#goBack = goBack;
  }

  override onAdd(): HTMLElement {
    const button = el("button", { type: "button", class: "way-back", title: this.#label, "aria-label": this.#label });
    button.addEventListener("click", this.#goBack);
    const element = el("div", { class: "leaflet-bar" }, button);
    L.DomEvent.disableClickPropagation(element);
    return element;
  }
}
