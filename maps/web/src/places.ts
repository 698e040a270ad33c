// What a reader takes for one place: a town and what is told to be near it, an area that changed with time.
import type { Spots } from "./store.ts";

type Positioned = Pick<Spots, "lng" | "lat">;
type Placed = Pick<Spots, "place">;

/** The number of the place that each spot stands for: of those that share their names and their position, which areas
 * have not. Told once, as the map asks for it with each picture. */
export function numberPlaces({ name, nameUk, lng, lat }: Positioned & Pick<Spots, "name" | "nameUk">): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(name, (_, spot) => {
    const key = [name[spot], nameUk[spot], lng[spot], lat[spot]].join("\n");
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** Spots by their position. */
export function byPosition(spots: Iterable<number>, { lng, lat }: Positioned): Map<string, number[]> {
  return grouped(spots, (spot) => `${lng[spot]} ${lat[spot]}`);
}

/** Spots by the number of the place they stand for. */
export function byPlace(spots: Iterable<number>, { place }: Placed): Map<number, number[]> {
  return grouped(spots, (spot) => place[spot] ?? 0);
}

function grouped<K>(spots: Iterable<number>, keyOf: (spot: number) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const spot of spots) {
    const key = keyOf(spot);
    const known = groups.get(key);
    if (known) known.push(spot);
    else groups.set(key, [spot]);
  }
  return groups;
}

/** All spots of the place that a spot belongs to. */
export function placeOf(spot: number, { place }: Placed): number[] {
  return [...place.keys()].filter((other) => place[other] === place[spot]);
}
