import "server-only";
import type { PartnerFilters } from "@/lib/administration/partner-filters";
import { expiringDays, silentMinutes } from "@/lib/administration/trouble-rules";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";
import type { PartnerStatus } from "@/prisma/generated/enums";

/** Every `db` here is that of `inAdmin`. */

/** Takes partners whose words are out of date; who changes one of them meanwhile waits, and marks it again. */
export async function claimStalePartners(most: number, db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ partnerId: string }[]>`
    update partner_search s set "isStale" = false
    from (select w."partnerId" from partner_search w where w."isStale"
          order by w."partnerId" limit ${most}::int for update skip locked) next
    where s."partnerId" = next."partnerId" returning s."partnerId"`;
  return rows.map(({ partnerId }) => partnerId);
}

export function listFindable(partnerIds: string[], db: Db) {
  return db.partner.findMany({
    where: { id: { in: partnerIds } },
    select: { id: true, businessName: true, legalName: true, phone: true, inn: true },
  });
}

export function listPeople(partnerIds: string[], db: Db) {
  return db.user.findMany({
    where: { partnerId: { in: partnerIds } },
    select: { partnerId: true, username: true, email: true },
    orderBy: { createdAt: "asc" },
  });
}

export async function saveWords(rows: { partnerId: string; words: string[] }[], db: Db): Promise<void> {
  await db.$executeRaw`
    update partner_search s set words = array_to_tsvector(r.words), "updatedAt" = now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("partnerId" uuid, words text[])
    where s."partnerId" = r."partnerId"`;
}

export type FoundPartner = {
  id: string;
  businessName: string;
  phone: string;
  status: PartnerStatus;
  tariffKey: string;
  createdAt: Date;
};

export type SearchTerms = {
  /** Readings of what was typed, each the beginnings of words; a partner has all words of one of them. Null: any partner. */
  readings: string[][] | null;
  id: string | null;
  pinflHash: Uint8Array<ArrayBuffer> | null;
};

export type Place = { createdAt: Date; id: string };

/**
 * The newest first; past `after`, which is the last one of the page before. PostgreSQL cannot guess how many rows the
 * beginning of a word finds, and either way of looking is slow for the other case: so a few are looked up by their
 * words, and where there are many the partners are read in order until a page is full.
 */
export async function searchPartnerRows(
  terms: SearchTerms,
  filters: Pick<PartnerFilters, "status" | "tariff" | "trouble">,
  after: Place | null,
  take: number,
  db: Db,
): Promise<FoundPartner[]> {
  const { readings } = terms;
  const few = readings && (await findFew(readings, db));
  if (few?.length === 0) return [];
  const { id, pinflHash } = terms;
  const { status, tariff, trouble } = filters;
  const conditions = [
    few && Prisma.sql`p.id = any(${few}::uuid[])`,
    // Not a join: partners in their order is the only way that the planner is left with.
    readings &&
      Prisma.sql`(select s.words @@ ${writeQuery(readings)}::tsquery from partner_search s where s."partnerId" = p.id)`,
    id && Prisma.sql`p.id = ${id}::uuid`,
    pinflHash && Prisma.sql`p."pinflHash" = ${pinflHash}`,
    tariff && Prisma.sql`p."tariffKey" = ${tariff}`,
    trouble && troubles[trouble],
    after &&
      (status
        ? Prisma.sql`(q."registeredAt", q."partnerId") < (${after.createdAt}, ${after.id}::uuid)`
        : Prisma.sql`(p."createdAt", p.id) < (${after.createdAt}, ${after.id}::uuid)`),
  ].filter((condition): condition is Prisma.Sql => condition instanceof Prisma.Sql);
  const condition = Prisma.join(conditions.length > 0 ? conditions : [Prisma.sql`true`], " and ");
  // Of one state: in the order of that state's own index.
  const [queue, order] = status
    ? [
        Prisma.sql`partner_search q join partners p on p.id = q."partnerId" where q.status = ${status} and`,
        Prisma.sql`q."registeredAt" desc, q."partnerId" desc`,
      ]
    : [Prisma.sql`partners p where`, Prisma.sql`p."createdAt" desc, p.id desc`];
  return db.$queryRaw<FoundPartner[]>`
    select p.id, p."businessName", p.phone, p.status::text as status, p."tariffKey", p."createdAt"
    from ${queue} ${condition} order by ${order} limit ${take}::int`;
}

const mostFew = 1_000;
const writeWord = (word: string) => `'${word}':*`;
const writeQuery = (readings: string[][]) => readings.map((words) => words.map(writeWord).join(" & ")).join(" | ");

/**
 * Partners that have the rarest word of a reading; null: more than a few have each of them. Word by word, because
 * looking for several beginnings at once costs the sum of all that any of them finds.
 */
async function findFew(readings: string[][], db: Db): Promise<string[] | null> {
  const words = [...new Set(readings.flat())];
  await db.$executeRaw`select set_config('enable_seqscan', 'off', true)`;
  const rows = await db.$queryRaw<{ word: string; ids: string[] }[]>`
    select w.word, array(select s."partnerId" from partner_search s where s.words @@ w.query limit ${mostFew + 1}::int) as ids
    from unnest(${words}::text[], ${words.map(writeWord)}::tsquery[]) as w(word, query)`;
  await db.$executeRaw`select set_config('enable_seqscan', 'on', true)`;
  const found = new Map(rows.map(({ word, ids }) => [word, ids]));
  const rarest = readings.map((reading) =>
    reading.map((word) => found.get(word) ?? []).reduce((one, other) => (other.length < one.length ? other : one)),
  );
  return rarest.some((ids) => ids.length > mostFew) ? null : rarest.flat();
}

const troubles = {
  keys: Prisma.sql`p.id in (select c."partnerId" from marketplace_integrations c where c.active and c.status = 'NEEDS_KEY')`,
  expiring: Prisma.sql`p.id in (select c."partnerId" from marketplace_integrations c where c.active
    and c."keyExpiresAt" between now() and now() + ${expiringDays}::int * interval '1 day')`,
  silent: Prisma.sql`p.id in (select c."partnerId" from marketplace_integrations c where c.active and c.status = 'ACTIVE'
    and coalesce(c."ordersReadUntil", c."createdAt") < now() - ${silentMinutes}::int * interval '1 minute')`,
  alarms: Prisma.sql`p.id in (select a."partnerId" from connection_alarms a where a."resolvedAt" is null)`,
  letters: Prisma.sql`p.id in (select d."partnerId" from dead_letters d where d."resolvedAt" is null)`,
};
