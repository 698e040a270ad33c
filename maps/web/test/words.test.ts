import assert from "node:assert/strict";
import { test } from "node:test";
import { Words } from "../src/words.ts";
import { crc32 } from "../src/crc32.ts";

const table = {
  "count.of": { en: "{shown} of {all} incidents", uk: "Подій: {shown} із {all}", ru: "Событий: {shown} из {all}" },
};

test("numbers are written in the reader's manner", () => {
  assert.equal(new Words(table, "en").say("count.of", { shown: 1204, all: 5000 }), "1,204 of 5,000 incidents");
  assert.match(new Words(table, "uk").say("count.of", { shown: 12040, all: 50000 }), /^Подій: 12\s040 із 50\s000$/u);
});

test("dates are as exact as they are known", () => {
  const words = new Words(table, "en");
  const day = new Date("2022-03-02T00:00:00Z");
  assert.deepEqual(["day", "month", "year"].map((precision) => words.date(day, precision)), ["2 March 2022", "March 2022", "2022"]);
});

test("the word for a year is not torn off it", () => {
  const day = new Date("2022-03-02T00:00:00Z");
  const said = (["uk", "ru"] as const).map((language) => new Words(table, language).date(day));
  assert.deepEqual(said, ["2 березня 2022\u202fр.", "2 марта 2022\u202fг."]);
});

test("who says who held a place is said in the reader's language, or as given", () => {
  const label = { en: "Map of {day}", uk: "Мапа, {day}", ru: "Карта, {day}" };
  const words = new Words({ "source.A map of {day}": label, "source.Law 1": { ...label, uk: "Закон 1" } }, "uk");
  assert.equal(words.source("A map of 2024-07-08"), "Мапа, 8 липня 2024\u202fр.");
  assert.equal(words.source("A map of 2024-99-08"), "Мапа, 2024-99-08");
  assert.equal(words.source("Law 1"), "Закон 1");
  assert.equal(words.source("Another map of 2024-07-08"), "Another map of 2024-07-08");
});

test("words that no file has are an error", () => {
  assert.throws(() => new Words(table, "en").say("nonsense"), /nonsense/);
});

test("names follow the language, and stand in for each other", () => {
  assert.equal(new Words(table, "uk").name("Kherson", "Херсон"), "Херсон");
  assert.equal(new Words(table, "en").name("", "Херсон"), "Херсон");
});

test("beside the name in Latin letters stands the Ukrainian one, where it differs", () => {
  assert.deepEqual(new Words(table, "en").names("Kherson", "Херсон"), ["Kherson", "Херсон"]);
  assert.deepEqual(new Words(table, "ru").names("Kherson", "Херсон"), ["Херсон", ""]);
  assert.deepEqual(new Words(table, "ru").names("Kherson", ""), ["Kherson", ""]);
  assert.deepEqual(new Words(table, "en").names("", ""), ["", ""]);
});

test("kilometres are whole from one on, and their halves are rounded up", () => {
  assert.deepEqual([134.5, 2.5, 1, 0.96, 0.44].map((km) => new Words(table, "en").distance(km)), ["135", "3", "1", "1", "0.4"]);
  assert.equal(new Words(table, "uk").distance(0.5), "0,5");
});

test("ids are hashed as Python does", () => {
  assert.equal(crc32("sample-000"), 0xb322057b);
});
