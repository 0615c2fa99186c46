import { z } from "zod";
import type { Complaint } from "@/lib/marketplaces/types";
import { chunk } from "@/lib/marketplaces/yandex/batches";
import { type Client, resultOf } from "@/lib/marketplaces/yandex/client";

const quarantineSchema = resultOf(
  z.object({
    offers: z.array(
      z.object({
        offerId: z.string(),
        verdicts: z
          .array(z.object({ type: z.string(), params: z.array(z.object({ name: z.string(), value: z.string() })) }))
          .nullish(),
      }),
    ),
  }),
);

/** Offers hidden because their price changed too much or is too low: the seller confirms or sets another price. */
export async function readQuarantine(client: Client, skus: string[]): Promise<Map<string, Complaint[]>> {
  const { businessId } = await client.getCabinet();
  const found = new Map<string, Complaint[]>();
  for (const offerIds of chunk(skus, 200)) {
    const path = `/v2/businesses/${businessId}/price-quarantine`;
    const query = { limit: 200 };
    const { result } = await client.call({ method: "POST", path, query, body: { offerIds }, reply: quarantineSchema });
    for (const { offerId, verdicts } of result.offers) {
      const complaints = (verdicts ?? []).map(({ type, params }): Complaint => {
        const words = [type, ...params.map(({ name, value }) => `${name} ${value}`)].join(", ");
        return { code: "price", field: "price", words };
      });
      found.set(offerId, complaints);
    }
  }
  return found;
}
