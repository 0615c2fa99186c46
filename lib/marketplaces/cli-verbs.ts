import { setTimeout as wait } from "node:timers/promises";
import type { Input, Verb } from "@/lib/marketplaces/cli-input";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Marketplace } from "@/lib/marketplaces/port";
import {
  type Conversation,
  type ConversationKind,
  conversationKinds,
  type MarketplaceOrder,
  type Page,
  type Shop,
} from "@/lib/marketplaces/types";

const dayMs = 86_400_000;

type Run<V extends Verb> = (marketplace: Marketplace, input: Input<V>, now: Date) => Promise<unknown>;

const verbs: { [V in Verb]: Run<V> } = {
  check: (marketplace) => marketplace.checkConnection(),
  categories: (marketplace, input) => marketplace.listCategories(input),
  attributes: (marketplace, input) => marketplace.listAttributes(input),
  publish: withShop((marketplace, shop, { cards }) => marketplace.publishCards({ shop, cards })),
  "listing-status": withShop((marketplace, shop, { skus, tasks, cursor }) =>
    marketplace.listListings({ shop, cursor, ...(skus && { skus }), ...(tasks && { tasks }) }),
  ),
  "set-prices": withShop((marketplace, shop, { prices }) => marketplace.setPrices({ shop, prices })),
  "set-stocks": withShop((marketplace, shop, { stocks }) => marketplace.setStocks({ shop, stocks })),
  "list-orders": withShop((marketplace, shop, { since, until, cursor }, now) =>
    readPages(cursor, (from) =>
      marketplace.listOrders({
        shop,
        since: since ?? new Date(now.getTime() - dayMs),
        until: until ?? now,
        cursor: from,
      }),
    ),
  ),
  "confirm-order": withShop(async (marketplace, shop, { externalId }) =>
    marketplace.confirmOrder({ shop, order: await getOrder(marketplace, shop, externalId) }),
  ),
  "cancel-order": withShop(async (marketplace, shop, { externalId, reason }) =>
    marketplace.cancelOrder({ shop, order: await getOrder(marketplace, shop, externalId), reason }),
  ),
  "list-fees": withShop((marketplace, shop, { orders, until }, now) =>
    marketplace.listFees({ shop, orders, until: until ?? now }),
  ),
  "list-conversations": withShop((marketplace, shop, input) => listConversations(marketplace, shop, input)),
  reply: withShop((marketplace, shop, { kind, externalId, replyKey, text }) =>
    marketplace.reply({ shop, conversation: { kind, externalId, replyKey }, text }),
  ),
};

export function runVerb<V extends Verb>(verb: V, marketplace: Marketplace, input: Input<V>, now: Date) {
  return verbs[verb](marketplace, input, now);
}

/** The shop that the input names, else the first that the key sees. */
function withShop<I extends { shop?: string | undefined }>(
  run: (marketplace: Marketplace, shop: Shop, input: I, now: Date) => Promise<unknown>,
) {
  return async (marketplace: Marketplace, input: I, now: Date) => {
    const { shops } = await marketplace.checkConnection();
    const shop = shops.find(({ externalId }) => input.shop === undefined || externalId === input.shop);
    if (!shop) throw new MarketplaceError("rejected", { code: "no-shop", words: "The key does not see this shop." });
    return run(marketplace, shop, input, now);
  };
}

const capabilityOf = { chat: "chats", question: "questions", review: "reviews" } as const;

/** One kind page by page; without a kind the first page of each that the marketplace offers. */
async function listConversations(marketplace: Marketplace, shop: Shop, input: Input<"list-conversations">) {
  const { kind, isAnswered, cursor } = input;
  const read = (one: ConversationKind, from: string | null) =>
    marketplace.listConversations({ shop, kind: one, isAnswered, cursor: from });
  if (kind) return read(kind, cursor);
  const offered = conversationKinds.filter((one) => marketplace.can.has(capabilityOf[one]));
  if (offered.length === 0) throw new MarketplaceError("rejected", { code: "not-offered" });
  const items: Conversation[] = [];
  for (const one of offered) items.push(...(await readPatiently(() => read(one, null))).items);
  return { items, nextCursor: null };
}

async function getOrder(marketplace: Marketplace, shop: Shop, externalId: string): Promise<MarketplaceOrder> {
  const order = await marketplace.getOrder({ shop, externalId });
  if (!order) throw new MarketplaceError("rejected", { code: "not-found", words: "There is no such order." });
  return order;
}

const longestWaitMs = 60_000;

/** All pages from the cursor on. A page that meets the limit waits as long as the marketplace asks, up to a minute. */
async function readPages<T>(start: string | null, read: (cursor: string | null) => Promise<Page<T>>) {
  const items: T[] = [];
  let cursor = start;
  do {
    const page = await readPatiently(() => read(cursor));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, nextCursor: null };
}

async function readPatiently<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const waitMs = error instanceof MarketplaceError ? error.retryAfterMs : null;
    if (waitMs === null || waitMs > longestWaitMs) throw error;
    await wait(waitMs);
    return read();
  }
}
