import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Where sellers make keys: the page itself where its address is documented, else the cabinet (checked 2026-11). */
export const cabinets: Record<MarketplaceId, string> = {
  uzum: "https://seller.uzum.uz",
  wildberries: "https://seller.wildberries.ru/supplier-settings/access-to-api",
  yandex: "https://partner.market.yandex.ru",
  ozon: "https://seller.ozon.ru/app/settings/api-keys",
};
