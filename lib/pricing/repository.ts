import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";

const wantedPrice = {
  where: { field: "PRICE" },
  select: { wanted: true, confirmed: true, state: true, lastError: true, questionId: true },
} as const satisfies Prisma.WantedValueFindManyArgs;

const listingFields = {
  id: true,
  sku: true,
  title: true,
  connectionId: true,
  currency: true,
  priceMinor: true,
  shop: { select: { name: true, currency: true } },
  connection: { select: { marketplace: true } },
  product: {
    select: {
      id: true,
      name: true,
      category: true,
      facts: true,
      costMinor: true,
      lengthMm: true,
      widthMm: true,
      heightMm: true,
      weightGrams: true,
    },
  },
  wanted: wantedPrice,
} as const satisfies Prisma.ListingSelect;

export type PricedListing = Prisma.ListingGetPayload<{ select: typeof listingFields }>;

const onSale = { state: "LIVE", connection: { active: true } } as const satisfies Prisma.ListingWhereInput;

export function findListings(partnerId: string, listingIds: string[], db: Db): Promise<PricedListing[]> {
  return db.listing.findMany({ where: { ...onSale, partnerId, id: { in: listingIds } }, select: listingFields });
}

export function countOnSale(partnerId: string, db: Db): Promise<number> {
  return db.listing.count({ where: { ...onSale, partnerId } });
}

/** By SKU, from the one after `after`. */
export function listOnSale(
  partnerId: string,
  { after, most }: { after: string | null; most: number },
  db: Db,
): Promise<PricedListing[]> {
  return db.listing.findMany({
    where: { ...onSale, partnerId },
    orderBy: [{ sku: "asc" }, { id: "asc" }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take: most,
    select: listingFields,
  });
}

/** Part of a sale that is ours, by the tariff in force. */
export async function findOurBasisPoints(partnerId: string, at: Date, db: Db): Promise<number> {
  const partner = await db.partner.findFirst({
    where: { id: partnerId },
    select: {
      tariff: {
        select: {
          versions: {
            where: { validFrom: { lte: at } },
            orderBy: { validFrom: "desc" },
            take: 1,
            select: { commissionBasisPoints: true },
          },
        },
      },
    },
  });
  return partner?.tariff.versions[0]?.commissionBasisPoints ?? 0;
}

export type AskedPrice = {
  connectionId: string;
  listingId: string;
  amountMinor: bigint;
  question: Prisma.InputJsonObject;
};

/** These prices wait for a person; what was wanted before stays. One statement, however long an import is. */
export async function askPrices(partnerId: string, questionId: string, asked: AskedPrice[], db: Db): Promise<void> {
  const rows = JSON.stringify(asked.map((one) => ({ ...one, amountMinor: String(one.amountMinor) })));
  await db.$executeRaw`
    insert into wanted_values as w
      (id, "partnerId", "connectionId", "listingId", field, state, asked, "questionId", question, "updatedAt")
    select gen_random_uuid(), ${partnerId}::uuid, a."connectionId", a."listingId", 'PRICE', 'ASKING', a."amountMinor",
      ${questionId}::uuid, a.question, now()
    from jsonb_to_recordset(${rows}::jsonb)
      as a("connectionId" uuid, "listingId" uuid, "amountMinor" bigint, question jsonb)
    order by a."listingId"
    on conflict ("listingId", field) do update set
      asked = excluded.asked, "questionId" = excluded."questionId", question = excluded.question, "updatedAt" = now()
    where w."partnerId" = ${partnerId}::uuid`;
}

const questionFields = {
  id: true,
  asked: true,
  question: true,
  questionId: true,
  wanted: true,
  confirmed: true,
  listing: { select: listingFields },
} as const satisfies Prisma.WantedValueSelect;

export type QuestionRow = Prisma.WantedValueGetPayload<{ select: typeof questionFields }>;

/** Open questions, the newest first; all that is asked in one stands together. */
export function listAsked(partnerId: string, questionId: string | null, db: Db): Promise<QuestionRow[]> {
  return db.wantedValue.findMany({
    where: { partnerId, field: "PRICE", questionId: questionId ?? { not: null } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: questionFields,
  });
}

/** Until the end of the transaction nobody else answers it, and no newer price takes its place. */
export async function lockQuestion(partnerId: string, questionId: string, db: Db): Promise<void> {
  await db.$executeRaw`select 1 from wanted_values
    where "partnerId" = ${partnerId}::uuid and "questionId" = ${questionId}::uuid order by id for update`;
}

/** The question is over and nothing of it is sent. */
export async function dropQuestion(partnerId: string, questionId: string, db: Db): Promise<void> {
  await db.wantedValue.updateMany({
    where: { partnerId, questionId },
    data: { asked: null, questionId: null, question: Prisma.DbNull },
  });
}
