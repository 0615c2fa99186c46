import "server-only";
import type { Db } from "@/lib/db/client";
import type { ItemLimit } from "@/lib/marketplaces/limits";
import type { SendField, Standing } from "@/lib/sending/rules";
import { refreshStock } from "@/lib/sending/want";
import { Prisma } from "@/prisma/generated/client";

/** A row in our hands, with how its listing is named. Durations are by the database's clock. */
export type HeldRow = Standing & {
  id: string;
  field: SendField;
  sentAt: Date | null;
  attempts: number;
  confirmed: bigint | null;
  lastError: string | null;
  receipt: Prisma.JsonValue;
  listingId: string;
  shopId: string;
  /** Null: goods that we do not know. */
  productId: string | null;
  sku: string;
  externalId: string | null;
  variantExternalId: string | null;
};

/** Whoever holds it: longer than any call with its waits may take, so that no second sender overtakes the first. */
const leaseSeconds = 180;

type Claim = { connectionId: string; field: SendField; lease: string; most: number; itemLimit: ItemLimit };

/**
 * Takes rows that are due; nobody else touches them until the lease ends (promise O2). Two transactions: the second
 * locks balances, and whoever holds a balance may be waiting for a row.
 */
export async function claimDue(
  partnerId: string,
  { connectionId, field, lease, most }: Claim,
  db: Db,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    update wanted_values w set lease = ${lease}::uuid, "leaseUntil" = now() + ${leaseSeconds}::int * interval '1 second',
      state = 'SENDING', "updatedAt" = now()
    from (select id from wanted_values
      where "partnerId" = ${partnerId}::uuid and "connectionId" = ${connectionId}::uuid
        and field = ${field}::"WantedField" and state not in ('REJECTED', 'ASKING') and "nextTryAt" <= now()
        and ("leaseUntil" is null or "leaseUntil" < now())
      order by "nextTryAt" limit ${most}::int for update skip locked) due
    where w.id = due.id returning w.id`;
  return rows.map(({ id }) => id);
}

/**
 * The marketplace counts when calls arrive, we when they set out: one that took long and one that was quick stand closer
 * together there than here, by up to a call's time-out. Where one call a window is allowed, waiting longer each time
 * would cost more than the refusal that seldom comes.
 */
const windowOf = ({ count = 1, perMs = 0 }: ItemLimit): number => (count > 1 ? perMs + longestCallMs : perMs);
const longestCallMs = 15_000;

/** What the rows say now, stock as of this moment. Rows that were lost to somebody else are left out. */
export async function readHeld(
  partnerId: string,
  { ids, lease, field, itemLimit }: { ids: string[]; lease: string; field: SendField; itemLimit: ItemLimit },
  db: Db,
): Promise<HeldRow[]> {
  if (field === "STOCK") await refreshStock(partnerId, ids, db);
  const { count = 1 } = itemLimit;
  return db.$queryRaw<HeldRow[]>`
    update wanted_values w set "leaseUntil" = now() + ${leaseSeconds}::int * interval '1 second'
    from listings l
    where w."partnerId" = ${partnerId}::uuid and w.id = any (${ids}::uuid[]) and w.lease = ${lease}::uuid
      and l."partnerId" = w."partnerId" and l.id = w."listingId"
    returning w.id, w.field, w.wanted, w.version, w.confirmed, w."confirmedVersion", w."sentVersion", w."sentAt",
      w.attempts, w."lastError", w.receipt, w."listingId", l."shopId", l."productId", l.sku, l."externalId",
      l."variantExternalId",
      (extract(epoch from w."settleUntil" - now()) * 1000)::float8 as "settlesInMs",
      (select (extract(epoch from s.at - now()) * 1000 + ${windowOf(itemLimit)}::float8)::float8 from unnest(w."recentSends") s(at)
        order by s.at desc offset ${count - 1}::int limit 1) as "allowedInMs"`;
}

type Marked = Pick<HeldRow, "id" | "version" | "wanted" | "attempts" | "receipt">;

/**
 * Written before the call, so that whoever comes after a worker that died reads first (promise O3). Gives what is newest
 * at this moment: that is what goes out. A version that was sent before counts one more try.
 */
export function markSending(
  partnerId: string,
  { ids, lease, itemLimit, settleMs }: { ids: string[]; lease: string; itemLimit: ItemLimit; settleMs: number },
  db: Db,
) {
  return db.$queryRaw<Marked[]>`
    update wanted_values w set "sentVersion" = version, "sentAt" = now(),
      attempts = case when "sentVersion" = version then attempts + 1 else 1 end,
      "settleUntil" = now() + ${settleMs}::float8 * interval '1 millisecond',
      "recentSends" = array(select s.at from unnest(w."recentSends") s(at)
        where s.at > now() - ${windowOf(itemLimit)}::float8 * interval '1 millisecond' order by s.at) || now()::timestamptz(3),
      "leaseUntil" = now() + ${leaseSeconds}::int * interval '1 second', "updatedAt" = now()
    where "partnerId" = ${partnerId}::uuid and id = any (${ids}::uuid[]) and lease = ${lease}::uuid
    returning id, version, wanted, attempts, receipt`;
}

/** The call never went out, or the marketplace says that nothing was done: as if it had not been marked. */
export async function unmarkSending(
  partnerId: string,
  { row, lease }: { row: Pick<HeldRow, "id" | "sentVersion" | "sentAt" | "attempts">; lease: string },
  db: Db,
): Promise<void> {
  await db.$executeRaw`
    update wanted_values w set "sentVersion" = ${row.sentVersion}, "sentAt" = ${row.sentAt}::timestamptz,
      attempts = ${row.attempts}, "settleUntil" = null,
      "recentSends" = trim_array("recentSends", least(1, cardinality("recentSends")))
    where "partnerId" = ${partnerId}::uuid and id = ${row.id}::uuid and lease = ${lease}::uuid`;
}

export type Settlement =
  | { state: "CONFIRMED"; version: number; value: bigint; againInMs: number | null; unsureMs?: number }
  | {
      state: "WAITING" | "ACCEPTED";
      version: number;
      inMs: number;
      settleMs?: number;
      unsureMs?: number;
      words?: string | undefined;
    }
  | { state: "REJECTED"; version: number; words: string };

/**
 * Gives the row back. What was found holds for the version that it was found about: with a newer one wanted meanwhile
 * (compare-and-set) the row is due at once. False: the row is somebody else's by now.
 */
export async function settleRow(
  partnerId: string,
  { id, lease, settlement }: { id: string; lease: string; settlement: Settlement },
  db: Db,
): Promise<boolean> {
  const { state, version } = settlement;
  const change = changeOf(settlement);
  const settled = await db.$executeRaw`
    update wanted_values w set lease = null, "leaseUntil" = null, "updatedAt" = now(), ${change},
      state = case when version = ${version} then ${state}::"WantedState" else 'WAITING' end,
      "nextTryAt" = case when version = ${version} then ${nextTry(settlement)} else now() end
    where "partnerId" = ${partnerId}::uuid and id = ${id}::uuid and lease = ${lease}::uuid`;
  return settled === 1;
}

function changeOf(settlement: Settlement): Prisma.Sql {
  if (settlement.state === "CONFIRMED") {
    return Prisma.sql`confirmed = ${settlement.value}, "confirmedVersion" = ${settlement.version},
      "confirmedAt" = now(), attempts = 0, "lastError" = null, "settleUntil" = null`;
  }
  if (settlement.state === "REJECTED") return Prisma.sql`"lastError" = ${settlement.words}`;
  const { settleMs, unsureMs, words } = settlement;
  return Prisma.join([
    Prisma.sql`"lastError" = coalesce(${words ?? null}, "lastError")`,
    ...(settleMs === undefined
      ? []
      : [Prisma.sql`"settleUntil" = "sentAt" + ${settleMs}::float8 * interval '1 millisecond'`]),
    ...(unsureMs === undefined
      ? []
      : [Prisma.sql`"unsureUntil" = now() + ${unsureMs}::float8 * interval '1 millisecond'`]),
  ]);
}

const inMs = (ms: number | null) => Prisma.sql`now() + ${ms}::float8 * interval '1 millisecond'`;

/** Confirmed after a lost answer, it is looked at once more when that call can no longer arrive. */
function nextTry(settlement: Settlement): Prisma.Sql {
  if (settlement.state === "REJECTED") return Prisma.sql`null::timestamptz`;
  if (settlement.state !== "CONFIRMED") return inMs(settlement.inMs);
  if (settlement.unsureMs) return inMs(settlement.unsureMs);
  return Prisma.sql`case when "unsureUntil" > now() then "unsureUntil" else ${inMs(settlement.againInMs)} end`;
}

/** Until the next row of the connection is due: null when there is none. */
export async function findNextDue(partnerId: string, connectionId: string, db: Db): Promise<number | null> {
  const rows = await db.$queryRaw<{ inMs: number | null }[]>`
    select (extract(epoch from min(greatest("nextTryAt", "leaseUntil")) - now()) * 1000)::float8 as "inMs"
    from wanted_values where "partnerId" = ${partnerId}::uuid and "connectionId" = ${connectionId}::uuid
      and state not in ('REJECTED', 'ASKING')`;
  const [row] = rows;
  return row?.inMs == null ? null : Math.max(0, row.inMs);
}
