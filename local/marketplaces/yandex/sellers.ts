import type { Hono } from "hono";
import type { Store } from "../../store.ts";
import { createApi } from "./api.ts";
import { makeCabinet } from "./cabinet.ts";
import { createGuard } from "./guard.ts";
import type { Scope } from "./methods.ts";
import { createPushes, type Pushes } from "./pushes.ts";
import { openState, type State } from "./state.ts";

/** One seller's cabinet: what it has, where its notifications go, and the API as its keys see it. */
export type Seller = { label: string; state: State; pushes: Pushes; api: Hono };

export type Sellers = {
  /** A seller appears with the first call that names it. */
  open(label: string): Seller;
  list(): Seller[];
  close(): void;
};

type Options = {
  store: Store;
  /** Whether it is a seller's full key, or the one that may only read. */
  isFullKey(givenKey: string): boolean;
  now: () => Date;
  moderationMs: number;
  pushRetryMs: number[];
};

export function openSellers({ store, isFullKey, now, moderationMs, pushRetryMs }: Options): Sellers {
  const known = store.collection<{ businessId: number }>("sellers");
  const opened = new Map<string, Seller>();

  function open(label: string): Seller {
    const earlier = opened.get(label);
    if (earlier) return earlier;
    const cabinet = makeCabinet(label);
    if (!known.get(label)) known.put(label, { businessId: cabinet.businessId });
    const state = openState({ store, label, cabinet, now, moderationMs });
    const pushes = createPushes(state, pushRetryMs);
    const listScopes = (givenKey: string): readonly Scope[] =>
      isFullKey(givenKey) ? state.traits().scopes : ["ALL_METHODS_READ_ONLY"];
    const api = createApi({ state, guard: createGuard(state, listScopes), listScopes, notify: pushes.send });
    const seller = { label, state, pushes, api };
    opened.set(label, seller);
    return seller;
  }

  open("");
  for (const { key } of known.list()) open(key);
  return {
    open,
    list: () => [...opened.values()],
    close: () => {
      for (const { pushes } of opened.values()) pushes.close();
    },
  };
}
