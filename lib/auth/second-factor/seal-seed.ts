import "server-only";
import * as factors from "@/lib/auth/second-factor/repository";
import { newestKeyId, sealField, unsealField } from "@/lib/crypto/secret-box";

type Bytes = Uint8Array<ArrayBuffer>;

/** prisma/seed.ts binds the first administrator's seed to the same words. */
const contextOf = (userId: string) => `second-factor|${userId}`;

export const sealSeed = (userId: string, seed: Bytes): { seed: Bytes; sealKeyId: string } => ({
  seed: sealField(Buffer.from(seed).toString("base64"), contextOf(userId)),
  sealKeyId: newestKeyId(),
});

export const openSeed = (userId: string, sealed: Uint8Array): Bytes =>
  new Uint8Array(Buffer.from(unsealField(sealed, contextOf(userId)), "base64"));

const pageSize = 100;

/** The next hundred seeds under the newest key-encryption key; the last one's person, or null at the end. */
export async function rewrapSeeds(after: string | null): Promise<{ rewrapped: number; after: string | null }> {
  const stale = await factors.listStaleSeeds(newestKeyId(), after ?? "00000000-0000-0000-0000-000000000000", pageSize);
  for (const { userId, seed } of stale) {
    await factors.replaceSeal(userId, seed, sealSeed(userId, openSeed(userId, seed)));
  }
  return { rewrapped: stale.length, after: stale.length < pageSize ? null : (stale.at(-1)?.userId ?? null) };
}
