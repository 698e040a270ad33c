// Ukraine's land by oblast, its rivers, and what of it is occupied on the chosen day. No tile server is asked for anything.
import { CanvasLayer, type Frame, inWorld, toWorld } from "./canvas-layer.ts";
import type { Palette } from "./draw.ts";
import type { Explorer } from "./explorer.ts";
import { occupiedOn } from "./occupied.ts";
import type { OccupiedArea } from "./payload.ts";
import { readRivers, RIVERS_TO_ZOOM } from "./rivers.ts";
import { linePath, readPositions, type Shapes } from "./shapes.ts";
import type { Turns } from "./turns.ts";

const HATCH = 6; // pixels between the lines of the occupied land
const WIDE_FROM = 8; // the zoom from which rivers are wider
const RAIONS_FROM_ZOOM = 7.5;

export class BaseLayer extends CanvasLayer {
  constructor(explorer: Explorer, shapes: Shapes, palette: () => Palette, turns: Turns, isOverTiles: boolean) {
    const { abroad, oblasts, country, occupied } = explorer.payload;
    const raions = linePath(explorer.payload.raions.map(readPositions));
    const land = occupiedLand(occupied, shapes);
    const rivers = readRivers(explorer.payload.rivers).map(({ zoom, lines }) => ({ zoom, path: linePath(lines) }));
    super("base", turns, (frame) => {
      const colours = palette();
      const { context: c } = frame;
      const held = land(explorer.isoDay(explorer.to), frame.zoom);
      inWorld(frame, (pixel) => {
        const outline = shapes.at(country).pathAt(frame.zoom);
        if (!isOverTiles) {
          c.fillStyle = colours.abroad;
          if (abroad !== null) c.fill(shapes.at(abroad).pathAt(frame.zoom), "evenodd");
          c.fillStyle = colours.land;
          c.fill(outline, "evenodd");
        }
        c.fillStyle = colours.occupied;
        c.fill(held);
        c.lineWidth = pixel;
        if (frame.zoom >= RAIONS_FROM_ZOOM) {
          c.strokeStyle = colours.country;
          c.globalAlpha = 0.6;
          c.setLineDash([pixel, 3 * pixel]);
          c.stroke(raions);
          c.setLineDash([]);
          c.globalAlpha = 1;
        }
        c.strokeStyle = colours.border;
        for (const { shape } of oblasts) c.stroke(shapes.at(shape).pathAt(frame.zoom));
        if (!isOverTiles && frame.zoom < RIVERS_TO_ZOOM) {
          c.strokeStyle = colours.river;
          c.lineWidth = (frame.zoom < WIDE_FROM ? 1.4 : 2) * pixel;
          c.lineJoin = "round";
          for (const { zoom, path } of rivers) if (frame.zoom >= zoom) c.stroke(path);
        }
        c.strokeStyle = colours.country;
        c.lineWidth = 1.6 * pixel;
        c.stroke(outline);
      });
      hatch(frame, held, colours.hatch);
    });
    let drawn = explorer.to;
    explorer.onChange(() => {
      if (explorer.to !== drawn) this.redraw();
      drawn = explorer.to;
    });
  }
}

/** One path for all that is occupied on a day, kept until another day or zoom is asked for. */
function occupiedLand(areas: readonly OccupiedArea[], shapes: Shapes): (day: string, zoom: number) => Path2D {
  let known = { day: "", zoom: NaN, path: new Path2D() };
  return (day, zoom) => {
    if (day !== known.day || zoom !== known.zoom) {
      const path = new Path2D();
      for (const { shape } of occupiedOn(areas, day)) path.addPath(shapes.at(shape).pathAt(zoom));
      known = { day, zoom, path };
    }
    return known.path;
  };
}

/** Lines over the land, so that the shade is told without colour too. */
function hatch(frame: Frame, path: Path2D, colour: string): void {
  const { context: c, width, height, scale, left, top } = frame;
  c.save();
  const pixels = c.getTransform();
  toWorld(frame);
  c.clip(path);
  c.setTransform(pixels);
  c.strokeStyle = colour;
  c.lineWidth = 1;
  const shift = -((left + top) * scale) % HATCH;
  c.beginPath();
  for (let x = shift - HATCH; x < width + height; x += HATCH) {
    c.moveTo(x, 0);
    c.lineTo(x - height, height);
  }
  c.stroke();
  c.restore();
}
