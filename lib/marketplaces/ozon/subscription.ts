import type { Capability } from "@/lib/marketplaces/types";

/**
 * Chats are for Premium Plus and Premium Pro, questions for Premium Plus (which Premium Pro holds): the methods' own
 * descriptions. Reviews come with Premium Pro or with a subscription of their own that /v1/seller/info does not tell.
 */
const tooSmall = ["UNSPECIFIED", "PREMIUM", "PREMIUM_LITE"];
const needPremiumPlus: readonly Capability[] = ["chats", "questions"];

/** Only what the subscription surely lacks; a type that we do not know is not judged. */
export function findUnpaid(subscriptionType: string): readonly Capability[] {
  return tooSmall.includes(subscriptionType) ? needPremiumPlus : [];
}
