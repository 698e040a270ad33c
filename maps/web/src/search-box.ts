// The search field: it finds names and topics at once, and the words of reports as they arrive.
import { el } from "./dom.ts";
import type { Explorer } from "./explorer.ts";
import type { Words } from "./words.ts";

const PAUSE_MS = 150;

export function searchBox(explorer: Explorer, words: Words): { element: HTMLElement; update(): void } {
  const input = el("input", {
    type: "search",
    id: "search",
    maxlength: "100",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: words.say("search.hint"),
  });
  const status = el("p", { class: "soft", role: "status" });
  const read = async (): Promise<void> => {
    await explorer.search.read((done, all) => {
      status.textContent = done < all ? words.say("search.reading", { done: Math.floor((100 * done) / all) }) : "";
      if (explorer.query) explorer.setQuery(explorer.query);
    });
  };
  const readOrSay = (): void => void read().catch(() => (status.textContent = words.say("search.failed")));
  let timer = 0;
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      explorer.setQuery(input.value);
      if (explorer.query) readOrSay();
    }, PAUSE_MS);
  });
  const update = (): void => {
    // not while somebody types: the field is ahead of the query by a pause
    if (document.activeElement !== input || !explorer.query) input.value = explorer.query;
  };
  if (explorer.query) readOrSay();
  const label = el("label", { for: "search" }, words.say("search.label"));
  return { element: el("div", { class: "search" }, label, input, status), update };
}
