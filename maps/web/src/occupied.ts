// Which land was occupied when.
import type { OccupiedArea } from "./payload.ts";

/** The areas that are occupied on an ISO 8601 day. */
export function occupiedOn(areas: readonly OccupiedArea[], day: string): OccupiedArea[] {
  return areas.filter(({ periods }) => periods.some(([from, to]) => from <= day && (to === "" || day < to)));
}
