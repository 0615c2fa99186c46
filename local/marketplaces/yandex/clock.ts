import type { Store } from "../../store.ts";

export type Clock = { now(): Date; advance(ms: number): void };

/** The given time plus whatever was asked for since; it outlives a restart. */
export function createClock(store: Store, real: () => Date): Clock {
  const offsets = store.collection<number>("clock");
  const readOffset = () => offsets.get("offsetMs") ?? 0;
  return {
    now: () => new Date(real().getTime() + readOffset()),
    advance: (ms) => offsets.put("offsetMs", readOffset() + ms),
  };
}
