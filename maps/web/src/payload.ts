// The data of the page, as maps/payload.py writes it.
import type { Geometry } from "geojson";

export type Position = [longitude: number, latitude: number];
export type Standing = "reported" | "unsure" | "denied";

export interface Source {
  title: string;
  url: string;
  publisher: string;
  published: string;
}

export interface Incident {
  id: string;
  type: string;
  type_label: string;
  theme: string;
  symbol: string;
  standing: Standing;
  status: string;
  badge: string;
  claimed_by: string;
  place: string;
  place_uk: string;
  mention: string;
  precision: string;
  date: string;
  control: string;
  evidence: string;
  evidence_lang: string;
  confidence: number;
  sources: Source[];
}

export interface Place {
  name: string;
  nameUk: string;
  label: Position;
  radiusKm: number;
  area: Geometry | null;
  incidents: number[];
}

export interface Oblast {
  name: string;
  nameUk: string;
  label: Position;
  geometry: Geometry;
}

export interface Basemap {
  country: Geometry;
  oblasts: Oblast[];
}

export interface Payload {
  themes: Record<string, string>;
  places: Place[];
  incidents: Incident[];
  basemap: Basemap;
}

export function readPayload(page: Document): Payload {
  const block = page.getElementById("map-data");
  if (!block?.textContent) throw new Error("The page holds no map data.");
  return JSON.parse(block.textContent) as Payload;
}
