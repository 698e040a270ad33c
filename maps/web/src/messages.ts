// What an embedded map and the page around it say to each other. Whatever else arrives is not for us.

const SENDER = "occupation-map";
const MAX_HEIGHT = 4000;

/** `ready`: the map is drawn; `height`: it would like to be so high, in CSS pixels; `ask`: say both again. */
export type Message = { type: "ready" } | { type: "height"; height: number } | { type: "ask" };

export function toWire(message: Message): object {
  return { sender: SENDER, ...message };
}

/** The message in what was received, or null. */
export function fromWire(data: unknown): Message | null {
  if (typeof data !== "object" || data === null) return null;
  const { sender, type, height } = data as Record<string, unknown>;
  if (sender !== SENDER) return null;
  if (type === "ready" || type === "ask") return { type };
  const isHeight = type === "height" && typeof height === "number" && height > 0 && height <= MAX_HEIGHT;
  return isHeight ? { type, height: Math.round(height) } : null;
}
