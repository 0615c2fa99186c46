import "server-only";
import { connectTo } from "@/lib/connections/open-marketplace";
import type { ConnectInput } from "@/lib/connections/schema";
import { AppError } from "@/lib/errors";
import { MarketplaceError, type MarketplaceFailure } from "@/lib/marketplaces/errors";
import type { ConnectionCheck } from "@/lib/marketplaces/types";

const sentences: Record<MarketplaceFailure, string> = {
  credentials: "connections.keyRefused",
  rejected: "connections.callRefused",
  "rate-limited": "connections.slowedDown",
  unavailable: "connections.away",
  "unexpected-reply": "connections.strangeReply",
};

/** Codes of the adapters that have a sentence of their own. */
const sentencesOfCodes: Record<string, string> = {
  "no-shops": "connections.noShops",
  "personal-token": "connections.personalToken",
  "expired-token": "connections.expiredToken",
};

/** Asks the marketplace itself, before anything is stored. Its refusal becomes a sentence beside the key's box. */
export async function testKey({ marketplace, key, clientId }: ConnectInput): Promise<ConnectionCheck> {
  try {
    const check = await connectTo(marketplace, { key, ...(clientId && { clientId }) }).checkConnection();
    if (check.shops.length === 0) throw new MarketplaceError("rejected", { code: "no-shops" });
    return check;
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    const isPair = error.failure === "credentials" && clientId;
    const general = isPair ? "connections.pairRefused" : sentences[error.failure];
    throw new AppError("invalid", sentencesOfCodes[error.code ?? ""] ?? general, { field: "key", cause: error });
  }
}
