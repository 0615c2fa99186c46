import type { Store } from "../../store.ts";

export type Clock = { now(): Date; advance(ms: number): Date };

/** The time of everything in the sandbox: that of the machine, moved on as far as somebody has asked for. */
export function openClock(store: Store, base: () => Date): Clock {
  const moved = store.collection<number>("clock");
  const now = () => new Date(base().getTime() + (moved.get("ahead") ?? 0));
  return {
    now,
    advance(ms) {
      moved.put("ahead", (moved.get("ahead") ?? 0) + ms);
      return now();
    },
  };
}
