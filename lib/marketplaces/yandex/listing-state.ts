import type { Listing } from "@/lib/marketplaces/types";

/** The status in one shop (`OfferCampaignStatusType`). "No stock" is a live card without goods. */
const byCampaign: Record<string, Listing["state"]> = {
  PUBLISHED: "live",
  NO_STOCKS: "live",
  CHECKING: "moderating",
  CREATING_CARD: "moderating",
  DISABLED_BY_PARTNER: "hidden",
  ARCHIVED: "hidden",
  READY_FOR_PUBLICATION: "hidden",
  DISABLED_AUTOMATICALLY: "blocked",
  REJECTED_BY_MARKET: "rejected",
};

/** The status of the card itself (`OfferCardStatusType`), asked when the shop's own says nothing more. */
const byCard: Record<string, Listing["state"]> = {
  HAS_CARD_CAN_NOT_UPDATE: "live",
  HAS_CARD_CAN_UPDATE: "live",
  HAS_CARD_CAN_UPDATE_PROCESSING: "live",
  HAS_CARD_CAN_UPDATE_ERRORS: "live",
  NO_CARD_PROCESSING: "moderating",
  NO_CARD_MARKET_WILL_CREATE: "moderating",
  NO_CARD_NEED_CONTENT: "rejected",
  NO_CARD_ERRORS: "rejected",
  NO_CARD_ADD_TO_CAMPAIGN: "hidden",
};

export function listingState(campaign: string | null, card: string | null): Listing["state"] {
  if (campaign !== null && campaign !== "NO_CARD") return byCampaign[campaign] ?? "unknown";
  return byCard[card ?? ""] ?? "unknown";
}
