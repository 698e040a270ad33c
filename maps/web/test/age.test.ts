import assert from "node:assert/strict";
import { test } from "node:test";
import { showAge } from "../src/age.ts";

function isShown(built: string, now: string): boolean {
  const banner = { dataset: { built }, hidden: true };
  showAge({ querySelectorAll: () => [banner] } as unknown as Document, Date.parse(now));
  return !banner.hidden;
}

test("a build is old after 36 hours", () => {
  assert.equal(isShown("2026-11-20T04:00:00Z", "2026-11-21T15:59:00Z"), false);
  assert.equal(isShown("2026-11-20T04:00:00Z", "2026-11-21T16:01:00Z"), true);
  assert.equal(isShown("never", "2026-11-21T16:01:00Z"), false);
});
