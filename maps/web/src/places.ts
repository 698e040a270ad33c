// What a reader takes for one place: a town and what is told to be near it, an area that changed with time.
import type { Spots } from "./store.ts";

type Named = Pick<Spots, "name" | "nameUk" | "lng" | "lat">;

/** Spots by the place they stand for: those that share their names and their position, which areas have not. */
export function byPlace(spots: Iterable<number>, { name, nameUk, lng, lat }: Named): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const spot of spots) {
    const key = [name[spot], nameUk[spot], lng[spot], lat[spot]].join("\n");
    const known = places.get(key);
    if (known) known.push(spot);
    else places.set(key, [spot]);
  }
  return places;
}

/** All spots of the place that a spot belongs to. */
export function placeOf(spot: number, { name, nameUk, lng, lat }: Named): number[] {
  return [...name.keys()].filter(
    (other) =>
      name[other] === name[spot] && nameUk[other] === nameUk[spot] && lng[other] === lng[spot] && lat[other] === lat[spot],
  );
}
