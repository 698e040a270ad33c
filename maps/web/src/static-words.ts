// The parts of the page that were written in English when it was built, in the reader's language.
import { el } from "./dom.ts";
import { LANGUAGES, type Words } from "./words.ts";

/** Translate every element with `data-say`, values for its words in its other `data-` attributes, every label with
 * `data-say-label`, and the title, with what goes before it in its `data-before`. */
export function translate(page: Document, words: Words): void {
  if (words.language === "en") return;
  page.documentElement.lang = words.language;
  const { before } = page.querySelector("title")?.dataset ?? {};
  page.title = [...(before ? [words.say(before)] : []), words.say("headline")].join(": ");
  for (const element of page.querySelectorAll<HTMLElement>("[data-say-label]")) {
    element.setAttribute("aria-label", words.say(element.dataset["sayLabel"] ?? ""));
  }
  for (const element of page.querySelectorAll<HTMLElement>("[data-say]")) {
    const { say = "", day = "", ...told } = element.dataset as Record<string, string>;
    const date = Date.parse(day);
    const numbers = Object.entries(told).map(([name, value]) => [name, Number(value)]);
    const values = Object.fromEntries(numbers) as Record<string, number>;
    element.textContent = words.say(say, { ...values, day: Number.isNaN(date) ? day : words.date(new Date(date)) });
  }
  // the other pages have a file for each language
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[data-say][href]")) {
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace(".html", `-${words.language}.html`));
  }
}

/** Links to this view in the other languages; `addressIn` makes each address when it is followed. */
export function addLanguages(container: HTMLElement, words: Words, addressIn: (language: string) => string): void {
  container.setAttribute("aria-label", words.say("page.language"));
  const links = LANGUAGES.map((language) => {
    const name = words.named("language.name", language);
    const link = el("a", { href: addressIn(language), lang: language, hreflang: language }, name);
    if (language === words.language) link.setAttribute("aria-current", "true");
    for (const event of ["click", "focus"]) link.addEventListener(event, () => (link.href = addressIn(language)));
    return link;
  });
  container.replaceChildren(...links);
}
