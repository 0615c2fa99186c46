import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import {
  readMoney,
  wireAll,
  wireAmount,
  wireList,
  wireNumber,
  wireOptionalId,
  wireText,
} from "@/lib/marketplaces/ozon/wire";
import type { Fee } from "@/lib/marketplaces/types";
import { negate } from "@/lib/money";

const postingsPerCall = 200;

const wireAccrual = z.object({
  accrual_date: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
  accrued: z.object({ amount: wireAmount, currency: z.string() }),
  sku: wireOptionalId,
  type_id: z.number().int(),
  quantity: wireNumber,
  seller_price: z.object({ amount: wireAmount }).nullish(),
});
type WireAccrual = z.infer<typeof wireAccrual>;
const accrualsReply = z.object({
  posting_accruals: wireAll(z.object({ posting_number: z.string(), accruals: wireList(wireAccrual) })),
});

const accrualType = z.object({ id: z.number().int(), name: wireText, description: wireText });
const typesReply = z.object({ accrual_types: wireAll(accrualType) });
type AccrualType = z.infer<typeof accrualType>;

type Input = { orders: { externalId: string }[]; until: Date };

export async function listFees(client: OzonClient, { orders, until }: Input): Promise<Fee[]> {
  if (orders.length === 0) return [];
  const { accrual_types } = await client.post("accrualTypes", {}, typesReply);
  const types = new Map(accrual_types.map((type) => [type.id, type]));
  const fees: Fee[] = [];
  for (const batch of inBatches(orders, postingsPerCall)) {
    const body = { posting_numbers: batch.map(({ externalId }) => externalId) };
    const { posting_accruals } = await client.post("accruals", body, accrualsReply);
    for (const { posting_number, accruals } of posting_accruals) {
      if (body.posting_numbers.includes(posting_number)) fees.push(...toFees(posting_number, accruals, types));
    }
  }
  return fees.filter(({ occurredAt }) => occurredAt <= until);
}

/**
 * Ozon numbers no accrual of a posting, so the id is made of what is told of it, with a count where all of that is
 * equal. Ozon charges with a negative amount; a fee of ours is positive then.
 */
export function toFees(posting: string, accruals: WireAccrual[], types: ReadonlyMap<number, AccrualType>): Fee[] {
  const seen = new Map<string, number>();
  return accruals.flatMap((accrual) => {
    const { accrual_date, accrued, sku, type_id } = accrual;
    const type = types.get(type_id);
    if (isRevenue(type) || isWholePrice(accrual)) return [];
    const key = [posting, accrual_date, type_id, sku ?? "", accrued.amount].join(":");
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      externalId: `${key}:${count}`,
      orderExternalId: posting,
      externalLineId: sku,
      sku: null,
      kind: toKind(type),
      rawKind: type ? type.name || type.description : String(type_id),
      amount: negate(readMoney(accrued.amount, accrued.currency)),
      // A day of Ozon's books is a day in Moscow.
      occurredAt: new Date(`${accrual_date.slice(0, 10)}T00:00:00+03:00`),
    };
  });
}

/** Of all units, booked or taken back: the sale itself, however the dictionary may call it. No fee is as high as that. */
function isWholePrice({ accrued, quantity, seller_price }: WireAccrual): boolean {
  if (!seller_price || !quantity || !Number.isInteger(quantity)) return false;
  const [booked, unit] = [accrued.amount, seller_price.amount].map(
    (amount) => readMoney(amount.replace(/^-/, ""), accrued.currency).amountMinor,
  );
  return unit !== undefined && unit > 0n && booked === unit * BigInt(quantity);
}

/** The dictionary's ids are not documented, so its words decide; the first pattern that meets them. */
const kinds: [RegExp, Fee["kind"]][] = [
  [/штраф|неустойк|просрочк|fine|penalt/i, "fine"],
  [/эквайринг|acquiring/i, "acquiring"],
  [/вознагражден|комисси|commission/i, "commission"],
  [/хранени|размещени|storage/i, "storage"],
  [
    /логистик|доставк|магистрал|миля|возврат|обработка|отправлен|logistic|deliver|return|drop-?off|pick-?up/i,
    "logistics",
  ],
];

export function toKind(type: AccrualType | undefined): Fee["kind"] {
  const words = type ? `${type.name} ${type.description}` : "";
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? "other";
}

/** What the buyer paid is not a fee; the order's own lines hold it. */
function isRevenue(type: AccrualType | undefined): boolean {
  return /^(выручка|реализация|sale_revenue|revenue)/i.test(type?.name ?? "");
}
