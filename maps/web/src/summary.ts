// What one symbol says of the incidents behind it.
import type { Incident, Standing } from "./payload.ts";

export interface Share {
  theme: string;
  standing: Standing;
  count: number;
}

/** The shares of a ring, theme by theme, the surest of each theme first. */
export function sharesOf(incidents: readonly Incident[]): Share[] {
  const order: Standing[] = ["reported", "unsure", "denied"];
  const shares = new Map<string, Share>();
  for (const { theme, standing } of incidents) {
    const key = `${theme} ${standing}`;
    const share = shares.get(key) ?? { theme, standing, count: 0 };
    shares.set(key, { ...share, count: share.count + 1 });
  }
  return [...shares.values()].sort(
    (a, b) => a.theme.localeCompare(b.theme) || order.indexOf(a.standing) - order.indexOf(b.standing),
  );
}

/** The SVG path of an arc from one fraction of the turn to another, clockwise from the top. */
export function arcPath(centre: number, radius: number, from: number, to: number): string {
  const point = (turn: number): string => {
    const angle = 2 * Math.PI * turn;
    return `${(centre + radius * Math.sin(angle)).toFixed(2)} ${(centre - radius * Math.cos(angle)).toFixed(2)}`;
  };
  const middle = (from + to) / 2;
  // two halves, because one arc cannot draw a full circle
  return `M${point(from)}A${radius} ${radius} 0 0 1 ${point(middle)}A${radius} ${radius} 0 0 1 ${point(to)}`;
}

export function countWords(count: number): string {
  return count === 1 ? "1 incident" : `${count} incidents`;
}
