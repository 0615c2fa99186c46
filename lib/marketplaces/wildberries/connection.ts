import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ConnectionCheck, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { scopeMissing } from "@/lib/marketplaces/wildberries/failures";
import { pingLimit } from "@/lib/marketplaces/wildberries/limits";
import { fetchOrderCurrency, fetchPriceCurrency } from "@/lib/marketplaces/wildberries/price-currency";
import { findTokenRefusal, listUnlocked, offered, type TokenScope } from "@/lib/marketplaces/wildberries/token";
import { fetchWarehouses, isForOrders } from "@/lib/marketplaces/wildberries/warehouses";

/** The categories that have a host of their own to ask. */
const areas = [
  "content",
  "prices",
  "marketplace",
  "statistics",
  "analytics",
  "finance",
  "feedbacks",
  "chat",
  "returns",
] as const satisfies readonly TokenScope[];
type AskedArea = (typeof areas)[number];

const dayMs = 86_400_000;

const sellerReply = z.object({ name: z.string(), sid: z.string(), tradeMark: z.string().nullish() });

/** For the connect screen alone: pings are limited to 3 in 30 s and must not be scheduled (01-general.yaml). */
export async function checkConnection(client: Client): Promise<ConnectionCheck> {
  const { token } = client;
  const refusal = token && findTokenRefusal(token, client.now());
  if (refusal === "personal-token") throw new MarketplaceError("rejected", { code: refusal });
  if (refusal) throw new MarketplaceError("credentials", { code: refusal });
  const seller = await readSeller(client);
  const { open, isProven } = await askAreas(client);
  if (!isProven && !seller.isAccepted) {
    throw new MarketplaceError(open.size > 0 ? "unavailable" : "credentials", { code: "unproven" });
  }
  const unlocked = listUnlocked({ scopes: open, isReadOnly: token?.isReadOnly ?? false });
  const shop: Shop = {
    externalId: seller.sid,
    name: seller.tradeMark || seller.name,
    currency: await findShopCurrency(client, open),
    warehouseExternalId: open.has("marketplace") ? await findWarehouse(client) : null,
  };
  return {
    account: { externalId: seller.sid, name: seller.name },
    shops: [shop],
    missingRights: offered.filter((capability) => !unlocked.includes(capability)),
    expiresAt: token?.expiresAt ?? null,
  };
}

/**
 * A base token may ask who it is once in 24 hours. In between it is believed to be who it says, as long as one of its
 * categories answers.
 */
async function readSeller({ call, methods, memory, token }: Client) {
  let isAccepted = false;
  try {
    const seller = await memory.recall("seller", { freshMs: 0, staleMs: dayMs }, async () => {
      const answer = await call(methods.sellerInfo, { reply: sellerReply });
      isAccepted = true;
      return answer;
    });
    return { ...seller, isAccepted };
  } catch (error) {
    const isLimited = error instanceof MarketplaceError && error.failure === "rate-limited";
    if (!isLimited || !token?.sellerId) throw error;
    return { sid: token.sellerId, name: token.sellerId, tradeMark: null, isAccepted: false };
  }
}

type Answer = "open" | "closed" | "unknown";

/**
 * A token says by itself which categories it has; whether they really answer is asked of each. One that does not
 * answer now is believed, but it is no proof of the key.
 */
async function askAreas(client: Client): Promise<{ open: Set<TokenScope>; isProven: boolean }> {
  const byToken = areas.filter((area) => client.token?.scopes?.has(area) ?? true);
  // With one origin for all hosts there is one ping, and it is asked once.
  const asked = client.isOneHost ? byToken.slice(0, 1) : byToken;
  const read = await Promise.all(asked.map((area) => ping(client, area)));
  const answerOf = (index: number) => read[client.isOneHost ? 0 : index];
  return {
    open: new Set(byToken.filter((_, index) => answerOf(index) !== "closed")),
    isProven: read.includes("open"),
  };
}

async function ping({ call, methods }: Client, area: AskedArea): Promise<Answer> {
  try {
    await call({ ...methods.ping, area, limits: [pingLimit(area)] }, { reply: z.object({ Status: z.string() }) });
    return "open";
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.failure === "unavailable" || error.failure === "rate-limited") return "unknown";
    if (error.failure === "credentials" || error.code === scopeMissing || error.code === "403") return "closed";
    throw error;
  }
}

/** Where nothing names it, a new cabinet's is taken for roubles; prices are compared with the list before they go out. */
async function findShopCurrency(client: Client, open: ReadonlySet<TokenScope>): Promise<Shop["currency"]> {
  if (open.has("prices")) return (await fetchPriceCurrency(client)) ?? "RUB";
  return (open.has("marketplace") && (await fetchOrderCurrency(client))) || "RUB";
}

async function findWarehouse(client: Client): Promise<string | null> {
  const found = (await fetchWarehouses(client)).find(isForOrders);
  return found ? String(found.id) : null;
}
