import type { Hono } from "hono";
import type { Store } from "../../store.ts";
import { createApi } from "./api.ts";
import { makeCabinet } from "./cabinet.ts";
import type { Sandbox } from "./context.ts";
import { createLimits } from "./limits.ts";
import { countAnswer, listEndpoints } from "./push-endpoints.ts";
import { createPushSender } from "./push-sender.ts";
import { openState } from "./state.ts";

/** One seller's part of the sandbox, and the API as its key sees it. */
export type Seller = { label: string; sandbox: Sandbox; api: Hono };

export type Sellers = {
  /** A seller appears with the first call that names it. */
  open(label: string): Seller;
  list(): Seller[];
  close(): void;
};

type Options = { store: Store; clientId: string; now: () => Date; moderationMs: number; pushRetryMs: number[] };

export function openSellers({ store, clientId, now, moderationMs, pushRetryMs }: Options): Sellers {
  const known = store.collection<{ clientId: string }>("sellers");
  const opened = new Map<string, Seller>();

  function open(label: string): Seller {
    const earlier = opened.get(label);
    if (earlier) return earlier;
    const cabinet = makeCabinet(clientId, label);
    if (!known.get(label)) known.put(label, { clientId: cabinet.clientId });
    const state = openState(store, label);
    const push = createPushSender({
      listReceivers: (type) => listEndpoints(state).filter((one) => one.isEnabled && one.types.includes(type)),
      count: (id, isTaken) => countAnswer(state, id, isTaken, now()),
      now,
      retryMs: pushRetryMs,
    });
    const sandbox: Sandbox = { cabinet, state, limits: createLimits(now), push, moderationMs, now };
    const seller = { label, sandbox, api: createApi(sandbox) };
    opened.set(label, seller);
    return seller;
  }

  open("");
  for (const { key } of known.list()) open(key);
  return {
    open,
    list: () => [...opened.values()],
    close: () => {
      for (const { sandbox } of opened.values()) sandbox.push.close();
    },
  };
}
