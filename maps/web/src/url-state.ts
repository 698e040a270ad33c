// The view in the address: what a link to this page can ask for. Unknown names and values are ignored and never shown.
import { LANGUAGES } from "./words.ts";
import type { Language } from "./payload.ts";

/** Codes that a link may name, by parameter. */
export type Codes = Readonly<Record<ListName, readonly string[]>>;
export const LISTS = ["type", "precision", "status", "side", "control", "oblast"] as const;
export type ListName = (typeof LISTS)[number];

export interface View {
  lat: number;
  lng: number;
  zoom: number;
}

export interface UrlState {
  view: View | null;
  lists: Record<ListName, string[]>;
  from: string;
  to: string;
  confidence: number;
  query: string;
  id: string;
  lang: Language | null;
  dark: boolean | null;
  plain: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_QUERY = 100;
const MAX_ID = 64;

export function readUrl(search: string, codes: Codes): UrlState {
  const given = new URLSearchParams(search);
  const day = (name: string): string => {
    const value = given.get(name) ?? "";
    const ms = DAY.test(value) ? Date.parse(value) : NaN;
    // the thirtieth of February is no day
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value) ? value : "";
  };
  const list = (name: ListName): string[] => {
    const values = new Set((given.get(name) ?? "").split(","));
    return codes[name].filter((code) => values.has(code));
  };
  const switched = given.get("dark");
  return {
    view: readView(given),
    lists: Object.fromEntries(LISTS.map((name) => [name, list(name)])) as Record<ListName, string[]>,
    from: day("from"),
    to: day("to"),
    confidence: readNumber(given.get("confidence"), 0, 100) ?? 0,
    query: (given.get("q") ?? "").slice(0, MAX_QUERY),
    id: (given.get("id") ?? "").slice(0, MAX_ID),
    lang: LANGUAGES.find((language) => language === given.get("lang")) ?? null,
    dark: switched === "1" ? true : switched === "0" ? false : null,
    plain: given.get("plain") === "1",
  };
}

/** The query part of an address, "?…" or empty. Only what differs from a plain visit stands in it. */
export function writeUrl(state: UrlState): string {
  const pairs: [string, string][] = [];
  if (state.view) {
    pairs.push(["lat", state.view.lat.toFixed(4)], ["lng", state.view.lng.toFixed(4)]);
    pairs.push(["zoom", String(Number(state.view.zoom.toFixed(2)))]);
  }
  for (const name of LISTS) if (state.lists[name].length) pairs.push([name, state.lists[name].join(",")]);
  if (state.from) pairs.push(["from", state.from]);
  if (state.to) pairs.push(["to", state.to]);
  if (state.confidence) pairs.push(["confidence", String(state.confidence)]);
  if (state.query) pairs.push(["q", state.query]);
  if (state.id) pairs.push(["id", state.id]);
  if (state.lang) pairs.push(["lang", state.lang]);
  if (state.dark !== null) pairs.push(["dark", state.dark ? "1" : "0"]);
  if (state.plain) pairs.push(["plain", "1"]);
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
  return text && `?${text}`;
}

function readView(given: URLSearchParams): View | null {
  const lat = readNumber(given.get("lat"), -85, 85);
  const lng = readNumber(given.get("lng"), -180, 180);
  const zoom = readNumber(given.get("zoom"), 0, 20);
  return lat === null || lng === null || zoom === null ? null : { lat, lng, zoom };
}

function readNumber(text: string | null, least: number, most: number): number | null {
  const value = text !== null && /^-?\d{1,4}(\.\d{1,8})?$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}
