import type { CardRules } from "@/lib/cards/lint";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What each marketplace takes (marketplaces' manuals and specifications, read 2026-11-22); null where none says. */
const rules: Record<MarketplaceId, CardRules> = {
  // Uzum states no lengths; both languages are mandatory.
  uzum: { id: "uzum", titleMax: null, descriptionMax: null, languages: ["uz", "ru"] },
  // The limit of the description is 1000 to 5000 by category, 2000 for most.
  wildberries: { id: "wildberries", titleMax: 60, descriptionMax: 2000, languages: ["ru"] },
  yandex: { id: "yandex", titleMax: 256, descriptionMax: 6000, languages: ["uz", "ru"] },
  ozon: { id: "ozon", titleMax: 500, descriptionMax: null, languages: ["ru"] },
};

export function getCardRules(id: MarketplaceId): CardRules {
  return rules[id];
}
