// Many incidents as a list that grows on demand, so that a thousand of them open as fast as one.
import { el } from "./dom.ts";

/** A list of what `make` makes of each item: the first `page` of them, then more at a press. */
export function growingList<T>(
  items: readonly T[], page: number, make: (item: T) => HTMLElement, moreWords: (left: number) => string,
): HTMLElement {
  const list = el("div", { class: "incident-list" });
  const more = el("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = (): void => {
    const next = items.slice(shown, shown + page).map(make);
    more.before(...next);
    shown += next.length;
    const left = items.length - shown;
    more.textContent = moreWords(Math.min(left, page));
    more.hidden = left === 0;
    if (shown > page) next[0]?.querySelector<HTMLElement>("summary, button")?.focus();
  };
  more.addEventListener("click", grow);
  list.append(more);
  grow();
  return list;
}
