import { z } from "zod";
import type { ItemOutcome, Shop } from "@/lib/marketplaces/types";
import { accepted, confirmed, rejected } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { resultOf } from "@/lib/marketplaces/yandex/wire";

const codesSchema = z
  .array(z.object({ value: z.string(), status: z.string(), substatus: z.string().nullish() }))
  .nullish();
const checksSchema = resultOf(z.object({ items: z.array(z.object({ uin: codesSchema, cis: codesSchema })) }));

const failed = new Set(["FAILED", "INVALID"]);

/**
 * How the check of an order's codes stands. The specification tells of the checks of Russia's system; an order of which
 * nothing is told has no check to wait for.
 */
export async function readCodeChecks(client: Client, shop: Shop, orderId: string): Promise<ItemOutcome> {
  const { result } = await client.call({
    method: "getOrderIdentifiersStatus",
    params: { campaignId: shop.externalId, orderId },
    reply: checksSchema,
  });
  const checks = result.items.flatMap(({ uin, cis }) => [...(uin ?? []), ...(cis ?? [])]);
  const fault = checks.find(({ status }) => failed.has(status));
  if (fault) {
    const words = [fault.substatus ?? fault.status, fault.value].join(" ");
    return rejected(orderId, { code: "other", field: "instances", words });
  }
  return checks.every(({ status }) => status === "OK") ? confirmed(orderId) : accepted(orderId);
}
