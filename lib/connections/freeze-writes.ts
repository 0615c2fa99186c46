import "server-only";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Marketplace } from "@/lib/marketplaces/port";
import { isSuspended } from "@/lib/partners/suspension";

type Method = {
  [Name in keyof Marketplace]: Marketplace[Name] extends (...input: never[]) => unknown ? Name : never;
}[keyof Marketplace];

/** What each method does at the marketplace; one that is new does not compile without its word. */
const effects: Record<Method, "reads" | "writes"> = {
  checkConnection: "reads",
  listCategories: "reads",
  listAttributes: "reads",
  publishCards: "writes",
  listListings: "reads",
  setPrices: "writes",
  readPrices: "reads",
  setStocks: "writes",
  readStocks: "reads",
  listOrders: "reads",
  getOrder: "reads",
  confirmOrder: "writes",
  cancelOrder: "writes",
  listFees: "reads",
  setPictures: "writes",
  listQuarantinedPrices: "reads",
  releasePrices: "writes",
  readPriceAdvice: "reads",
  listWarehouses: "reads",
  setMarkingCodes: "writes",
  readLabels: "reads",
  listReturns: "reads",
  listConversations: "reads",
  listMessages: "reads",
  reply: "writes",
  readTariffs: "reads",
  registerPush: "writes",
};

/** When a job may look again whether the partner was reactivated. */
const againMs = 60_000;

/**
 * The last wall of a suspension: nothing is written to a suspended partner's marketplaces, whichever job asks, also one
 * that was under way already. The call does not go out; reading goes on.
 */
export function freezeWrites(adapter: Marketplace, partnerId: string): Marketplace {
  return new Proxy(adapter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || effects[name as Method] !== "writes") return member;
      return async (...input: unknown[]): Promise<unknown> => {
        if (await isSuspended(partnerId)) {
          throw new MarketplaceError("unavailable", { code: "suspended", retryAfterMs: againMs });
        }
        return Reflect.apply(member, target, input);
      };
    },
  });
}
