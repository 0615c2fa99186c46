import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What the made-up shop sells. Prices in whole so'm; `daily` is how many orders it gets a day at each marketplace. */
export type DemoGood = {
  sku: string;
  uz: string;
  ru: string;
  category: string;
  costSom: number;
  priceSom: number;
  received: number;
  daily: number;
};

export const demoGoods: DemoGood[] = [
  good(
    "SOCHIQ7",
    "Paxta sochiq 70×140 sm, oq",
    "Полотенце хлопковое 70×140 см, белое",
    "home",
    38_000,
    79_000,
    420,
    0.9,
  ),
  good(
    "CHOYNA1",
    "Chinni choynak 1,2 litr, moviy naqshli",
    "Чайник фарфоровый 1,2 л, синий узор",
    "home",
    54_000,
    119_000,
    260,
    0.6,
  ),
  good("PIYOLA6", "Piyolalar toʻplami, 6 dona", "Набор пиал, 6 штук", "home", 47_000, 99_000, 310, 0.8),
  good("ATLAS45", "Atlas roʻmol 90×90 sm", "Платок из атласа 90×90 см", "clothing", 61_000, 149_000, 180, 0.5),
  good(
    "POYAFZL",
    "Bolalar uy poyafzali, 28-oʻlcham",
    "Тапочки детские домашние, размер 28",
    "kids",
    22_000,
    54_000,
    300,
    0.7,
  ),
  good(
    "LAMPA12",
    "LED lampa 12 W, iliq yorugʻlik",
    "Лампа светодиодная 12 Вт, тёплый свет",
    "electronics",
    9_500,
    24_000,
    900,
    1.6,
  ),
  good("QOLLANM", "Oshpaz pichogʻi, poʻlat, 20 sm", "Нож поварской, сталь, 20 см", "home", 66_000, 159_000, 140, 0.4),
  good(
    "KREMQOL",
    "Qoʻl kremi, bodom yogʻi bilan, 75 ml",
    "Крем для рук с миндальным маслом, 75 мл",
    "beauty",
    14_000,
    36_000,
    520,
    1.1,
  ),
  good(
    "SUMKA30",
    "Bozor sumkasi, pishiq mato, 30 litr",
    "Сумка хозяйственная, плотная ткань, 30 л",
    "home",
    18_000,
    49_000,
    34,
    0.3,
  ),
  good("ASAL500", "Togʻ asali, 500 g", "Мёд горный, 500 г", "food", 42_000, 89_000, 240, 0.6),
];

function good(
  sku: string,
  uz: string,
  ru: string,
  category: string,
  costSom: number,
  priceSom: number,
  received: number,
  daily: number,
): DemoGood {
  return { sku, uz, ru, category, costSom, priceSom, received, daily };
}

export const demoMarketplaces: MarketplaceId[] = ["uzum", "wildberries", "yandex", "ozon"];

/** What a marketplace keeps of a sale, in basis points, and its delivery in whole so'm: made up, of the usual size. */
export const demoFees: Record<MarketplaceId, { commissionBasisPoints: number; deliverySom: number; share: number }> = {
  uzum: { commissionBasisPoints: 1_400, deliverySom: 5_250, share: 1 },
  wildberries: { commissionBasisPoints: 1_700, deliverySom: 6_100, share: 0.55 },
  yandex: { commissionBasisPoints: 1_250, deliverySom: 6_800, share: 0.3 },
  ozon: { commissionBasisPoints: 1_550, deliverySom: 6_400, share: 0.4 },
};
