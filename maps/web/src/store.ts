// The incidents as typed arrays. A row is an incident, a spot what incidents share that are told of one place in one way.
import type { Payload } from "./payload.ts";
import { numberPlaces } from "./places.ts";
import { countNumbers, decodeNumbers, decodeSteps } from "./vlq.ts";

const POINT_UNITS = 100_000;
const RADIUS_UNITS = 10;
const DAY_MS = 86_400_000;
export const DETAIL_ROWS = 256;

/** How a report stands, as drawn: filled, hollow, crossed. */
export const REPORTED = 0;
export const UNSURE = 1;
export const DENIED = 2;
export const STANDINGS = ["reported", "unsure", "denied"] as const;

/** Where the number of a theme, of one spot or of all, and a standing is kept among shares. */
export const shareOf = (theme: number, standing: number): number => theme * STANDINGS.length + standing;

export interface Spots {
  readonly n: number;
  /** The first row of each spot, and at the end the number of rows. */
  readonly start: Uint32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly precision: Uint8Array;
  readonly radiusKm: Float32Array;
  /** 0 for none, else the position in `payload.oblasts` from 1; so is `shape` in `payload.shapes`. */
  readonly oblast: Uint8Array;
  readonly shape: Uint16Array;
  readonly name: readonly string[];
  readonly nameUk: readonly string[];
  /** The number of the place, which spots share that a reader takes for one. */
  readonly place: Uint32Array;
}

export class Store {
  readonly n: number;
  readonly spots: Spots;
  readonly spot: Uint32Array;
  readonly type: Uint8Array;
  readonly theme: Uint8Array;
  readonly modality: Uint8Array;
  /** 0 where nobody is named, else the position of a set of sides in `sideSets` from 1. */
  readonly side: Uint8Array;
  readonly sideSets: readonly (readonly string[])[];
  readonly control: Uint8Array;
  readonly confidence: Uint8Array;
  /** Days from `firstDay` counted from 1; 0 where the day is not known. */
  readonly day: Uint16Array;
  readonly span: Uint16Array;
  readonly datePrecision: Uint8Array;
  /** 1 where another incident contradicts it. */
  readonly disputed: Uint8Array;
  readonly standing: Uint8Array;
  readonly lastDay: number;
  readonly #firstMs: number;

  constructor({ incidents, types, modalities }: Payload) {
    const { n, rows } = incidents;
    this.n = n;
    this.spots = readSpots(incidents.spots);
    this.spot = spread(this.spots.start, n);
    this.type = decodeNumbers(rows.type, new Uint8Array(n));
    this.theme = this.type.map((type) => types[type]?.theme ?? 0);
    this.modality = decodeNumbers(rows.modality, new Uint8Array(n));
    this.side = decodeNumbers(rows.side, new Uint8Array(n));
    this.sideSets = incidents.sides.map((sides) => sides.split("; "));
    this.control = decodeNumbers(rows.control, new Uint8Array(n));
    this.confidence = decodeNumbers(rows.confidence, new Uint8Array(n));
    this.day = decodeSteps(rows.day, new Uint16Array(n));
    this.span = decodeNumbers(rows.span, new Uint16Array(n));
    this.datePrecision = decodeNumbers(rows.datePrecision, new Uint8Array(n));
    this.disputed = decodeNumbers(rows.disputed, new Uint8Array(n));
    const reported = modalities.indexOf("reported");
    const denied = modalities.indexOf("denied");
    this.standing = this.modality.map((modality, row) => {
      if (modality === denied) return DENIED;
      return modality === reported && this.side[row] === 0 && this.disputed[row] === 0 ? REPORTED : UNSURE;
    });
    this.#firstMs = Date.parse(`${incidents.firstDay}T00:00:00Z`);
    this.lastDay = this.day.reduce((last, day) => Math.max(last, day), 1);
  }

  /** The date of a day number. */
  dateOf(day: number): Date {
    return new Date(this.#firstMs + (day - 1) * DAY_MS);
  }

  /** The day number of an ISO 8601 date, or null where it is none. May lie outside the data. */
  dayOf(date: string): number | null {
    const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
    return Number.isNaN(ms) ? null : Math.round((ms - this.#firstMs) / DAY_MS) + 1;
  }

  rowsOf(spot: number): number[] {
    const from = this.spots.start[spot] ?? 0;
    return Array.from({ length: (this.spots.start[spot + 1] ?? from) - from }, (_, index) => from + index);
  }
}

function readSpots(texts: Payload["incidents"]["spots"]): Spots {
  const n = texts.name.length;
  const counts = decodeNumbers(texts.rows, new Uint32Array(countNumbers(texts.rows)));
  const start = new Uint32Array(n + 1);
  counts.forEach((count, spot) => (start[spot + 1] = (start[spot] ?? 0) + count));
  const lng = decodeSteps(texts.lng, new Float64Array(n)).map((value) => value / POINT_UNITS);
  const lat = decodeSteps(texts.lat, new Float64Array(n)).map((value) => value / POINT_UNITS);
  return {
    n,
    start,
    lng,
    lat,
    precision: decodeNumbers(texts.precision, new Uint8Array(n)),
    radiusKm: decodeNumbers(texts.radius, new Float32Array(n)).map((value) => value / RADIUS_UNITS),
    oblast: decodeNumbers(texts.oblast, new Uint8Array(n)),
    shape: decodeNumbers(texts.shape, new Uint16Array(n)),
    name: texts.name,
    nameUk: texts.nameUk,
    place: numberPlaces({ name: texts.name, nameUk: texts.nameUk, lng, lat }),
  };
}

/** The spot of each row. */
function spread(start: Uint32Array, n: number): Uint32Array {
  const spots = new Uint32Array(n);
  for (let spot = 0; spot + 1 < start.length; spot++) spots.fill(spot, start[spot], start[spot + 1]);
  return spots;
}
