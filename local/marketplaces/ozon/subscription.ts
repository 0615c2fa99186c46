import { Refusal } from "./context.ts";
import type { State } from "./state.ts";

export const subscriptions = ["UNSPECIFIED", "PREMIUM", "PREMIUM_LITE", "PREMIUM_PLUS", "PREMIUM_PRO"] as const;

export const readSubscription = (state: State): string => state.settings.get("subscription") ?? "PREMIUM_PRO";

const lacking = () => new Refusal(403, "not available with existing subscription");

/** Questions, and writing into chats. */
export function requirePremiumPlus(state: State) {
  if (!/^PREMIUM_(PLUS|PRO)$/.test(readSubscription(state))) throw lacking();
}

/** Reviews come with Premium Pro or with "review management", which is bought alone. */
export function requireReviews(state: State) {
  const isBought = state.settings.get("review-management") === "yes";
  if (!isBought && readSubscription(state) !== "PREMIUM_PRO") throw lacking();
}
