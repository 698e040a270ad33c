// A line over the map that says what the page could not do for the reader, until it is closed or done with.
import { el } from "./dom.ts";
import type { Words } from "./words.ts";

/** Gives what takes the notice away again. */
export function showNotice(frame: HTMLElement, text: string, words: Words): () => void {
  const close = el("button", { type: "button", class: "close", "aria-label": words.say("filter.close") }, "×");
  // a status is read aloud when its words change
  const told = el("p", { role: "status" });
  const notice = el("div", { class: "notice" }, told, close);
  const remove = (): void => notice.remove();
  close.addEventListener("click", remove);
  frame.append(notice);
  told.textContent = text;
  return remove;
}
