import assert from "node:assert/strict";
import { test } from "node:test";
import { type Group, joinOverlapping } from "../src/clusters.ts";
import { splitLines } from "../src/names.ts";
import { occupiedOn } from "../src/occupied.ts";
import { byPlace, byPosition, numberPlaces, placeOf } from "../src/places.ts";
import { stretches } from "../src/rivers.ts";
import { Room } from "../src/room.ts";
import { type Position, thinned } from "../src/shapes.ts";

const group = (x: number, count: number, spot: number): Group => ({ x, y: 0, count, shares: Uint32Array.of(count), spots: [spot], isPlace: true });

test("groups too close to each other are one, where the larger stood", () => {
  const joined = joinOverlapping([group(0, 1, 0), group(3, 5, 1), group(50, 2, 2)], 10);
  assert.deepEqual(
    joined.map(({ x, count, spots, isPlace }) => [x, count, spots, isPlace]),
    [[3, 6, [1, 0], false], [50, 2, [2], true]],
  );
  assert.equal(joined[0]?.shares[0], 6);
});

test("a town and what is told to be near it are one place", () => {
  const places = byPosition([0, 1, 2, 3], { lng: Float64Array.of(30, 31, 30, 30), lat: Float64Array.of(50, 50, 50, 50.00001) });
  assert.deepEqual([...places.values()], [[0, 2], [1], [3]]);
});

test("spots of one name at one position are one place, areas by their names alone", () => {
  const place = numberPlaces({
    name: ["Tokmak", "Tokmak", "Plant", "Oblast", "Oblast"],
    nameUk: ["", "", "", "", ""],
    lng: Float64Array.of(35, 35, 35, 0, 0),
    lat: Float64Array.of(47, 47, 47, 0, 0),
  });
  assert.deepEqual([...place], [0, 0, 1, 2, 2]);
  assert.deepEqual([...byPlace([0, 1, 2, 3, 4], { place }).values()], [[0, 1], [2], [3, 4]]);
  assert.deepEqual(placeOf(1, { place }), [0, 1]);
});

test("a label takes the first free place and leaves none where all are taken", () => {
  const room = new Room();
  room.take(Room.around(0, 0, 10, 10));
  assert.deepEqual(room.takeFirst([Room.around(4, 0, 4, 4), Room.around(20, 0, 4, 4)]), Room.around(20, 0, 4, 4));
  assert.equal(room.takeFirst([Room.around(20, 0, 4, 4)]), null);
});

test("boxes that only touch do not cover each other", () => {
  const room = new Room();
  room.take({ x: 0, y: 0, width: 10, height: 10 });
  assert.ok(room.isFree({ x: 10, y: 0, width: 10, height: 10 }));
});

test("land is occupied from the first day of a period to the day before its end", () => {
  const areas = [
    { shape: 1, periods: [["2022-02-24", "2022-11-11"]] as [string, string][] },
    { shape: 2, periods: [["2014-02-20", ""]] as [string, string][] },
  ];
  const on = (day: string): number[] => occupiedOn(areas, day).map(({ shape }) => shape);
  assert.deepEqual(on("2022-02-24"), [1, 2]);
  assert.deepEqual(on("2022-11-10"), [1, 2]);
  assert.deepEqual(on("2022-11-11"), [2]);
  assert.deepEqual(on("2013-01-01"), []);
});

test("long names stand on two lines", () => {
  assert.deepEqual(splitLines("Autonomous Republic of Crimea"), ["Autonomous Republic", "of Crimea"]);
  assert.deepEqual(splitLines("Sevastopol"), ["Sevastopol"]);
});

test("a river's name stands along its line, one place after the other", () => {
  const found = stretches([[0, 0], [60, 0], [100, 0]], 40, 30);
  assert.deepEqual(found.map(({ x, y, angle }) => [x, y, angle]), [[20, 0, 0], [50, 0, 0], [80, 0, 0]]);
  assert.ok(found.every(({ straightness }) => straightness === 1));
});

test("a name is never upside down, whichever way the river flows", () => {
  for (const [x, y] of [[10, 7], [-10, 7], [-10, -7], [10, -7], [0, 10], [-10, 0]] as const) {
    const [first] = stretches([[0, 0], [10 * x, 10 * y]], 40, 40);
    assert.ok(first && Math.abs(first.angle) <= Math.PI / 2 + 1e-9);
    assert.ok(Math.abs(Math.sin(first.angle) * x - Math.cos(first.angle) * y) < 1e-9, "along the line");
  }
});

test("a bend is less straight than a reach, and a short river has no place for its name", () => {
  const [bend, , reach] = stretches([[0, 50], [50, 50], [50, 0], [50, -100]], 100, 50);
  assert.ok(bend && reach && bend.straightness < 0.8 && Math.abs(reach.straightness - 1) < 1e-9);
  assert.deepEqual(stretches([[0, 0], [30, 0]], 40, 10), []);
  assert.deepEqual(stretches([], 40, 10), []);
});

test("an outline has no more corners than can be seen, and neighbours keep the same ones", () => {
  const border: Position[] = [[0, 0], [0.2, 0.3], [0.9, 1.1], [1.04, 0.96], [2.1, 2], [5, 0]];
  const seen = [[0, 0], [1, 1], [2, 2], [5, 0]];
  assert.deepEqual(thinned(border, 1), seen);
  assert.deepEqual(thinned(border.toReversed(), 1), seen.toReversed());
  assert.deepEqual(thinned(border, 0.01).length, border.length);
});
