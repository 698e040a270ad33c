import assert from "node:assert/strict";
import { test } from "node:test";
import { readUrl, writeUrl } from "../src/url-state.ts";

const codes = {
  type: ["services", "power_outage", "looting"],
  precision: ["site", "oblast"],
  status: ["reported", "denied"],
  side: ["none", "ngo"],
  control: ["occupied"],
  oblast: ["none", "UA65"],
};

test("a view is read and written again", () => {
  const address =
    "?lat=46.6330&lng=32.7210&zoom=8.25&type=services,looting&precision=site&status=denied&oblast=UA65" +
    "&from=2022-03-01&to=2023-01-31&confidence=60&q=%D1%81%D0%B2%D1%96%D1%82%D0%BB%D0%BE&id=ab12&lang=uk&dark=1&plain=1";
  assert.equal(writeUrl(readUrl(address, codes)), address);
});

test("an empty address is an empty state", () => {
  assert.equal(writeUrl(readUrl("", codes)), "");
});

for (const address of [
  "?type=<script>&precision=__proto__&status=&oblast=UA00",
  "?lat=1e9&lng=0&zoom=5",
  "?lat=46&lng=32",
  "?lat=NaN&lng=Infinity&zoom=-1",
  "?from=2022-13-45&to=yesterday",
  "?from=2022-02-30&to=2023-02-29",
  "?confidence=101&lang=de&dark=maybe&plain=yes",
  "?unknown=1&constructor=2&__proto__=3",
]) {
  test(`unknown values are dropped: ${address}`, () => assert.equal(writeUrl(readUrl(address, codes)), ""));
}

test("texts are cut to a length", () => {
  const state = readUrl(`?q=${"x".repeat(5000)}&id=${"y".repeat(5000)}`, codes);
  assert.equal(state.query.length, 100);
  assert.equal(state.id.length, 64);
});
