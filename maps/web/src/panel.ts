// The filter panel: what is chosen, how many incidents that leaves, and a way back to all of them.
import { dateRange } from "./date-range.ts";
import { el } from "./dom.ts";
import type { EntryView } from "./entry-view.ts";
import type { Explorer } from "./explorer.ts";
import { type Option, optionList } from "./option-list.ts";
import { searchBox } from "./search-box.ts";
import { typeTree } from "./type-tree.ts";
import type { ListName } from "./url-state.ts";
import type { Words } from "./words.ts";

const CONFIDENCE_STEP = 5;
const FOLDED: ListName[] = ["oblast", "precision", "status", "side", "control"];

export function addPanel(panel: HTMLElement, explorer: Explorer, entries: EntryView, words: Words): void {
  const parts = [
    { key: "facet.type", isOpen: true, ...typeTree(explorer, entries, words) },
    { key: "facet.date", isOpen: true, ...dateRange(explorer, words) },
    ...FOLDED.map((list) => ({ key: `facet.${list === "status" ? "modality" : list}`, isOpen: false, ...facet(list, explorer, words) })),
    { key: "facet.confidence", isOpen: false, ...confidence(explorer, words) },
  ];
  const box = searchBox(explorer, words);
  const count = el("p", { class: "shown-count", role: "status" });
  const reset = el("button", { type: "button", class: "reset" }, words.say("filter.reset"));
  reset.addEventListener("click", () => explorer.reset());
  const folds = parts.map(({ key, isOpen, element }) => {
    const fold = el("details", { class: "facet" }, el("summary", {}, words.say(key)), element);
    fold.open = isOpen;
    return fold;
  });
  panel.append(el("div", { class: "panel-top" }, count, reset), box.element, ...folds);
  const update = (): void => {
    count.textContent = words.say("count.of", { shown: explorer.facets.tally.shown, all: explorer.store.n });
    reset.disabled = !explorer.isFiltered;
    box.update();
    for (const part of parts) part.update();
  };
  explorer.onChange(update);
  update();
}

/** A line over the map where nothing is left, with the way back. */
export function addEmptyState(frame: HTMLElement, explorer: Explorer, words: Words): void {
  const reset = el("button", { type: "button", class: "reset" }, words.say("filter.reset"));
  reset.addEventListener("click", () => explorer.reset());
  const empty = el("div", { class: "empty" }, el("p", {}, words.say("count.none")), reset);
  frame.append(empty);
  const update = (): void => void (empty.hidden = explorer.facets.tally.shown > 0 || !explorer.isFiltered);
  explorer.onChange(update);
  update();
}

interface Part {
  element: HTMLElement;
  update(): void;
}

function facet(name: ListName, explorer: Explorer, words: Words): Part {
  const options = explorer.offered(name).map((value): Option => ({ value, label: optionLabel(name, value, explorer, words) }));
  const list = optionList(options, (n) => words.number(n), (value, on) => explorer.choose(name, [value], on));
  return { element: list.element, update: () => list.update(explorer.chosen[name], explorer.countsOf(name)) };
}

function optionLabel(name: ListName, value: number, { codes, payload }: Explorer, words: Words): string {
  if (name === "oblast") {
    const oblast = payload.oblasts[value - 1];
    return oblast ? words.name(oblast.name, oblast.nameUk) : words.say("oblast.none");
  }
  return words.say(`${name === "status" ? "modality" : name}.${codes[name][value] ?? ""}`);
}

function confidence(explorer: Explorer, words: Words): Part {
  const label = words.say("facet.confidence");
  const input = el("input", { type: "range", min: "0", max: "100", step: `${CONFIDENCE_STEP}`, "aria-label": label });
  const told = el("output", {});
  input.addEventListener("input", () => explorer.setConfidence(Number(input.value)));
  const update = (): void => {
    const text = words.say("confidence.atLeast", { n: explorer.confidence });
    input.value = `${explorer.confidence}`;
    input.setAttribute("aria-valuetext", text);
    told.textContent = text;
  };
  return { element: el("div", { class: "single" }, input, told), update };
}
