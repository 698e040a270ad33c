// What a reader takes for one place: a town and what is told to be near it, an area that changed with time.
import type { Spots } from "./store.ts";

type Positioned = Pick<Spots, "lng" | "lat">;
type Named = Positioned & Pick<Spots, "name" | "nameUk">;

/** Spots by their position. */
export function byPosition(spots: Iterable<number>, { lng, lat }: Positioned): Map<string, number[]> {
  return grouped(spots, (spot) => `${lng[spot]} ${lat[spot]}`);
}

/** Spots by the place they stand for: those that share their names and their position, which areas have not. */
export function byPlace(spots: Iterable<number>, names: Named): Map<string, number[]> {
  return grouped(spots, placeKey(names));
}

function grouped(spots: Iterable<number>, keyOf: (spot: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const spot of spots) {
    const key = keyOf(spot);
    const known = groups.get(key);
    if (known) known.push(spot);
    else groups.set(key, [spot]);
  }
  return groups;
}

/** All spots of the place that a spot belongs to. */
export function placeOf(spot: number, names: Named): number[] {
  const keyOf = placeKey(names);
  const key = keyOf(spot);
  return [...names.name.keys()].filter((other) => keyOf(other) === key);
}

function placeKey({ name, nameUk, lng, lat }: Named): (spot: number) => string {
  return (spot) => [name[spot], nameUk[spot], lng[spot], lat[spot]].join("\n");
}
