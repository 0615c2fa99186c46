import "server-only";
import { hash } from "node:crypto";
import { apiNotFound } from "@/lib/api-not-found";
import { parsePush } from "@/lib/connections/parse-push";
import { isPushSource } from "@/lib/connections/push-sources";
import { wakePushes } from "@/lib/connections/wake-pushes";
import { hashToken } from "@/lib/crypto/tokens";
import { takePush } from "@/lib/db/push-door";
import { env, isLoopback } from "@/lib/env";
import type { PushProtocol } from "@/lib/marketplaces/port";
import { pushProtocols } from "@/lib/marketplaces/registry";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { readCallerAddress } from "@/lib/net/client-address";

/** Larger messages are refused unread (promise I4). */
export const maxPushBytes = 64 * 1024;

export type PushAnswer = { status: number; body: unknown };
const unknown: PushAnswer = { status: 404, body: apiNotFound };

/**
 * Stores a pushed message, byte for byte, and answers as the marketplace documents. One round trip to the database;
 * what the message says is not believed, only looked at later through the marketplace's own API (promise I1).
 */
export async function receivePush(
  market: string,
  token: string,
  body: Uint8Array<ArrayBuffer>,
  forwardedFor: string | null,
): Promise<PushAnswer> {
  const protocol = findProtocol(market);
  const hint = protocol ? parsePush(protocol, body) : null;
  const address = readCallerAddress(forwardedFor, env().TRUSTED_PROXY_HOPS);
  const isInside = isLoopback(env().APP_ORIGIN) || isPushSource(market, address);
  // A marketplace without pushes has no token that fits: the same way, the same answer and the same time.
  const owner = await takePush({
    marketplace: protocol ? market : "none",
    tokenHash: hashToken(token),
    // Bytes that are no message of theirs are stored too: nothing is lost, nothing is guessed.
    dedupeKey: hint ? messageKey(body) : byteKey(body),
    body,
    isInside,
    address,
    isProbe: hint?.isProbe ?? false,
  });
  if (!protocol || !owner) return unknown;
  const now = new Date();
  if (!isInside) return { status: 403, body: protocol.refuse(now).body };
  wakePushes(owner);
  return hint ? protocol.accept(hint, now) : protocol.refuse(now);
}

/** A body that is not read at all: the marketplace's own shape of a refusal, whatever the token. */
export function refusePush(market: string, status: 413 | 415): PushAnswer {
  const protocol = findProtocol(market);
  return protocol ? { status, body: protocol.refuse(new Date()).body } : unknown;
}

function findProtocol(market: string): PushProtocol | undefined {
  const marketplace = marketplaceIds.find((id) => id === market);
  return marketplace && pushProtocols[marketplace];
}

/**
 * The senders give no event id. Every field tells one event from another: type, ids, status and times (promise I6);
 * the order of the fields and the spaces between them tell nothing.
 */
function messageKey(body: Uint8Array): Uint8Array {
  const fields = Object.entries(JSON.parse(new TextDecoder().decode(body)) as object);
  return byteKey(JSON.stringify(fields.sort(([one], [other]) => (one < other ? -1 : 1))));
}

const byteKey = (data: Uint8Array | string): Uint8Array => hash("sha256", data, "buffer");
