// The incidents on the map: shaded areas, symbols at points, and names where there is room for them.
import { Areas, type ShownArea } from "./areas.ts";
import { CanvasLayer, type Frame, inWorld } from "./canvas-layer.ts";
import { Clusters, type Group } from "./clusters.ts";
import {
  circle, DISC, drawDisc, drawFrame, drawLabel, drawRing, FRAME_HEIGHT, frameWidth, type Palette, ringRadius,
} from "./draw.ts";
import type { Explorer } from "./explorer.ts";
import { latOf, lngOf, worldSize } from "./mercator.ts";
import { type Base, drawNames } from "./names.ts";
import { Room } from "./room.ts";
import { readRivers } from "./rivers.ts";
import { ORIGIN_X, ORIGIN_Y, type Shapes } from "./shapes.ts";
import type { Turns } from "./turns.ts";
import type { Words } from "./words.ts";

const POINT_PRECISIONS = ["site", "settlement", "near_settlement"];
const NEAR = "near_settlement";
const NAMES_FROM_ZOOM = 8;
const MOST_DOTS = 4;
const HAIR = 0.99;
const FINGER = 5; // pixels beside a symbol that still hit it

/** What lies under a position: spots at one place, a group of places, or an area. */
export interface Hit {
  readonly spots: readonly number[];
  readonly isArea: boolean;
  readonly group: Group | null;
}

interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  hit: Hit;
}

export class IncidentLayer extends CanvasLayer {
  readonly clusters: Clusters;
  readonly #explorer: Explorer;
  readonly #areas: Areas;
  readonly #palette: () => Palette;
  readonly #words: Words;
  readonly #base: Base;
  #shown: ShownArea[] = [];
  #marks: Mark[] = [];
  readonly #listeners: (() => void)[] = [];

  constructor(explorer: Explorer, shapes: Shapes, palette: () => Palette, turns: Turns, words: Words) {
    super("incidents", turns, (frame) => this.#paint(frame));
    const { store, payload, facets } = explorer;
    this.#explorer = explorer;
    this.#palette = palette;
    this.#words = words;
    const oblasts = payload.oblasts.map(({ name, nameUk, shape }) => ({ name, nameUk, spots: shapes.at(shape).spots }));
    const { cities, surroundings } = payload;
    this.#base = { cities, oblasts, rivers: readRivers(payload.rivers), surroundings };
    this.#areas = new Areas(store, facets.tally, shapes);
    this.clusters = new Clusters(store, facets.tally, payload.precisions.map((code) => POINT_PRECISIONS.includes(code)));
    this.#shown = this.#areas.shown();
    explorer.onChange(() => {
      this.#shown = this.#areas.shown();
      this.clusters.reset();
      this.redraw();
    });
  }

  /** Be told each time when the incidents have been drawn. */
  onDrawn(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** What lies at a position in pixels of the frame, the uppermost first. */
  hit(x: number, y: number): Hit | null {
    const inside = this.#marks.filter(
      (mark) => Math.abs(mark.x - x) <= mark.width / 2 + FINGER && Math.abs(mark.y - y) <= mark.height / 2 + FINGER,
    );
    const distance = (mark: Mark): number => (mark.x - x) ** 2 + (mark.y - y) ** 2;
    const nearest = inside.sort((a, b) => distance(a) - distance(b))[0];
    if (nearest) return nearest.hit;
    const frame = this.frame;
    if (!frame) return null;
    const [worldX, worldY] = [frame.left + x / frame.scale, frame.top + y / frame.scale];
    frame.context.save();
    frame.context.resetTransform();
    const area = this.#shown.findLast(({ shape }) =>
      frame.context.isPointInPath(shape.pathAt(frame.zoom), worldX - ORIGIN_X, worldY - ORIGIN_Y, "evenodd"),
    );
    frame.context.restore();
    return area ? hitOf(area) : null;
  }

  /** The spots with a point that are drawn in a rectangle of the frame. */
  spotsIn(left: number, top: number, right: number, bottom: number): number[] {
    const marks = this.#marks.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
    return marks.filter(({ hit }) => !hit.isArea).flatMap(({ hit }) => hit.spots);
  }

  #paint(frame: Frame): void {
    const palette = this.#palette();
    const room = new Room();
    this.#marks = [];
    inWorld(frame, (pixel) => this.#shown.forEach((area) => shade(frame, area, palette, pixel)));
    const groups = this.#groupsIn(frame);
    groups.forEach((group) => this.#drawVicinity(frame, palette, group));
    for (const group of groups) {
      const [x, y] = [(group.x - frame.left) * frame.scale, (group.y - frame.top) * frame.scale];
      const size = 2 * (group.count === 1 ? DISC : ringRadius(group.count)) + 4;
      room.take(Room.around(x, y, size, size));
      this.#marks.push({ x, y, width: size, height: size, hit: { spots: group.spots, isArea: false, group } });
    }
    // the smallest areas first, as they have the fewest places for their number
    for (const area of this.#shown.toReversed()) this.#drawNumber(frame, palette, room, area);
    groups.forEach((group) => this.#drawSymbol(frame, palette, group));
    if (frame.zoom >= NAMES_FROM_ZOOM) this.#drawSpotNames(frame, palette, room, groups);
    drawNames(frame, palette, room, this.#base, this.#words);
    for (const listener of this.#listeners) listener();
  }

  #groupsIn({ zoom, left, top, width, height, scale }: Frame): Group[] {
    const [right, bottom] = [left + width / scale, top + height / scale];
    return this.clusters.at(zoom, [lngOf(left), latOf(bottom), lngOf(right), latOf(top)]);
  }

  #drawVicinity(frame: Frame, palette: Palette, { spots, isPlace, x, y }: Group): void {
    if (!isPlace) return;
    const { store, payload } = this.#explorer;
    const { precision, radiusKm, lat } = store.spots;
    const near = spots.filter((spot) => payload.precisions[precision[spot] ?? 0] === NEAR);
    if (near.length === 0) return;
    const { context: c, scale, left, top } = frame;
    const radius = Math.max(...near.map((spot) => worldSize(radiusKm[spot] ?? 0, lat[spot] ?? 0))) * scale;
    circle(c, (x - left) * scale, (y - top) * scale, radius);
    c.globalAlpha = 0.08;
    c.fillStyle = palette.shade;
    c.fill();
    c.globalAlpha = 1;
    c.setLineDash([4, 3]);
    c.lineWidth = 1;
    c.strokeStyle = palette.ink;
    c.stroke();
    c.setLineDash([]);
  }

  #drawSymbol({ context, scale, left, top }: Frame, palette: Palette, { x, y, shares, count, spots, isPlace }: Group): void {
    const [px, py] = [(x - left) * scale, (y - top) * scale];
    if (count === 1) {
      const { store, facets, payload } = this.#explorer;
      const row = spots.flatMap((spot) => store.rowsOf(spot)).find((one) => facets.isShown(one));
      if (row === undefined) return;
      const letters = payload.types[store.type[row] ?? 0]?.symbol ?? "";
      drawDisc(context, palette, px, py, store.theme[row] ?? 0, store.standing[row] ?? 0, letters);
      return;
    }
    drawRing(context, palette, px, py, { shares, count, isGroup: !isPlace }, this.#number(count));
  }

  /** The number of an area where it covers nothing: with dots for its themes, else alone, else not at all. */
  #drawNumber({ context, scale, left, top }: Frame, palette: Palette, room: Room, area: ShownArea): void {
    const text = this.#number(area.count);
    for (const themes of [area.themes.slice(0, MOST_DOTS), []]) {
      const width = frameWidth(text, themes.length) + 4;
      const boxes = area.shape.spots.map(([x, y]) => {
        const [px, py] = [(x - left) * scale, (y - top) * scale];
        return { ...Room.around(px, py, width, FRAME_HEIGHT + 4), px, py };
      });
      const free = room.takeFirst(boxes);
      if (!free) continue;
      drawFrame(context, palette, free.px, free.py, text, themes);
      this.#marks.push({ x: free.px, y: free.py, width, height: FRAME_HEIGHT, hit: hitOf(area) });
      return;
    }
  }

  #drawSpotNames({ context, scale, left, top }: Frame, palette: Palette, room: Room, groups: readonly Group[]): void {
    const { spots: names } = this.#explorer.store;
    const style = { fill: palette.ink, rim: palette.land, font: `600 12px ${palette.font}` };
    context.font = style.font;
    for (const { x, y, spots, isPlace, count } of groups) {
      const [spot] = spots;
      if (spot === undefined || !isPlace) continue;
      const text = this.#words.name(names.name[spot] ?? "", names.nameUk[spot] ?? "");
      const width = context.measureText(text).width;
      const reach = (count === 1 ? DISC : ringRadius(count)) + 4;
      const [px, py] = [(x - left) * scale, (y - top) * scale];
      const box = room.takeFirst([
        Room.around(px, py + reach + 8, width, 14),
        Room.around(px, py - reach - 8, width, 14),
        Room.around(px + reach + width / 2, py, width, 14),
      ]);
      if (box) drawLabel(context, text, box.x, box.y + 7, style);
    }
  }

  /** Short on the map; the lists have the full number. */
  #number(count: number): string {
    return count < 10_000 ? `${count}` : `${Math.round(count / 1000)}k`;
  }
}

function hitOf({ spots }: ShownArea): Hit {
  return { spots, isArea: true, group: null };
}

/** Darker for more incidents, but never so dark that labels drown. */
function shade({ context: c, zoom }: Frame, { shape, count }: ShownArea, palette: Palette, pixel: number): void {
  const path = shape.pathAt(zoom);
  c.globalAlpha = Math.min(0.03 + 0.008 * Math.log2(count), 0.07);
  c.fillStyle = palette.shade;
  c.fill(path, "evenodd");
  c.globalAlpha = 1;
  c.strokeStyle = palette.shade;
  // lines no wider than a pixel are drawn much faster
  c.lineWidth = HAIR * pixel;
  c.setLineDash([5 * pixel, 4 * pixel]);
  c.stroke(path);
  c.setLineDash([]);
}
