// Ukraine's land by oblast and what of it is occupied on the chosen day. No tile server is asked for anything.
import { CanvasLayer, type Frame, inWorld } from "./canvas-layer.ts";
import type { Palette } from "./draw.ts";
import type { Explorer } from "./explorer.ts";
import type { ControlArea } from "./payload.ts";
import { ORIGIN_X, ORIGIN_Y, type Shapes } from "./shapes.ts";

const HATCH = 7; // pixels between the lines of the occupied land

export class BaseLayer extends CanvasLayer {
  constructor(explorer: Explorer, shapes: Shapes, palette: () => Palette) {
    const { oblasts, country, control } = explorer.payload;
    super("base", (frame) => {
      const colours = palette();
      const { context: c } = frame;
      const occupied = controlOn(control, explorer.store.dateOf(explorer.to).toISOString().slice(0, 10));
      inWorld(frame, (pixel) => {
        const outline = shapes.at(country).path;
        c.fillStyle = colours.land;
        c.fill(outline, "evenodd");
        if (occupied) {
          c.fillStyle = colours.occupied;
          c.fill(shapes.at(occupied.shape).path, "evenodd");
        }
        c.strokeStyle = colours.border;
        c.lineWidth = pixel;
        for (const { shape } of oblasts) c.stroke(shapes.at(shape).path);
        c.strokeStyle = colours.country;
        c.lineWidth = 1.6 * pixel;
        c.stroke(outline);
      });
      if (occupied) hatch(frame, shapes.at(occupied.shape).path, colours.occupied);
    });
    explorer.onChange(() => control.length && this.redraw());
  }
}

/** The area that holds on an ISO 8601 day; areas are in the order of their days. */
export function controlOn(areas: readonly ControlArea[], day: string): ControlArea | null {
  return areas.findLast(({ from }) => from <= day) ?? null;
}

/** Lines over the land, so that the shade is told without colour too. */
function hatch(frame: Frame, path: Path2D, colour: string): void {
  const { context: c, width, height, scale, left, top } = frame;
  c.save();
  inWorldClip(frame, path);
  c.strokeStyle = colour;
  c.lineWidth = 1;
  // lines keep to the ground: they start at multiples of the distance from the world's corner
  const shift = -((left + top) * scale) % HATCH;
  c.beginPath();
  for (let x = shift - HATCH; x < width + height; x += HATCH) {
    c.moveTo(x, 0);
    c.lineTo(x - height, height);
  }
  c.stroke();
  c.restore();
}

function inWorldClip(frame: Frame, path: Path2D): void {
  const { context: c } = frame;
  const before = c.getTransform();
  c.scale(frame.scale, frame.scale);
  c.translate(ORIGIN_X - frame.left, ORIGIN_Y - frame.top);
  c.clip(path, "evenodd");
  c.setTransform(before);
}
