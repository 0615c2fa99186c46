import { insertPartner } from "../support/people.ts";
import type { Marketplace } from "./forged-bodies.ts";
import { connectStormPartner, sku } from "./storm-partner.ts";

type Input = { superuserUrl: string; key: string; urls: Record<Marketplace, string> };

/** A partner of the product with an order at each marketplace: what another one must never get by a message. */
export async function placeForeignOrders({ superuserUrl, key, urls }: Input): Promise<Record<Marketplace, string>> {
  const control = async (name: Marketplace, path: string, body: object) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${urls[name]}/_sandbox/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const { partnerId } = await insertPartner(superuserUrl);
  const letLive = (name: Marketplace) => control(name, "moderation", { sku, verdict: "live" });
  await connectStormPartner({ partnerId, superuserUrl, key, stock: 10, letLive });
  const place = async (name: Marketplace) => String((await control(name, "orders", { sku, quantity: 1 })).externalId);
  return { ozon: await place("ozon"), yandex: await place("yandex") };
}
