// The days that are shown: two handles over a histogram of all days.
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
  const width = binCount * BAR;
  const bars = Array.from({ length: binCount }, (_, at) => svg("rect", { x: `${at * BAR}`, width: `${BAR - 1}` }));
  const picture = { class: "histogram", viewBox: `0 0 ${width} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" };
  // handles stand on the edges of bars: the first from 0, the second up to the number of bars
  const [from, to] = ["date.from", "date.to"].map((key) =>
    el("input", { type: "range", min: "0", max: `${binCount}`, step: "1", "aria-label": words.say(key) }),
  ) as [HTMLInputElement, HTMLInputElement];
  const told = el("output", {});
  const undated = el("p", { class: "soft" });
  const dayText = (day: number): string => words.date(store.dateOf(day));
  const onInput = (moved: HTMLInputElement): void => {
    const [a, b] = [Number(from.value), Number(to.value)];
    if (a >= b) moved.value = String(moved === from ? b - 1 : a + 1);
    explorer.setDays(Number(from.value) * binDays + 1, Number(to.value) * binDays);
  };
  for (const input of [from, to]) input.addEventListener("input", () => onInput(input));
  const element = el(
    "div",
    { class: "range" },
    svg("svg", picture, ...bars),
    el("div", { class: "handles" }, from, to),
    told,
    undated,
  );
  const update = (): void => {
    const counts = explorer.facets.tally.counts.get("date") ?? new Uint32Array();
    const highest = counts.slice(1).reduce((most, count) => Math.max(most, count), 1);
    const [first, last] = [Math.floor((explorer.from - 1) / binDays), Math.ceil(explorer.to / binDays)];
    bars.forEach((bar, at) => {
      const count = counts[at + 1] ?? 0;
      const height = count ? Math.max(2, (HEIGHT * count) / highest) : 0;
      bar.setAttribute("y", `${HEIGHT - height}`);
      bar.setAttribute("height", `${height}`);
      bar.setAttribute("class", at >= first && at < last ? "bar is-in" : "bar");
    });
    from.value = `${first}`;
    to.value = `${last}`;
    from.setAttribute("aria-valuetext", dayText(explorer.from));
    to.setAttribute("aria-valuetext", dayText(explorer.to));
    told.textContent = words.say("date.range", { from: dayText(explorer.from), to: dayText(explorer.to) });
    const n = counts[0] ?? 0;
    undated.hidden = n === 0 || (explorer.from === 1 && explorer.to === store.lastDay);
    undated.textContent = words.say("date.undated", { n });
  };
  return { element, update };
}
