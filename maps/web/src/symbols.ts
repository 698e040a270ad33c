// The three symbols: a disc for one incident at a point, a ring for several, a frame with a number for an area.
import { el, svg } from "./dom.ts";
import type { Incident } from "./payload.ts";
import { arcPath, sharesOf } from "./summary.ts";

export const SYMBOL_SIZE = 26;
export const RING_SIZE = 36;

export function incidentSymbol(incident: Incident): HTMLElement {
  const classes = `symbol symbol--${incident.standing} theme-${incident.theme}`;
  return el("span", { class: classes, "aria-hidden": "true" }, incident.symbol);
}

export function ringSymbol(incidents: readonly Incident[]): SVGElement {
  const centre = RING_SIZE / 2;
  const text = { class: "ring-count", x: `${centre}`, y: `${centre}`, dy: "0.35em", "text-anchor": "middle" };
  const ring = svg("svg", { class: "ring", viewBox: `0 0 ${RING_SIZE} ${RING_SIZE}`, "aria-hidden": "true" });
  ring.append(svg("circle", { class: "ring-back", cx: `${centre}`, cy: `${centre}`, r: `${centre - 1}` }));
  let from = 0;
  for (const { theme, standing, count } of sharesOf(incidents)) {
    const to = from + count / incidents.length;
    ring.append(svg("path", { class: `arc arc--${standing} theme-${theme}`, d: arcPath(centre, centre - 4, from, to) }));
    from = to;
  }
  ring.append(svg("text", text, `${incidents.length}`));
  return ring;
}

/** Width and height of an area's frame: its number and a dot for each theme. */
export function areaSymbolSize(incidents: readonly Incident[]): [width: number, height: number] {
  return [16 + 8 * `${incidents.length}`.length + 11 * themesOf(incidents).length, 22];
}

export function areaSymbol(incidents: readonly Incident[]): HTMLElement {
  const dots = themesOf(incidents).map((theme) => el("span", { class: `swatch theme-${theme}` }));
  return el("span", { class: "area-symbol", "aria-hidden": "true" }, el("b", {}, `${incidents.length}`), ...dots);
}

function themesOf(incidents: readonly Incident[]): string[] {
  return [...new Set(incidents.map((incident) => incident.theme))].sort();
}
