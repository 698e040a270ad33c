// The manners of a map inside another page: it says when it is ready and how high it would like to be, and leaves the
// wheel and the single finger to the page around it.
import type * as L from "leaflet";
import { el } from "./dom.ts";
import { fromWire, type Message, toWire } from "./messages.ts";
import type { Words } from "./words.ts";

const [LEAST, MOST, RATIO] = [380, 640, 0.66];
const MOST_UNFOLDED = 320;
const HINT_MS = 1500;

/** Tell the host, now and when it asks. Nothing secret is said, so any host may hear it. */
export function tellHost(page: HTMLElement): void {
  const host = window.parent;
  if (host === window) return;
  const tell = (message: Message): void => host.postMessage(toWire(message), "*");
  let told = 0;
  const tellHeight = (): void => {
    const height = wantedHeight(page);
    if (height === told) return;
    told = height;
    tell({ type: "height", height });
  };
  window.addEventListener("message", ({ source, data }) => {
    if (source !== host || fromWire(data)?.type !== "ask") return;
    tell({ type: "ready" });
    told = 0;
    tellHeight();
  });
  const observer = new ResizeObserver(tellHeight);
  for (const part of page.querySelectorAll(".folds, .credit")) observer.observe(part);
  observer.observe(page);
  tell({ type: "ready" });
}

/** From the width and what stands below the map; never from the height given, so that the two cannot chase each other. */
function wantedHeight(page: HTMLElement): number {
  const map = Math.min(MOST, Math.max(LEAST, page.clientWidth * RATIO));
  const heightOf = (selector: string): number => page.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
  const unfolded = [...page.querySelectorAll<HTMLElement>(".folds > details[open]")];
  const shown = unfolded.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  const wanted = unfolded.reduce((sum, { scrollHeight }) => sum + Math.min(MOST_UNFOLDED, scrollHeight), 0);
  return Math.ceil(map + heightOf(".folds") - shown + wanted + heightOf(".credit"));
}

/** The wheel zooms while the map has the focus; one finger scrolls the page, two move the map. */
export function leaveScrolling(map: L.Map, words: Words): void {
  const container = map.getContainer();
  container.classList.add("is-guest");
  container.addEventListener("focus", () => map.scrollWheelZoom.enable());
  container.addEventListener("blur", () => map.scrollWheelZoom.disable());
  container.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  const hint = el("p", { class: "touch-hint", "aria-hidden": "true" }, words.say("map.twoFingers"));
  hint.hidden = true;
  container.append(hint);
  let timer = 0;
  const isOneOnMap = ({ touches, target }: TouchEvent): boolean =>
    touches.length === 1 && !(target instanceof Element && target.closest(".leaflet-popup, .leaflet-control"));
  // before Leaflet sees it: with one finger it would drag the map
  container.addEventListener("touchstart", (event) => isOneOnMap(event) && event.stopImmediatePropagation(), {
    capture: true, passive: true,
  });
  container.addEventListener("touchmove", (event) => {
    if (!isOneOnMap(event)) return;
    hint.hidden = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (hint.hidden = true), HINT_MS);
  }, { passive: true });
}

/** The wheel with Ctrl is the browser's page zoom, over the map too. */
export function leavePageZoom(map: L.Map): void {
  map.getContainer().addEventListener("wheel", (event) => event.ctrlKey && event.stopImmediatePropagation(), {
    capture: true, passive: true,
  });
}
