import type { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";

/** Tried from the top: the first that the words fit. Wildberries gives sentences, in Russian or English, and no codes. */
const signs: [RegExp, Complaint["code"]][] = [
  [/vendor code is used|артикул.{0,40}(использу|занят|существует)|дубл|duplicate/i, "duplicate"],
  [/баркод|штрихкод|barcode/i, "barcode"],
  [/фото|изображ|медиа|видео|photo|image|media/i, "picture"],
  [/characteristic|характеристик/i, "attribute"],
  [/категори|предмет|category|subject/i, "category"],
  [/наименовани|описани|title|description/i, "text"],
  [/цен[аыуе]|скидк|price|discount/i, "price"],
  [/остат|склад|stock|warehouse|balance/i, "stock"],
];

export function complain(words: string, code?: Complaint["code"], field: string | null = null): Complaint {
  return { code: code ?? signs.find(([sign]) => sign.test(words))?.[1] ?? "other", field, words: words.slice(0, 500) };
}

export const complainAbout = (error: MarketplaceError, code?: Complaint["code"]): Complaint =>
  complain(error.words ?? error.code ?? "rejected", code);

export function outcome(sku: string, state: ItemOutcome["state"], rest: Partial<ItemOutcome> = {}): ItemOutcome {
  return { sku, state, task: null, reason: null, ...rest };
}

export const refuse = (sku: string, reason: Complaint): ItemOutcome => outcome(sku, "rejected", { reason });
