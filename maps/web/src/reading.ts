// What the pages without a map do: say when they have grown old, and copy what is meant to be copied.
import { showAge } from "./age.ts";

showAge(document, Date.now());

// an operator who names no address gets the one where this page was opened
for (const code of document.querySelectorAll<HTMLElement>("code[data-unknown]")) {
  if (!window.location.protocol.startsWith("http")) continue;
  const here = new URL(".", window.location.href).href;
  code.textContent = (code.textContent ?? "").replaceAll(code.dataset["unknown"] ?? "", here);
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
  const { copies = "", copied = "", selected = "" } = button.dataset;
  button.hidden = false;
  button.addEventListener("click", async () => (button.textContent = (await copy(copies)) ? copied : selected));
}

/** Copy the text of an element; where the browser lends no clipboard, it is only selected, for the reader to copy. */
async function copy(id: string): Promise<boolean> {
  const code = document.getElementById(id);
  if (!code) throw new Error(`The page has no element ${id}.`);
  window.getSelection()?.selectAllChildren(code);
  // there is none where a page is not served by https
  if (!window.isSecureContext) return false;
  return navigator.clipboard.writeText(code.textContent ?? "").then(() => true, () => false);
}
