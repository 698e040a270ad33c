// The areas that incidents are told of, each outline once, however many spots share it.
import type { Tally } from "./facets.ts";
import type { Shape, Shapes } from "./shapes.ts";
import { shareOf, STANDINGS, type Store } from "./store.ts";

export interface Area {
  readonly spots: number[];
  readonly number: number;
}

export interface ShownArea extends Area {
  readonly shape: Shape;
  readonly count: number;
  /** Themes that occur, in their order. */
  readonly themes: readonly number[];
}

export class Areas {
  readonly #areas: Area[];
  readonly #shapes: Shapes;
  readonly #tally: Tally;
  readonly #themes: number;

  constructor(store: Store, tally: Tally, shapes: Shapes) {
    const byShape = new Map<number, number[]>();
    store.spots.shape.forEach((shape, spot) => {
      if (shape) byShape.set(shape - 1, [...(byShape.get(shape - 1) ?? []), spot]);
    });
    this.#areas = Array.from(byShape, ([number, spots]) => ({ number, spots }));
    this.#shapes = shapes;
    this.#tally = tally;
    this.#themes = store.spots.n ? tally.shares.length / store.spots.n / STANDINGS.length : 0;
  }

  /** Areas with incidents that are shown, the largest first, so that small ones lie on top. */
  shown(): ShownArea[] {
    const { bySpot } = this.#tally;
    return this.#areas
      .map((area) => ({ ...area, count: area.spots.reduce((sum, spot) => sum + (bySpot[spot] ?? 0), 0) }))
      .filter(({ count }) => count)
      .map((area) => ({ ...area, shape: this.#shapes.at(area.number), themes: this.#themesOf(area.spots) }))
      .sort((a, b) => sizeOf(b.shape) - sizeOf(a.shape));
  }

  #themesOf(spots: readonly number[]): number[] {
    const { shares } = this.#tally;
    const themes = Array.from({ length: this.#themes }, (_, theme) => theme);
    return themes.filter((theme) =>
      spots.some((spot) => STANDINGS.some((_, standing) => shares[shareOf(spot * this.#themes + theme, standing)])),
    );
  }
}

function sizeOf({ bounds: [west, north, east, south] }: Shape): number {
  return (east - west) * (south - north);
}
