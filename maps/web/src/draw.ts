// The symbols on a canvas: a disc for one incident at a point, a ring for several, a frame with a number for an area.
import { DENIED, REPORTED, STANDINGS } from "./store.ts";

export interface Palette {
  readonly ink: string;
  readonly softInk: string;
  /** What symbols stand on, and are written with. */
  readonly symbol: string;
  readonly symbolInk: string;
  readonly sea: string;
  readonly abroad: string;
  readonly land: string;
  readonly border: string;
  readonly country: string;
  readonly river: string;
  readonly riverInk: string;
  readonly shade: string;
  readonly occupied: string;
  readonly hatch: string;
  readonly font: string;
  readonly themes: readonly { colour: string; ink: string }[];
}

export const DISC = 13;

/** The radius of a ring for so many incidents; two rings of any size fit beside each other. */
export function ringRadius(count: number): number {
  return Math.min(15 + 2 * Math.log10(count), 20);
}

export function drawDisc(
  c: CanvasRenderingContext2D, palette: Palette, x: number, y: number, theme: number, standing: number, letters: string,
): void {
  const { colour, ink } = palette.themes[theme] ?? { colour: palette.symbolInk, ink: palette.symbol };
  const isFilled = standing === REPORTED;
  disc(c, x, y, DISC + 1, palette.symbol);
  disc(c, x, y, DISC, colour);
  if (!isFilled) disc(c, x, y, DISC - 3, palette.symbol);
  c.fillStyle = isFilled ? ink : palette.symbolInk;
  c.font = `700 11px ${palette.font}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(letters, x, y + 0.5);
  if (standing === DENIED) {
    c.strokeStyle = palette.symbolInk;
    c.lineWidth = 2;
    line(c, x - DISC, y + DISC, x + DISC, y - DISC);
  }
}

export function drawRing(
  c: CanvasRenderingContext2D, palette: Palette, x: number, y: number,
  { shares, count, isGroup }: { shares: Uint32Array; count: number; isGroup: boolean }, text: string,
): void {
  const radius = ringRadius(count);
  disc(c, x, y, radius + (isGroup ? 4 : 1), palette.symbol);
  if (isGroup) {
    c.strokeStyle = palette.symbolInk;
    c.lineWidth = 1;
    circle(c, x, y, radius + 3);
    c.stroke();
  }
  let turn = -Math.PI / 2;
  shares.forEach((share, at) => {
    if (share === 0) return;
    const next = turn + (2 * Math.PI * share) / count;
    const standing = at % STANDINGS.length;
    c.beginPath();
    c.arc(x, y, radius - 3, turn, next);
    c.strokeStyle = palette.themes[Math.floor(at / STANDINGS.length)]?.colour ?? palette.symbolInk;
    c.lineWidth = standing === REPORTED ? 6 : 2;
    c.setLineDash(standing === DENIED ? [2, 2] : []);
    c.stroke();
    turn = next;
  });
  c.setLineDash([]);
  c.fillStyle = palette.symbolInk;
  c.font = `700 ${text.length > 3 ? 10 : 12}px ${palette.font}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(text, x, y + 0.5);
}

export const FRAME_HEIGHT = 20;

/** Width of an area's frame: its number and, where there is room, a dot for each theme. */
export function frameWidth(text: string, themes: number): number {
  return 12 + 8 * text.length + (themes ? 3 + 9 * themes : 0);
}

export function drawFrame(
  c: CanvasRenderingContext2D, palette: Palette, x: number, y: number, text: string, themes: readonly number[],
): void {
  const width = frameWidth(text, themes.length);
  const [left, top] = [Math.round(x - width / 2) + 0.5, Math.round(y - FRAME_HEIGHT / 2) + 0.5];
  c.fillStyle = palette.symbol;
  c.fillRect(left, top, width, FRAME_HEIGHT);
  c.strokeStyle = palette.symbolInk;
  c.lineWidth = 1;
  c.setLineDash([3, 2]);
  c.strokeRect(left, top, width, FRAME_HEIGHT);
  c.setLineDash([]);
  c.fillStyle = palette.symbolInk;
  c.font = `700 12px ${palette.font}`;
  c.textAlign = "left";
  c.textBaseline = "middle";
  c.fillText(text, left + 6, y + 1);
  themes.forEach((theme, index) => {
    c.fillStyle = palette.themes[theme]?.colour ?? palette.symbolInk;
    c.fillRect(left + width - 5 - 9 * (themes.length - index), y - 3, 7, 7);
  });
}

/** Text with a rim, so that it reads on any ground. */
export function drawLabel(
  c: CanvasRenderingContext2D, text: string, x: number, y: number, style: { fill: string; rim: string; font: string },
): void {
  c.font = style.font;
  c.textAlign = "left";
  c.textBaseline = "middle";
  c.lineJoin = "round";
  c.lineWidth = 3;
  c.strokeStyle = style.rim;
  c.strokeText(text, x, y);
  c.fillStyle = style.fill;
  c.fillText(text, x, y);
}

export function circle(c: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
}

function disc(c: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  c.fillStyle = colour;
  circle(c, x, y, radius);
  c.fill();
}

function line(c: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  c.beginPath();
  c.moveTo(x1, y1);
  c.lineTo(x2, y2);
  c.stroke();
}
