// Themes and their types, to be chosen together or one by one.
import { el } from "./dom.ts";
import type { EntryView } from "./entry-view.ts";
import type { Explorer } from "./explorer.ts";
import { choice } from "./option-list.ts";
import { REPORTED } from "./store.ts";
import type { Words } from "./words.ts";

export interface TypeTree {
  readonly element: HTMLElement;
  update(): void;
}

export function typeTree(explorer: Explorer, entries: EntryView, words: Words): TypeTree {
  const { themes, types } = explorer.payload;
  const number = (n: number): string => words.number(n);
  const offered = explorer.offered("type");
  const branches = themes.map(({ code, label }, theme) => {
    const own = offered.filter((type) => types[type]?.theme === theme);
    const chip = el("span", { class: `swatch theme-${code}`, "aria-hidden": "true" });
    const head = choice({ label: words.label(label), chip }, number, (on) => explorer.choose("type", own, on));
    const leaves = own.map((type) => {
      const option = { label: words.label(types[type]?.label ?? label), chip: entries.chip(type, REPORTED) };
      return { type, ...choice(option, number, (on) => explorer.choose("type", [type], on)) };
    });
    const list = el("div", { class: "choices", id: `types-${code}` }, ...leaves.map(({ element }) => element));
    const name = words.say("filter.types", { theme: words.label(label) });
    const toggle = el("button", { type: "button", class: "unfold", "aria-label": name, "aria-controls": list.id });
    const unfold = (isOpen: boolean): void => {
      toggle.setAttribute("aria-expanded", String(isOpen));
      list.hidden = !isOpen;
    };
    toggle.addEventListener("click", () => unfold(list.hidden === true));
    unfold(false);
    const element = el("div", { class: "branch" }, el("div", { class: "branch-head" }, toggle, head.element), list);
    element.hidden = own.length === 0;
    return { own, head, leaves, element };
  });
  const update = (): void => {
    const counts = explorer.countsOf("type");
    const chosen = explorer.chosen.type;
    for (const { own, head, leaves } of branches) {
      const on = own.filter((type) => chosen.has(type)).length;
      head.update(on > 0 && on === own.length, own.reduce((sum, type) => sum + (counts[type] ?? 0), 0));
      head.input.indeterminate = on > 0 && on < own.length;
      for (const { type, update } of leaves) update(chosen.has(type), counts[type] ?? 0);
    }
  };
  return { element: el("div", {}, ...branches.map(({ element }) => element)), update };
}
