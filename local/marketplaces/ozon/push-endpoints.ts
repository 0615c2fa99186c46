import type { PushEndpoint, State } from "./state.ts";

/** Of /v1/notification/set; /v1/notification/push-type/list would tell the same. */
export const pushTypes = [
  "TYPE_NEW_MESSAGE",
  "TYPE_UPDATE_MESSAGE",
  "TYPE_MESSAGE_READ",
  "TYPE_CHAT_CLOSED",
  "TYPE_NEW_POSTING",
  "TYPE_POSTING_CANCELLED",
  "TYPE_STATE_CHANGED",
  "TYPE_DELIVERY_DATE_CHANGED",
  "TYPE_CUTOFF_DATE_CHANGED",
  "TYPE_CREATE_ITEM",
  "TYPE_UPDATE_ITEM",
  "TYPE_CREATE_OR_UPDATE_ITEM",
  "TYPE_STOCKS_CHANGED",
  "TYPE_FBO_POSTING_NEW",
  "TYPE_FBO_POSTING_CANCELLED",
  "TYPE_FBO_POSTING_STATE_CHANGED",
  "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED",
  "TYPE_FBO_STOCKS_CHANGED",
  "TYPE_ORDER_NEW",
  "TYPE_ORDER_CANCELLED",
  "TYPE_ORDER_STATE_CHANGED",
] as const;

const dayMs = 24 * 3_600_000;
/** Ozon does not say how many it counts before half of them are too few. */
const fewest = 10;

const untried = { sent: 0, taken: 0, failingSince: null };

export const listEndpoints = (state: State): PushEndpoint[] => state.pushEndpoints.list().map(({ value }) => value);

export function addEndpoint(state: State, { url, types, at }: { url: string; types: readonly string[]; at: Date }) {
  const id = state.nextNumber("push endpoint", 1001);
  const createdAt = at.toISOString();
  state.pushEndpoints.put(String(id), { id, url, types: [...types], isEnabled: true, createdAt, ...untried });
}

/** Enabling forgets how the address answered before. */
export function enableEndpoint(state: State, endpoint: PushEndpoint, isEnabled: boolean) {
  state.pushEndpoints.put(String(endpoint.id), { ...endpoint, isEnabled, ...untried });
}

/**
 * Counts one answer and suspends the address as documented: a day of nothing but errors, or good answers to fewer than
 * half of all. An answer that took over five seconds comes here as a bad one.
 */
export function countAnswer(state: State, id: number, isTaken: boolean, now: Date) {
  const old = state.pushEndpoints.get(String(id));
  if (!old?.isEnabled) return;
  const sent = old.sent + 1;
  const taken = old.taken + (isTaken ? 1 : 0);
  const failingSince = isTaken ? null : (old.failingSince ?? now.getTime());
  const isDayOfErrors = failingSince !== null && now.getTime() - failingSince >= dayMs;
  const isMostlyBad = sent >= fewest && taken * 2 < sent;
  state.pushEndpoints.put(String(id), { ...old, sent, taken, failingSince, isEnabled: !isDayOfErrors && !isMostlyBad });
}
