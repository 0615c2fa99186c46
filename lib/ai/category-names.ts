import type { CategoryKey } from "@/lib/ai/photo-facts";

/** What a card calls a thing of this category when nothing more exact is known; null where no word would be true. */
export const categoryNames: Record<CategoryKey, { uz: string | null; ru: string | null }> = {
  "clothing.tshirt": { uz: "futbolka", ru: "футболка" },
  "clothing.dress": { uz: "koʻylak", ru: "платье" },
  "clothing.other": { uz: "kiyim", ru: "одежда" },
  shoes: { uz: "poyabzal", ru: "обувь" },
  accessory: { uz: "aksessuar", ru: "аксессуар" },
  electronics: { uz: "elektronika", ru: "электроника" },
  cosmetics: { uz: "kosmetika", ru: "косметика" },
  supplement: { uz: "oziq-ovqat qoʻshimchasi", ru: "пищевая добавка" },
  juice: { uz: "sharbat", ru: "сок" },
  food: { uz: "oziq-ovqat", ru: "продукт питания" },
  home: { uz: "uy uchun buyum", ru: "товар для дома" },
  other: { uz: null, ru: null },
};
