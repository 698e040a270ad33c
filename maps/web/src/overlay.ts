// The incidents on the map. A layer stands for one type and is switched like any Leaflet layer; the overlay redraws
// every place for all types that are on, so that one place is one symbol whatever is switched.
import * as L from "leaflet";
import type { Incident, Payload } from "./payload.ts";
import { PlaceView } from "./place-view.ts";

export class IncidentOverlay {
  readonly #map: L.Map;
  readonly #places: { view: PlaceView; incidents: readonly Incident[] }[];
  readonly #shownTypes = new Set<string>();
  #isRedrawDue = false;

  constructor(map: L.Map, payload: Payload) {
    this.#map = map;
    this.#places = payload.places.map((place) => ({
      view: new PlaceView(place),
      incidents: place.incidents.flatMap((position) => payload.incidents[position] ?? []),
    }));
  }

  /** The layer of one incident type. */
  layerOf(type: string): L.Layer {
    return new IncidentLayer(type, this);
  }

  setShown(type: string, isShown: boolean): void {
    if (isShown) this.#shownTypes.add(type);
    else this.#shownTypes.delete(type);
    this.#redrawSoon();
  }

  #redrawSoon(): void {
    if (this.#isRedrawDue) return;
    this.#isRedrawDue = true;
    queueMicrotask(() => {
      this.#isRedrawDue = false;
      for (const { view, incidents } of this.#places) {
        view.show(incidents.filter((incident) => this.#shownTypes.has(incident.type)), this.#map);
      }
    });
  }
}

class IncidentLayer extends L.Layer {
  readonly #type: string;
  readonly #overlay: IncidentOverlay;

  constructor(type: string, overlay: IncidentOverlay) {
    super();
    this.#type = type;
    this.#overlay = overlay;
  }

  override onAdd(): this {
    this.#overlay.setShown(this.#type, true);
    return this;
  }

  override onRemove(): this {
    this.#overlay.setShown(this.#type, false);
    return this;
  }
}
