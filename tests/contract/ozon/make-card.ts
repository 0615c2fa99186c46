import type { CardDraft } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

export function makeCard(sku: string, changes: Partial<CardDraft> = {}): CardDraft {
  return {
    sku,
    categoryExternalId: "17000031:93301",
    texts: { ru: { title: "Кабель USB Type-C, 1 м", description: "Кабель для зарядки." } },
    brand: "Baseus",
    barcodes: [],
    pictureUrls: ["https://pictures.example/cable.jpg"],
    dimensions: { lengthMm: 120, widthMm: 80, heightMm: 20, weightGrams: 60 },
    attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
    price: money(349_00n, "RUB"),
    ikpu: null,
    ...changes,
  };
}
