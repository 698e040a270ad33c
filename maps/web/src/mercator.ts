// Web Mercator in units of Leaflet's zoom 0, where the world is 256 wide: multiplied by 2^zoom these are its pixels.

const WORLD = 256;
const EARTH_KM = 40075.016686; // the equator

export const worldX = (lng: number): number => WORLD * (lng / 360 + 0.5);

export function worldY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return WORLD * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI));
}

export const lngOf = (x: number): number => (x / WORLD - 0.5) * 360;

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
}

/** World units that a distance on the ground takes up at a latitude. */
export function worldSize(km: number, lat: number): number {
  return (km * WORLD) / (EARTH_KM * Math.cos((lat * Math.PI) / 180));
}
