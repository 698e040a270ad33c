// The data of the map as maps/payload.py writes it to assets/data/map.js.

export type Language = "en" | "uk" | "ru";
export type Label = Record<Language, string>;

export interface Theme {
  code: string;
  colour: string;
  ink: string;
  label: Label;
}

export interface IncidentType {
  code: string;
  theme: number;
  symbol: string;
  label: Label;
}

export interface RowTexts {
  type: string;
  modality: string;
  side: string;
  control: string;
  confidence: string;
  day: string;
  span: string;
  datePrecision: string;
  disputed: string;
}

export interface SpotTexts {
  rows: string;
  lng: string;
  lat: string;
  precision: string;
  radius: string;
  oblast: string;
  shape: string;
  name: string[];
  nameUk: string[];
}

export interface IncidentColumns {
  n: number;
  firstDay: string;
  sides: string[];
  rows: RowTexts;
  spots: SpotTexts;
}

/** Steps of longitude, steps of latitude. */
export type PositionTexts = [lng: string, lat: string];

export interface ShapeTexts {
  rings: PositionTexts[];
  spots: PositionTexts;
}

export interface Unit {
  id: string;
  name: string;
  nameUk: string;
  shape: number;
}

export interface City {
  name: string;
  nameUk: string;
  lng: number;
  lat: number;
  /** The zoom from which it is named. */
  zoom: number;
}

export interface River {
  name: Label;
  /** The zoom from which it is drawn. */
  zoom: number;
  lines: PositionTexts[];
}

export interface Surrounding {
  name: Label;
  /** Where the middle of the name may stand, the best first. */
  spots: [lng: number, lat: number][];
}

export interface Surroundings {
  seas: Surrounding[];
  countries: Surrounding[];
}

export interface OccupiedArea {
  shape: number;
  /** ISO 8601 days; the second is the first free day, empty while the occupation lasts. */
  periods: [from: string, to: string][];
}

export interface Payload {
  incidents: IncidentColumns;
  shapes: ShapeTexts[];
  /** The land of other countries: a shape, or none. */
  abroad: number | null;
  country: number;
  oblasts: Unit[];
  /** Borders between raions, as lines. */
  raions: PositionTexts[];
  rivers: River[];
  cities: City[];
  surroundings: Surroundings;
  occupied: OccupiedArea[];
  themes: Theme[];
  types: IncidentType[];
  precisions: string[];
  modalities: string[];
  controls: string[];
  sides: string[];
  /** Spellings that are read as one: what stands first becomes what stands second, in this order. */
  spellings: [string, string][];
  words: Record<string, Label>;
}
