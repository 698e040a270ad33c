// The colours of the canvas, read from the style sheets, so that light and dark are told in one place.
import type { Palette } from "./draw.ts";
import type { Theme } from "./payload.ts";

export function readPalette(element: Element, themes: readonly Theme[]): Palette {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: value("ink"),
    softInk: value("soft-ink"),
    symbol: value("symbol"),
    symbolInk: value("symbol-ink"),
    sea: value("sea"),
    abroad: value("abroad"),
    land: value("land"),
    border: value("border"),
    country: value("country"),
    river: value("river"),
    riverInk: value("river-ink"),
    shade: value("shade"),
    occupied: value("occupied"),
    hatch: value("hatch"),
    font: value("sans"),
    themes: themes.map(({ colour, ink }) => ({ colour, ink })),
  };
}

/** Light or dark as the address asks, else as the reader's system does; `onChange` runs when that changes. */
export function followScheme(root: HTMLElement, asked: boolean | null, onChange: () => void): void {
  if (asked !== null) root.dataset["scheme"] = asked ? "dark" : "light";
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
}
