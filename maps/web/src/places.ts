// What a reader takes for one place: a town and what is told to be near it, an area that changed with time.
import type { Spots } from "./store.ts";

type Positioned = Pick<Spots, "lng" | "lat">;
type Named = Positioned & Pick<Spots, "name" | "nameUk">;

/** Spots by their position. */
export function byPosition(spots: Iterable<number>, { lng, lat }: Positioned): Map<string, number[]> {
  return grouped(spots, (spot) => `${lng[spot]} ${lat[spot]}`);
}

/** Spots by the place they stand for: those that share their names and their position, which areas have not. */
export function byPlace(spots: Iterable<number>, { name, nameUk, lng, lat }: Named): Map<string, number[]> {
  return grouped(spots, (spot) => [name[spot], nameUk[spot], lng[spot], lat[spot]].join("\n"));
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
export function placeOf(spot: number, { name, nameUk, lng, lat }: Named): number[] {
  return [...name.keys()].filter(
    (other) =>
      name[other] === name[spot] && nameUk[other] === nameUk[spot] && lng[other] === lng[spot] && lat[other] === lat[spot],
  );
}
