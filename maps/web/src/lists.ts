// What a point on the map cannot say, in words beside it: places in view, whole areas, and reports without a place.
import type * as L from "leaflet";
import { el } from "./dom.ts";
import { growingList } from "./entry-list.ts";
import type { EntryView } from "./entry-view.ts";
import type { Explorer } from "./explorer.ts";
import type { IncidentLayer } from "./incident-layer.ts";
import { byPlace } from "./places.ts";
import { shownRows, wantedFirst } from "./popup.ts";
import type { Words } from "./words.ts";

const PAGE = 20;

export interface ListParts {
  map: L.Map;
  layer: IncidentLayer;
  explorer: Explorer;
  entries: EntryView;
  words: Words;
  openSpot: (spot: number) => void;
}

/** Fills the lists and keeps them right; gives what unfolds an incident in the list of those without a place. */
export function addLists(container: HTMLElement, parts: ListParts): (row: number) => void {
  const { layer, explorer, words } = parts;
  const view = fold("list.view", false, words);
  const areas = fold("list.areas", true, words);
  const nowhere = fold("list.nowhere", true, words);
  container.setAttribute("aria-label", words.say("list.label"));
  container.replaceChildren(view.element, areas.element, nowhere.element);
  const { bySpot } = explorer.facets.tally;
  const total = (of: readonly number[]): number => of.reduce((sum, spot) => sum + (bySpot[spot] ?? 0), 0);
  const buttons = new Map<number, HTMLElement>();
  const fillView = (): void => {
    const places = byPlace(spotsInView(parts), explorer.store.spots);
    view.fill(() => placeList(parts, places, total, buttons), places.size);
  };
  let wanted: number | null = null;
  const fillAll = (): void => {
    const { spots } = explorer.store;
    const shown = Array.from(spots.shape.keys()).filter((spot) => bySpot[spot]);
    const large = shown.filter((spot) => spots.shape[spot]);
    areas.fill(() => areaList(parts, byPlace(large, spots), total), total(large));
    const lost = shown.filter((spot) => explorer.isNowhere(spot));
    nowhere.fill(() => rowList(parts, lost, wanted), total(lost));
  };
  // the map comes first, and knows what is in view when it has been drawn; the lists may come a moment later
  const later = (fill: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(fill));
  layer.onDrawn(() => later(fillView));
  explorer.onChange(() => later(fillAll));
  fillAll();
  return (row) => {
    wanted = row;
    fillAll();
    const around = container.closest("details");
    if (around) around.open = true;
    nowhere.element.open = true;
    // what a fold holds is made when its toggling has been told
    later(() => focusOpen(nowhere.element));
  };
}

interface Fold {
  element: HTMLDetailsElement;
  fill(make: () => HTMLElement, count: number): void;
}

/** A section, titled by a key of the words, that makes its content when it is open, and again when that has changed. */
function fold(title: string, isOpen: boolean, words: Words): Fold {
  const count = el("span", { class: "count" });
  const body = el("div", {});
  const element = el("details", { class: "fold" }, el("summary", {}, words.say(title), " ", count), body);
  element.open = isOpen;
  let make: (() => HTMLElement) | null = null;
  const show = (): void => {
    if (!element.open || !make) return;
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    body.replaceChildren(make());
    make = null;
    // what is taken out and put in again has lost the focus
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    else if (focused) focusOpen(element);
  };
  element.addEventListener("toggle", show);
  return {
    element,
    fill(makeList, n) {
      count.textContent = `(${words.number(n)})`;
      make = makeList;
      show();
    },
  };
}

/** Focus the incident that is open in a fold, or else its title. */
function focusOpen(fold: HTMLElement): void {
  const open = fold.querySelector<HTMLElement>("details.incident[open] > summary");
  (open ?? fold.querySelector<HTMLElement>(":scope > summary"))?.focus();
}

function spotsInView({ map, layer }: ListParts): number[] {
  const { frame } = layer;
  if (!frame) return [];
  const size = map.getSize();
  const { x, y } = frame.margin;
  return layer.spotsIn(x, y, x + size.x, y + size.y);
}

type Total = (of: readonly number[]) => number;
type Places = ReadonlyMap<number, readonly number[]>;

/** The places with the most incidents first. */
function mostFirst(places: Places, total: Total): [place: number, spots: readonly number[]][] {
  return [...places].sort(([, a], [, b]) => total(b) - total(a) || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Buttons that open the places. Each is kept while the map moves, so that a reader's focus can come back to it. */
function placeList(parts: ListParts, places: Places, total: Total, known: Map<number, HTMLElement>): HTMLElement {
  return list(parts, mostFirst(places, total), ([key, spots]) => {
    const [spot = 0] = spots;
    const button = known.get(key) ?? el("button", { type: "button", class: "place" });
    if (!known.has(key)) button.addEventListener("click", () => parts.openSpot(spot));
    button.replaceChildren(...placeName(parts, spot, total(spots)));
    known.set(key, button);
    return button;
  });
}

function areaList(parts: ListParts, places: Places, total: Total): HTMLElement {
  return list(parts, mostFirst(places, total), ([, of]) => {
    const body = el("div", {});
    const area = el("details", { class: "area-fold" }, el("summary", {}, ...placeName(parts, of[0] ?? 0, total(of))), body);
    area.addEventListener("toggle", () => body.replaceChildren(rowList(parts, of)), { once: true });
    return area;
  });
}

function rowList(parts: ListParts, spots: readonly number[], wanted: number | null = null): HTMLElement {
  const rows = wantedFirst(shownRows(parts.explorer, spots), wanted);
  return list(parts, rows, (row) => parts.entries.folded(row));
}

function list<T>(parts: ListParts, items: readonly T[], make: (item: T) => HTMLElement): HTMLElement {
  const { words } = parts;
  if (items.length === 0) return el("p", { class: "soft" }, words.say("list.none"));
  return growingList(items, PAGE, make, (n) => words.say("list.more", { n }));
}

function placeName({ explorer, words }: ListParts, spot: number, count: number): HTMLElement[] {
  const { spots } = explorer.store;
  const [name, nameUk] = [spots.name[spot] ?? "", spots.nameUk[spot] ?? ""];
  const [title, ukrainian] = words.names(name, nameUk);
  const other = ukrainian ? [" ", el("span", { lang: "uk" }, ukrainian)] : [];
  const names = el("span", { class: "place-name" }, el("b", {}, title || words.say("list.unnamed")), ...other);
  return [names, el("span", { class: "count" }, words.number(count))];
}
