// A Leaflet layer that is one canvas over the map and a margin around it, drawn anew when the map comes to rest.
import * as L from "leaflet";
import { ORIGIN_X, ORIGIN_Y } from "./shapes.ts";
import type { Turns } from "./turns.ts";

const MARGIN = 0.12; // of the map's size, on each side: what a short drag may uncover

/** What is drawn on: pixels are `(world - left) * scale`, with world units as in mercator.ts. */
export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly zoom: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How much of it, in pixels on each side, lies outside the map. */
  readonly margin: Readonly<{ x: number; y: number }>;
}

export class CanvasLayer extends L.Layer {
  readonly #canvas = document.createElement("canvas");
  readonly #turns: Turns;
  readonly #paint: (frame: Frame) => void;
  #map: L.Map | null = null;
  #corner = L.latLng(0, 0);
  #zoom = 0;
  #frame: Frame | null = null;
  #view = "";
  #isDue = false;

  constructor(pane: string, turns: Turns, paint: (frame: Frame) => void) {
    super();
    L.Util.setOptions(this, { pane });
    this.#turns = turns;
    this.#paint = paint;
    this.#canvas.className = "leaflet-zoom-animated";
    this.#canvas.setAttribute("aria-hidden", "true");
  }

  /** The frame of the last drawing. */
  get frame(): Frame | null {
    return this.#frame;
  }

  override onAdd(map: L.Map): this {
    this.#map = map;
    this.getPane()?.append(this.#canvas);
    this.#draw();
    return this;
  }

  override onRemove(): this {
    this.#canvas.remove();
    this.#map = null;
    return this;
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return {
      viewreset: () => this.#draw(),
      moveend: () => this.#view !== viewOf(this.#map) && this.redraw(),
      resize: () => this.#draw(),
      zoom: () => this.#map && this.#stretch(this.#map.getCenter(), this.#map.getZoom()),
      zoomanim: (event) => {
        const { center, zoom } = event as L.ZoomAnimEvent;
        this.#stretch(center, zoom);
      },
    };
  }

  /** Draw anew when it is this layer's turn: what was drawn moves with the map until then. */
  redraw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#turns.take(() => this.#isDue && this.#draw());
  }

  #draw(): void {
    this.#isDue = false;
    const map = this.#map;
    if (!map) return;
    this.#view = viewOf(map);
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const full = size.add(margin.multiplyBy(2));
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = this.#canvas;
    if (canvas.width !== full.x * density || canvas.height !== full.y * density) {
      canvas.width = full.x * density;
      canvas.height = full.y * density;
      canvas.style.width = `${full.x}px`;
      canvas.style.height = `${full.y}px`;
    }
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1));
    L.DomUtil.setTransform(canvas, corner, 1);
    this.#corner = map.layerPointToLatLng(corner);
    this.#zoom = map.getZoom();
    const context = canvas.getContext("2d");
    if (!context) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, full.x, full.y);
    const scale = 2 ** this.#zoom;
    const min = map.getPixelBounds().min ?? L.point(0, 0);
    const [left, top] = [(min.x - margin.x) / scale, (min.y - margin.y) / scale];
    this.#frame = { context, zoom: this.#zoom, scale, left, top, width: full.x, height: full.y, margin };
    this.#paint(this.#frame);
  }

  /** Move and scale the last drawing to where it belongs at another centre and zoom. */
  #stretch(center: L.LatLng, zoom: number): void {
    const map = this.#map;
    const pane = map?.getPane("mapPane");
    if (!map || !pane) return;
    const half = map.getSize().divideBy(2);
    const origin = map.project(center, zoom).subtract(half).add(L.DomUtil.getPosition(pane)).round();
    const corner = map.project(this.#corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.#canvas, corner, map.getZoomScale(zoom, this.#zoom));
  }
}

/** What is in view, to tell whether it has changed. */
function viewOf(map: L.Map | null): string {
  const { min, max } = map?.getPixelBounds() ?? {};
  return map ? `${map.getZoom()} ${min?.x} ${min?.y} ${max?.x} ${max?.y}` : "";
}

/** Run `paint` with the context in world units, for the paths of shapes.ts; `pixel` is the size of a pixel there. */
export function inWorld(frame: Frame, paint: (pixel: number) => void): void {
  frame.context.save();
  toWorld(frame);
  paint(1 / frame.scale);
  frame.context.restore();
}

/** Turn the context from pixels to world units. */
export function toWorld({ context, scale, left, top }: Frame): void {
  context.scale(scale, scale);
  context.translate(ORIGIN_X - left, ORIGIN_Y - top);
}
