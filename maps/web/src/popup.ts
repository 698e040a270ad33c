// What a popup says: the place, then each incident there with its words, who says so, when, and the source.
import { el } from "./dom.ts";
import type { Incident, Place, Source } from "./payload.ts";
import { countWords } from "./summary.ts";
import { incidentSymbol } from "./symbols.ts";

export function popupContent(place: Place, incidents: readonly Incident[]): HTMLElement {
  const [first] = incidents;
  const body =
    first && incidents.length === 1
      ? el("article", { class: "incident" }, incidentHead(first), ...incidentBody(first))
      : el("div", { class: "incident-list" }, ...incidents.map(foldedIncident));
  const kind = place.area ? "The whole area, not a point: " : "";
  return el(
    "section",
    { class: "popup" },
    el("h2", { tabindex: "-1" }, place.name),
    place.nameUk ? el("p", { class: "popup-name-uk", lang: "uk" }, place.nameUk) : null,
    place.area || incidents.length > 1 ? el("p", { class: "popup-count" }, kind + countWords(incidents.length)) : null,
    body,
  );
}

function foldedIncident(incident: Incident): HTMLElement {
  return el("details", { class: "incident" }, el("summary", {}, incidentHead(incident)), ...incidentBody(incident));
}

function incidentHead(incident: Incident): HTMLElement {
  return el(
    "span",
    { class: "incident-head" },
    incidentSymbol(incident),
    el("span", { class: "incident-title" }, el("b", {}, incident.type_label), el("span", {}, incident.date)),
    incident.badge ? el("span", { class: "badge" }, incident.badge) : null,
  );
}

function incidentBody(incident: Incident): HTMLElement[] {
  const quote: Record<string, string> = incident.evidence_lang ? { lang: incident.evidence_lang } : {};
  return [
    el("blockquote", quote, `“${incident.evidence}”`),
    el("dl", {}, ...facts(incident)),
    el("ul", { class: "sources", "aria-label": "Sources" }, ...incident.sources.map(sourceItem)),
  ];
}

function facts(incident: Incident): HTMLElement[] {
  const rows: [string, string][] = [
    ["Where", incident.precision],
    ["Named as", incident.mention],
    ["Status", incident.status],
    ["Said by", incident.claimed_by],
    ["Control", incident.control],
  ];
  return rows.filter(([, text]) => text).flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]);
}

function sourceItem(source: Source): HTMLElement {
  const title = source.title || source.url || "Untitled report";
  const link = { href: source.url, target: "_blank", rel: "noopener noreferrer" };
  const about = [source.publisher, source.published].filter(Boolean).join(", ");
  return el("li", {}, source.url ? el("a", link, title) : title, about ? el("span", {}, ` ${about}`) : null);
}
