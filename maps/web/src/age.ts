// The banner of a build that has grown old. Only a page that says when it was built has one.

const OLD_MS = 36 * 3_600_000;

export function showAge(page: Document, now: number): void {
  for (const banner of page.querySelectorAll<HTMLElement>("[data-built]")) {
    banner.hidden = !(now - Date.parse(banner.dataset["built"] ?? "") > OLD_MS);
  }
}
