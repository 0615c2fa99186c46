import "server-only";
import { createHash } from "node:crypto";
import { hashToken } from "@/lib/crypto/tokens";
import { receivePush as storePush } from "@/lib/db/doors";
import { pushProtocols } from "@/lib/marketplaces/registry";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/** Larger messages are refused unread (promise I4). */
export const maxPushBytes = 64 * 1024;

type Answer = { status: number; body: unknown };
const unknown: Answer = { status: 404, body: { error: "not found" } };

/**
 * Stores a pushed message, byte for byte, and answers as the marketplace documents. One round trip to the database;
 * what the message says is not believed, only looked at later through the marketplace's own API (promise I1).
 */
export async function receivePush(market: string, token: string, body: Uint8Array<ArrayBuffer>): Promise<Answer> {
  const marketplace = marketplaceIds.find((id) => id === market);
  const protocol = marketplace && pushProtocols[marketplace];
  if (!protocol || token.length > 100) return unknown;
  const hint = protocol.parse(body);
  // Bytes that are no message of theirs are stored too: nothing is lost, nothing is guessed.
  const outcome = await storePush(marketplace, hashToken(token), hint ? messageKey(body) : byteKey(body), body);
  if (outcome === "unknown") return unknown;
  kickOutbox();
  const now = new Date();
  return hint ? protocol.accept(hint, now) : protocol.refuse(now);
}

/**
 * The senders give no event id. Every field tells one event from another: type, ids, status and times (promise I6);
 * the order of the fields and the spaces between them tell nothing.
 */
function messageKey(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const fields = Object.entries(JSON.parse(new TextDecoder().decode(body)) as object);
  try {
    return byteKey(JSON.stringify(fields.sort(([one], [other]) => (one < other ? -1 : 1))));
  } catch {
    // Too deep to be written out again: only forged messages are.
    return byteKey(body);
  }
}

const byteKey = (data: Uint8Array | string) => new Uint8Array(createHash("sha256").update(data).digest());
