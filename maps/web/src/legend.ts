// Which colour stands for which theme: the filters, which tell it too, may be folded away.
import { el } from "./dom.ts";
import type { Explorer } from "./explorer.ts";
import type { Words } from "./words.ts";

/** Fill a list with the themes that occur. */
export function addThemes(list: HTMLElement, explorer: Explorer, words: Words): void {
  const { themes, types } = explorer.payload;
  const occurring = new Set(explorer.offered("type").map((type) => types[type]?.theme));
  const items = themes.map(({ code, label }) =>
    el("li", {}, el("span", { class: `swatch theme-${code}`, "aria-hidden": "true" }), words.label(label)),
  );
  list.replaceChildren(...items.filter((_, theme) => occurring.has(theme)));
}
