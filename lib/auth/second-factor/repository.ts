import "server-only";
import { type Db, openDb } from "@/lib/db/client";

type Bytes = Uint8Array<ArrayBuffer>;

export function findFactor(userId: string, db: Db = openDb()) {
  return db.secondFactor.findUnique({
    where: { userId },
    select: { seed: true, sealKeyId: true, confirmedAt: true, lastStep: true },
  });
}

/** A seed that no code has confirmed yet takes the place of an earlier one of the kind; never of a confirmed one. */
export async function replaceOpenFactor(userId: string, sealed: { seed: Bytes; sealKeyId: string }, db: Db) {
  await db.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  await db.secondFactor.createMany({ data: [{ userId, ...sealed }] });
}

/** False: another code was faster, or there is nothing to confirm. */
export async function confirmFactor(userId: string, seed: Bytes, lastStep: number, db: Db): Promise<boolean> {
  const { count } = await db.secondFactor.updateMany({
    where: { userId, seed, confirmedAt: null },
    data: { confirmedAt: new Date(), lastStep },
  });
  if (count > 0) await db.user.updateMany({ where: { id: userId }, data: { secondFactorAt: new Date() } });
  return count > 0;
}

/** False: a code of this half minute or of a later one was taken before. */
export async function takeStep(userId: string, lastStep: number): Promise<boolean> {
  const { count } = await openDb().secondFactor.updateMany({
    where: { userId, confirmedAt: { not: null }, lastStep: { lt: lastStep } },
    data: { lastStep },
  });
  return count > 0;
}

export async function deleteFactor(userId: string, db: Db): Promise<boolean> {
  await db.user.updateMany({ where: { id: userId }, data: { secondFactorAt: null } });
  await db.recoveryCode.deleteMany({ where: { userId } });
  const { count } = await db.secondFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return count > 0;
}

export async function replaceRecoveryCodes(userId: string, hashes: Bytes[], db: Db): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

/** False: no such code, or it was used before. */
export async function takeRecoveryCode(userId: string, codeHash: Bytes): Promise<boolean> {
  const { count } = await openDb().recoveryCode.updateMany({
    where: { userId, codeHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count > 0;
}

export const countRecoveryCodes = (userId: string) => openDb().recoveryCode.count({ where: { userId, usedAt: null } });

/** Seeds that another key-encryption key encrypted, sorted by person. */
export function listStaleSeeds(sealKeyId: string, after: string, most: number) {
  return openDb().secondFactor.findMany({
    where: { sealKeyId: { not: sealKeyId }, userId: { gt: after } },
    select: { userId: true, seed: true },
    orderBy: { userId: "asc" },
    take: most,
  });
}

/** A seed that was replaced meanwhile is left alone. */
export async function replaceSeal(userId: string, before: Bytes, after: { seed: Bytes; sealKeyId: string }) {
  await openDb().secondFactor.updateMany({ where: { userId, seed: before }, data: after });
}
