// embed.js, for the page that embeds the map: gives each frame marked data-occupation-map the height that it asks for.
import { fromWire, toWire } from "./messages.ts";

function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll<HTMLIFrameElement>("iframe[data-occupation-map]")];
}

window.addEventListener("message", ({ source, data }) => {
  const frame = frames().find(({ contentWindow }) => contentWindow !== null && contentWindow === source);
  const message = frame && fromWire(data);
  if (message?.type === "height" && frame) {
    frame.setAttribute("height", `${message.height}`);
    // a host may give all frames a height of its own
    frame.style.height = `${message.height}px`;
  }
  if (message?.type === "ready") frame?.setAttribute("data-occupation-map", "ready");
});

// a map that was ready before this script says it again
for (const { contentWindow } of frames()) contentWindow?.postMessage(toWire({ type: "ask" }), "*");
