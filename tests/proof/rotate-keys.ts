import { randomBytes } from "node:crypto";
import { rewrapPage } from "@/lib/connections/rewrap-secrets";
import { seal, unseal } from "@/lib/crypto/seal";
import { syncOrders } from "@/lib/orders/sync-orders";
import { query } from "../support/people.ts";
import type { Stored } from "./attack-secrets.ts";

type Sealed = { partnerId: string; connectionId: string; wrappedKey: Buffer };

/** The environment of a running rotation: a newest key, and one from before that still opens. */
export function makeKeys() {
  const [newest, old] = [randomBytes(32), randomBytes(32)];
  const env = { KEY_ENCRYPTION_KEY: newest.toString("base64"), KEY_ENCRYPTION_KEYS_OLD: old.toString("base64") };
  return { newest: new Uint8Array(newest), old: new Uint8Array(old), env };
}

/** As an instance with the old key had written it: the data key is wrapped with that one. */
export async function ageCredentials(superuserUrl: string, from: Uint8Array, to: Uint8Array): Promise<number> {
  const rows = await query<Sealed>(
    superuserUrl,
    `select "partnerId", "connectionId", "wrappedKey" from connection_credentials`,
  );
  for (const { partnerId, connectionId, wrappedKey } of rows) {
    const context = `data-key|v1|${partnerId}|${connectionId}`;
    const aged = seal(to, unseal(from, wrappedKey, context), context);
    await query(
      superuserUrl,
      `update connection_credentials set "wrappedKey" = $2, "wrappingKeyId" = 'old' where "connectionId" = $1`,
      [connectionId, Buffer.from(aged)],
    );
  }
  return rows.length;
}

/** What the hourly job does, kind by kind and page by page. */
export async function rewrapAll(): Promise<{ rewrapped: number; failed: number }> {
  const sums = { rewrapped: 0, failed: 0 };
  for (const kind of ["credential", "push", "bank"] as const) {
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof rewrapPage>> = await rewrapPage(kind, after);
      sums.rewrapped += page.rewrapped;
      sums.failed += page.failed;
      after = page.after;
    } while (after !== null);
  }
  return sums;
}

/** Reads every connection's orders at once, and wraps all keys anew in the middle of it. */
export async function rotateDuringSyncs(connections: Stored[]) {
  const failures: string[] = [];
  const sync = ({ partnerId, connectionId }: Stored) =>
    syncOrders(partnerId, connectionId).catch((error: Error) => failures.push(error.message));
  const syncs = Promise.all(connections.map(sync));
  const rotated = await rewrapAll();
  await syncs;
  return { syncs: connections.length, failures, ...rotated };
}
