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
  const setFrom = (day: number, to = explorer.to): void => explorer.setDays(day, Math.max(day, to));
  const setTo = (day: number, from = explorer.from): void => explorer.setDays(Math.min(day, from), day);
  // a handle stops at the other one, a field takes it along
  from.handle.addEventListener("input", () => setFrom(Math.min(Number(from.handle.value) + 1, explorer.to)));
  to.handle.addEventListener("input", () => setTo(Math.max(Number(to.handle.value), explorer.from)));
  from.field.addEventListener("change", () => setFrom(store.dayOf(from.field.value) ?? 1));
  to.field.addEventListener("change", () => setTo(store.dayOf(to.field.value) ?? lastDay));
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
    for (const [{ handle, field }, day] of [[from, explorer.from], [to, explorer.to]] as const) {
      handle.setAttribute("aria-valuetext", dayText(day));
      field.value = explorer.isoDay(day);
    }
    told.textContent = words.say("date.range", { from: dayText(explorer.from), to: dayText(explorer.to) });
    const n = counts[0] ?? 0;
    undated.hidden = n === 0;
    undated.textContent = words.say(explorer.hasAllDays ? "date.undatedToo" : "date.undated", { n });
  };
  const handles = el("div", { class: "handles" }, from.handle, to.handle);
  const days = el("div", { class: "days" }, from.element, to.element);
  return { element: el("div", { class: "range" }, histogram, handles, told, undated, days), update };
}

/** One end of the range: its handle stands on the edge of its day, the first before it and the last after it. */
function end(label: string, explorer: Explorer): Record<"handle" | "field", HTMLInputElement> & { element: HTMLElement } {
  const { lastDay } = explorer.store;
  const handle = el("input", { type: "range", min: "0", max: `${lastDay}`, step: "1", "aria-label": label });
  const field = el("input", { type: "date", min: explorer.isoDay(1), max: explorer.isoDay(lastDay) });
  return { handle, field, element: el("label", { class: "day" }, el("span", {}, label), field) };
}
