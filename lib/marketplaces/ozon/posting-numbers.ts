import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireText } from "@/lib/marketplaces/ozon/wire";

const listReply = z.object({ postings: wireAll(z.object({ posting_number: z.string(), order_number: wireText })) });

const numbersPerCall = 50;
const oldestOrderMs = 360 * 24 * 3_600_000;

/** A buyer's order may be several postings; only of an order that is one posting we know which is meant. */
export async function readPostingNumbers(client: OzonClient, orderNumbers: string[]): Promise<Map<string, string>> {
  const asked = [...new Set(orderNumbers)].slice(0, numbersPerCall);
  if (asked.length === 0) return new Map();
  const until = client.now();
  const filter = {
    since: new Date(until.getTime() - oldestOrderMs).toISOString(),
    to: until.toISOString(),
    order_numbers: asked,
  };
  const { postings } = await client.post("postings", { filter, limit: 100 }, listReply);
  return new Map(
    asked.flatMap((order) => {
      const [only, ...others] = postings.filter(({ order_number }) => order_number === order);
      return only && others.length === 0 ? [[order, only.posting_number] as const] : [];
    }),
  );
}
