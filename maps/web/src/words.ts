// What the interface says, in the language of the reader.
import type { Label, Language } from "./payload.ts";

export const LANGUAGES: readonly Language[] = ["en", "uk", "ru"];

const DAY = /\d{4}-\d{2}-\d{2}/g;

export class Words {
  readonly language: Language;
  readonly #table: Readonly<Record<string, Label>>;
  readonly #numbers: Intl.NumberFormat;
  readonly #dates: Readonly<Record<string, Intl.DateTimeFormat>>;

  constructor(table: Readonly<Record<string, Label>>, language: Language) {
    this.#table = table;
    this.language = language;
    const locale = language === "en" ? "en-GB" : language;
    const format = (parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" });
    this.#numbers = new Intl.NumberFormat(locale);
    this.#dates = {
      day: format({ day: "numeric", month: "long", year: "numeric" }),
      month: format({ month: "long", year: "numeric" }),
      year: format({ year: "numeric" }),
    };
  }

  /** The text of a key with its values filled in. A key that no file has is a mistake of ours, and thrown. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.#label(key)[this.language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.number(value) : (value ?? "");
    });
  }

  /** The text of a key in another language, such as what that language calls itself. */
  named(key: string, language: Language): string {
    return this.#label(key)[language];
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#table, key);
  }

  label(label: Label): string {
    return label[this.language];
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** Kilometres for a reader: whole ones, tenths below one; halves are rounded up. */
  distance(km: number): string {
    const tenths = Math.round(10 * km);
    return this.number(tenths >= 10 ? Math.round(tenths / 10) : tenths / 10);
  }

  /** A day in words. What abbreviates "year" after it stays on its line, as in the dates of CLDR that the pages have. */
  date(date: Date, precision = "day"): string {
    const said = (this.#dates[precision] ?? this.#dates["day"])?.format(date) ?? "";
    return said.replace(/\s(?=\p{L}\.$)/u, "\u202f");
  }

  /** Who says who held a place, as the data name it, in the reader's language where there are words for it. */
  source(source: string): string {
    const key = `source.${source.replaceAll(DAY, "{day}")}`;
    if (!this.has(key)) return source;
    const [day = ""] = source.match(DAY) ?? [];
    const date = new Date(day);
    return this.say(key, { day: Number.isNaN(date.valueOf()) ? day : this.date(date) });
  }

  incidents(count: number): string {
    return count === 1 ? this.say("count.one") : this.say("count.many", { n: count });
  }

  /** The name of a place: the official one in Latin letters for English, with the Ukrainian one beside it where that
   * differs; else the Ukrainian one. */
  names(name: string, nameUk: string): [name: string, ukrainian: string] {
    const first = this.name(name, nameUk);
    return [first, this.language === "en" && nameUk !== first ? nameUk : ""];
  }

  name(name: string, nameUk: string): string {
    return this.language === "en" ? name || nameUk : nameUk || name;
  }

  #label(key: string): Label {
    const label = this.#table[key];
    if (!label) throw new RangeError(`There are no words for ${key}.`);
    return label;
  }
}
