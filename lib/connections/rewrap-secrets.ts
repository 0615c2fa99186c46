import "server-only";
import { rewrapKey, rewrapPushToken } from "@/lib/connections/rewrap-key";
import { newestKeyId } from "@/lib/crypto/secret-box";
import { findStaleSecrets, type SecretKind } from "@/lib/db/doors";
import { logError } from "@/lib/log";
import { rewrapBankAccount } from "@/lib/partners/rewrap-bank-account";
import { rewrapPinfl } from "@/lib/partners/rewrap-pinfl";
import { pinflKeyId } from "@/lib/partners/stored-tax-number";

/** Small enough for a step of a second or two. */
const pageSize = 100;
const beforeAll = "00000000-0000-0000-0000-000000000000";

const rewrap: Record<SecretKind, (partnerId: string, id: string) => Promise<void>> = {
  credential: rewrapKey,
  push: rewrapPushToken,
  bank: rewrapBankAccount,
  pinfl: rewrapPinfl,
};

/** Personal and bank numbers hang on a second key: the one that they are hashed with. */
const keyId = (kind: SecretKind) => (kind === "pinfl" || kind === "bank" ? pinflKeyId() : newestKeyId());

export type RewrappedPage = { rewrapped: number; failed: number; after: string | null };

/** The next hundred that an older key encrypted. One that no key opens is counted and left, never dropped. */
export async function rewrapPage(kind: SecretKind, after: string | null): Promise<RewrappedPage> {
  const stale = await findStaleSecrets(kind, keyId(kind), { after: after ?? beforeAll, most: pageSize });
  let failed = 0;
  for (const { partnerId, id } of stale) {
    try {
      await rewrap[kind](partnerId, id);
    } catch (error) {
      failed += 1;
      logError("a secret could not be wrapped anew", error, {
        partnerId,
        ...((kind === "credential" || kind === "push") && { connectionId: id }),
      });
    }
  }
  const last = stale.length < pageSize ? null : (stale.at(-1)?.id ?? null);
  return { rewrapped: stale.length - failed, failed, after: last };
}
