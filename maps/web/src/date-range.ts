// The days that are shown: two handles over a histogram of all days, and two fields for exact ones.
import { el, svg } from "./dom.ts";
import type { Explorer } from "./explorer.ts";
import type { Words } from "./words.ts";

const HEIGHT = 56;
const BAR = 6;

export interface DateRange {
  readonly element: HTMLElement;
  update(): void;
}

export function dateRange(explorer: Explorer, words: Words): DateRange {
  const { binCount, binDays, store } = explorer;
  const { lastDay } = store;
  const bars = Array.from({ length: binCount }, (_, at) => svg("rect", { x: `${at * BAR}`, width: `${BAR - 1}` }));
  // the last bar may stand for days after the last one
  const viewBox = `0 0 ${(lastDay / binDays) * BAR} ${HEIGHT}`;
  const histogram = svg("svg", { class: "histogram", viewBox, preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars);
  const [from, to] = [end(words.say("date.from"), explorer), end(words.say("date.to"), explorer)];
  const told = el("output", {});
  const undated = el("p", { class: "soft" });
  // a handle stops at the other one, a field takes it along
  from.handle.addEventListener("input", () => explorer.setDays(Math.min(Number(from.handle.value) + 1, explorer.to), explorer.to));
  to.handle.addEventListener("input", () => explorer.setDays(explorer.from, Math.max(Number(to.handle.value), explorer.from)));
  onDay(from.field, explorer, (day = 1, _, last) => explorer.setDays(day, Math.max(day, last)));
  onDay(to.field, explorer, (day = lastDay, first) => explorer.setDays(Math.min(day, first), day));
  const dayText = (day: number): string => words.date(store.dateOf(day));
  const update = (): void => {
    const counts = explorer.facets.tally.counts.get("date") ?? new Uint32Array();
    const highest = counts.slice(1).reduce((most, count) => Math.max(most, count), 1);
    bars.forEach((bar, at) => {
      const count = counts[at + 1] ?? 0;
      const height = count ? Math.max(2, (HEIGHT * count) / highest) : 0;
      const isIn = (at + 1) * binDays >= explorer.from && at * binDays < explorer.to;
      bar.setAttribute("y", `${HEIGHT - height}`);
      bar.setAttribute("height", `${height}`);
      bar.setAttribute("class", isIn ? "bar is-in" : "bar");
    });
    from.handle.value = `${explorer.from - 1}`;
    to.handle.value = `${explorer.to}`;
    // of two handles at one place the upper is that which has room to move
    from.handle.style.zIndex = explorer.from > lastDay / 2 ? "1" : "";
    for (const [{ handle, field }, day] of [[from, explorer.from], [to, explorer.to]] as const) {
      handle.setAttribute("aria-valuetext", dayText(day));
      field.value = explorer.isoDay(day);
    }
    told.textContent = words.say("date.range", { from: dayText(explorer.from), to: dayText(explorer.to) });
    const n = counts[0] ?? 0;
    undated.hidden = n === 0;
    undated.textContent = words.say(explorer.hasAllDays ? "date.undatedToo" : "date.undated", { n });
  };
  for (const { field } of [from, to]) field.addEventListener("blur", update);
  const handles = el("div", { class: "handles" }, from.handle, to.handle);
  return { element: el("div", { class: "range" }, histogram, handles, told, undated, from.element, to.element), update };
}

/** One end of the range: its handle stands on the edge of its day, the first before it and the last after it. */
function end(label: string, explorer: Explorer): Record<"handle" | "field", HTMLInputElement> & { element: HTMLElement } {
  const { lastDay } = explorer.store;
  const handle = el("input", { type: "range", min: "0", max: `${lastDay}`, step: "1", "aria-label": label });
  const field = el("input", { type: "date", min: explorer.isoDay(1), max: explorer.isoDay(lastDay) });
  return { handle, field, element: el("label", { class: "day" }, el("span", {}, label), field) };
}

/**
 * Tell each day that is written in a field, none where it was emptied, and the days that were chosen when the reader came
 * to it: a day that is half typed is a day too, and must not move the other end for good.
 */
function onDay(field: HTMLInputElement, explorer: Explorer, set: (day: number | undefined, from: number, to: number) => void): void {
  let [from, to] = [explorer.from, explorer.to];
  field.addEventListener("focus", () => ([from, to] = [explorer.from, explorer.to]));
  field.addEventListener("change", () => {
    if (field.validity.valid) set(explorer.store.dayOf(field.value) ?? undefined, from, to);
  });
}
