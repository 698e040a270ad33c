// The filter panel as a drawer where the page has no room for it: opened by a button, closed by another or by Escape.
import { el } from "./dom.ts";
import type { Words } from "./words.ts";

/** `roomy` is the media query under which the panel always stands open. */
export function addDrawer(panel: HTMLElement, frame: HTMLElement, roomy: string, words: Words): void {
  const title = el("h2", { tabindex: "-1" }, words.say("filter.title"));
  const close = el("button", { type: "button", class: "close", "aria-label": words.say("filter.close") }, "×");
  const open = el("button", { type: "button", class: "open-filters", "aria-controls": panel.id }, words.say("filter.open"));
  const media = window.matchMedia(roomy);
  let isOpen = false;
  const show = (): void => {
    const isShown = media.matches || isOpen;
    panel.inert = !isShown;
    for (const element of [panel, open]) element.classList.toggle("is-drawer", !media.matches);
    panel.classList.toggle("is-open", isOpen);
    open.setAttribute("aria-expanded", String(isOpen));
  };
  const turn = (opens: boolean): void => {
    if (isOpen === opens) return;
    isOpen = opens;
    show();
    (isOpen ? title : open).focus({ preventScroll: true });
  };
  open.addEventListener("click", () => turn(!isOpen));
  close.addEventListener("click", () => turn(false));
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && !media.matches && turn(false));
  media.addEventListener("change", show);
  panel.setAttribute("aria-label", words.say("filter.title"));
  panel.prepend(el("div", { class: "panel-head" }, title, close));
  frame.append(open);
  show();
}
