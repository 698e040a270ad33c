import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { folding, queryWords } from "../src/spelling.ts";

// the table as it is, a list of pairs: no more YAML than that
const file = readFileSync(new URL("../../../data/ui/spellings.yaml", import.meta.url), "utf8");
const table = [...file.matchAll(/^- \["(.*?)", "?(.*?)"?\]$/gm)].map(
  ([, from = "", to = ""]): [string, string] => [JSON.parse(`"${from}"`) as string, to],
);
const fold = folding(table);

for (const spellings of [
  ["Генічеськ", "Геническ", "Henichesk", "Genichesk"],
  ["Великі Копані", "Velyki Kopani", "VELIKI KOPANI"],
  ["Запоріжжя", "Zaporizhzhia", "Zaporizhia"],
  ["Харків", "Kharkiv"],
  ["Луганськ", "Луганск", "Luhansk", "Lugansk"],
  ["Щастя", "Shchastia"],
  ["Єнакієве", "Yenakiieve"],
  ["Олександрівка", "Oleksandrivka", "Olexandrivka"],
]) {
  test(`one spelling for ${spellings.join(", ")}`, () => assert.deepEqual([...new Set(spellings.map(fold))].length, 1));
}

test("different places stay different", () => {
  const names = ["Херсон", "Харків", "Генічеськ", "Олешки", "Токмак", "Чонгар", "Шахтарськ"];
  assert.equal(new Set(names.map(fold)).size, names.length);
});

test("a query is split into words, marks are none", () => {
  assert.equal(queryWords("  No, electricity! ", fold).length, 2);
  assert.deepEqual(queryWords("…", fold), []);
});
