import assert from "node:assert/strict";
import { test } from "node:test";
import { Address } from "../src/address.ts";
import { Explorer } from "../src/explorer.ts";
import { readUrl } from "../src/url-state.ts";
import { samplePayload } from "./sample.ts";

const addressAfter = (address: string): string => {
  const explorer = new Explorer(samplePayload());
  const given = readUrl(address, explorer.codes);
  explorer.apply(given);
  return new Address(explorer, given).of({ lang: "uk" });
};

for (const days of [
  "from=2024-01-05",
  "to=2024-01-05",
  "from=2024-01-05&to=2024-01-07",
  "from=2030-01-01",
  "to=2010-01-01",
  "from=2005-01-01&to=2010-01-01",
  "from=2005-01-01&to=2024-01-05",
  "from=2024-01-05&to=2030-01-01",
]) {
  test(`the days of an address are kept: ${days}`, () => assert.equal(addressAfter(`?${days}`), `?${days}&lang=uk`));
}

for (const days of ["from=2024-01-01&to=2024-01-13", "from=2024-01-09&to=2024-01-02"]) {
  test(`days that choose nothing are left out: ${days}`, () => assert.equal(addressAfter(`?${days}`), "?lang=uk"));
}

test("an id stands in the address only once it has been found", () => {
  assert.equal(addressAfter("?id=deadbeef0000"), "?lang=uk");
});
