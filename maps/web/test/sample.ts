// A small payload with known numbers: three spots (a town, an oblast, nowhere), six incidents.
import type { Payload } from "../src/payload.ts";

const label = (text: string) => ({ en: text, uk: text, ru: text });

export function samplePayload(): Payload {
  return {
    incidents: {
      n: 6,
      firstDay: "2024-01-01",
      sides: ["ngo", "resident; ngo"],
      rows: {
        type: "AABBCC",
        modality: "AACABA",
        side: "ABAACA",
        control: "AAAABB",
        confidence: "_B_B_BgCgCgC", // 63 63 63 64 64 64
        day: "CCCAUA", // steps +1 +1 +1 0 +10 0: days 1 2 3 3 13 13
        span: "AAACAA",
        datePrecision: "AAABAA",
        disputed: "BAAAAA",
      },
      spots: {
        rows: "DCB", // 3, 2, 1
        lng: "gwtlGAA",
        lat: "gwtlGAA",
        precision: "BFH",
        radius: "UAA",
        oblast: "BCA",
        shape: "ABA",
        name: ["Henichesk", "Kherson Oblast", ""],
        nameUk: ["Генічеськ", "Херсонська область", ""],
      },
    },
    shapes: [{ rings: [["AAA", "AAA"]], spots: ["A", "A"] }],
    abroad: null,
    country: 0,
    oblasts: [
      { id: "one", name: "First Oblast", nameUk: "Перша область", shape: 0 },
      { id: "two", name: "Second Oblast", nameUk: "Друга область", shape: 0 },
    ],
    raions: [],
    rivers: [],
    cities: [],
    surroundings: { seas: [], countries: [] },
    occupied: [],
    themes: [
      { code: "services", colour: "#000000", ink: "#FFFFFF", label: label("Services") },
      { code: "coercion", colour: "#000000", ink: "#FFFFFF", label: label("Coercion") },
    ],
    types: [
      { code: "power_outage", theme: 0, symbol: "Po", label: label("No electricity") },
      { code: "water_outage", theme: 0, symbol: "Wa", label: label("No water") },
      { code: "detention", theme: 1, symbol: "De", label: label("Detention") },
    ],
    precisions: ["site", "settlement", "near_settlement", "hromada", "raion", "oblast", "region", "unlocated"],
    modalities: ["reported", "threatened", "denied"],
    controls: ["occupied", "contested"],
    sides: ["resident", "ngo", "media"],
    spellings: [],
    words: {},
  };
}
