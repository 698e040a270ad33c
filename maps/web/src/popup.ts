// What a popup says: the place, then each incident there that is shown, the latest first.
import { el } from "./dom.ts";
import { growingList } from "./entry-list.ts";
import type { EntryView } from "./entry-view.ts";
import type { Explorer } from "./explorer.ts";
import { byPlace } from "./places.ts";
import type { Words } from "./words.ts";

const PAGE = 25;

export function popupContent(
  explorer: Explorer, entries: EntryView, words: Words, spots: readonly number[], wanted: number | null,
  onFill: () => void,
): HTMLElement {
  const { store } = explorer;
  const [first = 0] = spots;
  const [name, nameUk] = [store.spots.name[first] ?? "", store.spots.nameUk[first] ?? ""];
  const isArea = (store.spots.shape[first] ?? 0) > 0;
  const shown = shownRows(explorer, spots);
  const rows = wantedFirst(shown, wanted);
  const [only] = rows;
  const [title, ukrainian] = words.names(name, nameUk);
  const kind = isArea ? `${words.say("popup.area")}. ` : "";
  const places = byPlace(spots, store.spots).size;
  const several = places > 1 && !isArea ? `${words.say("popup.several", { n: places })}. ` : "";
  return el(
    "section",
    { class: "popup" },
    el("h2", { tabindex: "-1" }, title || words.say("list.unnamed")),
    ukrainian ? el("p", { class: "popup-name-uk", lang: "uk" }, ukrainian) : null,
    isArea || shown.length !== 1 || rows.length !== 1
      ? el("p", { class: "popup-count" }, kind + several + (shown.length ? words.incidents(shown.length) : words.say("count.none")))
      : null,
    only !== undefined && rows.length === 1
      ? entries.article(only, onFill)
      : growingList(rows, PAGE, (row) => entries.folded(row, onFill), (n) => words.say("list.more", { n })),
  );
}

/** Rows with the wanted one at their head, also where a filter hides it: whoever follows a link to it shall see it. */
export function wantedFirst(rows: readonly number[], wanted: number | null): readonly number[] {
  return wanted === null ? rows : [wanted, ...rows.filter((row) => row !== wanted)];
}

/** The rows of spots that are shown, the latest first, those without a day last. */
export function shownRows({ store, facets }: Explorer, spots: readonly number[]): number[] {
  const rows = spots.flatMap((spot) => store.rowsOf(spot)).filter((row) => facets.isShown(row));
  return rows.sort((a, b) => (store.day[b] ?? 0) - (store.day[a] ?? 0) || a - b);
}
