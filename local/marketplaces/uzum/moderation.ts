import type { Product, State } from "./state.ts";

type Complaint = { title: string; message: string };

const stopWords =
  /(^|[^\p{L}])(акция|бесплатно|скидка|хит|топ|новинка|распродажа|тренд|купить|заказать|кэшбек)(?![\p{L}])/iu;

/** What the moderator looks at, from the seller manual, sections 5.1 and 5.3 (2026-08-20). */
function findComplaint(card: Pick<Product, "titleUz" | "titleRu">): Complaint | null {
  const title = "Наименование товара не соответствует требованиям";
  const refuse = (message: string) => ({ title, message });
  for (const text of [card.titleUz, card.titleRu]) {
    if (text.trim().split(/\s+/).length < 3) return refuse("Название должно состоять минимум из трёх слов.");
    if (!/^[\p{Lu}\d«"“]/u.test(text.trim())) return refuse("Название должно начинаться с большой буквы.");
    if (/\p{Extended_Pictographic}/u.test(text.replace(/[\d#*]/g, ""))) return refuse("В названии запрещены эмодзи.");
    if (stopWords.test(text)) return refuse("В названии есть стоп-слово.");
  }
  if (/\p{Script=Cyrillic}/u.test(card.titleUz)) return refuse("Узбекское название заполняется латиницей.");
  if (!/\p{Script=Cyrillic}/u.test(card.titleRu)) return refuse("Русское название заполняется кириллицей.");
  return null;
}

/** The moderator decides when the time has come: the state is looked at, and nothing runs in between. */
export function moderateDueCards(state: State) {
  const now = state.now();
  for (const product of state.products.all()) {
    if (product.verdict !== null || product.moderatesAt > now) continue;
    decide(state, product, findComplaint(product), product.moderatesAt);
  }
}

export function decide(state: State, product: Product, complaint: Complaint | null, at: number) {
  state.products.put(String(product.skuId), {
    ...product,
    verdict: complaint ? "rejected" : "live",
    complaint,
    decidedAt: at,
  });
}
