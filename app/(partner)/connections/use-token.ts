"use client";

import { useEffect, useState } from "react";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { TokenFacts, TokenScope } from "@/lib/marketplaces/wildberries/token";

export type ReadToken = TokenFacts & {
  refusal: "personal-token" | "expired-token" | null;
  /** Categories that unlock something here and are not ticked. */
  missingScopes: TokenScope[];
};

const wanted: TokenScope[] = [
  "content",
  "analytics",
  "prices",
  "marketplace",
  "feedbacks",
  "chat",
  "returns",
  "finance",
];

/** What a pasted Wildberries token says about itself: read in the browser, before anybody is asked with it. */
export function useToken(marketplace: MarketplaceId, key: string): ReadToken | null {
  const [token, setToken] = useState<ReadToken | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (marketplace !== "wildberries" || !key.includes(".")) {
      setToken(null);
      return;
    }
    // The decoder comes with the first token: who connects another marketplace does not load it.
    import("@/lib/marketplaces/wildberries/token").then(({ readToken, findTokenRefusal }) => {
      if (!isCurrent) return;
      const facts = readToken(key);
      setToken(
        facts && {
          ...facts,
          refusal: findTokenRefusal(facts, new Date()),
          missingScopes: wanted.filter((scope) => facts.scopes !== null && !facts.scopes.has(scope)),
        },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [marketplace, key]);
  return token;
}
