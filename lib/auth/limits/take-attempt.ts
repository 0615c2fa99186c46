import "server-only";
import { type AttemptKind, type Limit, limitsOf } from "@/lib/auth/limits/limits";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { networkOf } from "@/lib/net/client-address";

export type Attempt = {
  /** No other one is left for this account just now. */
  isLast: boolean;
  /** A right try costs nothing. */
  giveBack: () => Promise<void>;
};

type Whose = {
  /** What the kind counts by account: an address, a login as typed, a person's id. */
  account?: string;
  /** The caller's address, `(await readClient()).address`; null where none is known: that bucket is left out. */
  network?: string | null;
};

type Bucket = Limit & { key: Uint8Array<ArrayBuffer> };

/**
 * Takes one try of each bucket before anything is looked at, or throws `too-many` (429) with the minutes until the next.
 * In one statement of the database: however many processes ask at once, none gets one too many.
 */
export async function takeAttempt(kind: AttemptKind, { account, network }: Whose = {}): Promise<Attempt> {
  const limits = limitsOf(kind);
  const buckets = [
    bucket(limits.account, account, `${kind}|account`),
    bucket(limits.network, network ? networkOf(network) : null, `${kind}|network`),
    bucket(limits.global, "everybody", `${kind}|global`),
  ].filter((one): one is Bucket => one !== null);
  const keys = buckets.map(({ key }) => key);
  const intervals = buckets.map(({ perHour }) => 3_600_000 / perHour);
  const bursts = buckets.map(({ burst }) => burst);
  const [row] = await openDb().$queryRaw<{ wait_ms: number; left_over: number }[]>`
    select wait_ms, left_over from take_attempt(${keys}::bytea[], ${intervals}::float8[], ${bursts}::float8[])`;
  if (!row || row.wait_ms > 0) {
    const minutes = Math.max(1, Math.ceil((row?.wait_ms ?? 0) / 60_000));
    throw new AppError("too-many", "tooManyWait", { values: { minutes } });
  }
  return {
    isLast: limits.account !== undefined && row.left_over < 1,
    giveBack: async () => {
      await openDb().$executeRaw`select give_back_attempt(${keys}::bytea[], ${intervals}::float8[])`;
    },
  };
}

function bucket(limit: Limit | undefined, whose: string | null | undefined, name: string): Bucket | null {
  return limit && whose ? { ...limit, key: keyedHash("attempts", `${name}|${whose}`) } : null;
}

/** Forgets the buckets that are full again. */
export async function cleanAttempts(): Promise<number> {
  const { count } = await openDb().attemptBucket.deleteMany({ where: { fullAt: { lt: new Date() } } });
  return count;
}
