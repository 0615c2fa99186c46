import { findCategory } from "./categories.ts";
import { type Product, type State, shopsOf } from "./state.ts";

export type CardForm = Record<string, string>;
type CardRefusal = { field: string; words: string };

const digits = (value: string | undefined) => Number(/^\d{1,9}$/.test(value?.trim() ?? "") ? value : 0);

/** "Save" in the cabinet: what it insists on by itself; the rest is the moderator's. */
export function addCard(
  state: State,
  seller: string,
  form: CardForm,
  moderationMs: number,
): { card: Product } | { refusal: CardRefusal } {
  const text = (name: string) => (form[name] ?? "").trim();
  const refuse = (field: string, words: string) => ({ refusal: { field, words } });
  const category = findCategory(text("category"));
  if (!category) return refuse("category", "Выберите категорию из списка.");
  for (const field of ["titleUz", "titleRu", "sku"]) {
    if (!text(field)) return refuse(field, "Обязательное поле.");
  }
  const own = state.products.all().filter((product) => product.seller === seller);
  if (own.some(({ sku }) => sku === text("sku"))) return refuse("sku", "Такой SKU уже есть.");
  const barcode = text("barcode");
  if (barcode && !/^\d{13}$/.test(barcode)) return refuse("barcode", "Свой штрихкод: 13 цифр EAN-13.");
  if (barcode && own.some((product) => product.barcode === barcode)) {
    return refuse("barcode", "Штрихкод уже занят.");
  }
  if (text("ikpu") && !/^\d{17}$/.test(text("ikpu"))) return refuse("ikpu", "ИКПУ: 17 цифр.");
  const price = digits(text("priceUzs"));
  if (price < 1 || price > 999_999_000) return refuse("priceUzs", "Цена: от 1 до 999 999 000 сум.");
  const shops = shopsOf(state.findSeller(seller));
  const shop = shops.find(({ id }) => text("shop") === "" || text("shop") === String(id));
  if (!shop) return refuse("shop", "Такого магазина нет.");
  const sibling = own.find(({ sku }) => sku === text("variantOf"));
  if (text("variantOf") && !sibling) return refuse("variantOf", "Такой карточки нет.");
  const skuId = state.takeNumber("sku", 7_000_001);
  const card: Product = {
    seller,
    productId: sibling?.productId ?? state.takeNumber("product", 2_000_001),
    skuId,
    category: category.title,
    titleUz: text("titleUz"),
    titleRu: text("titleRu"),
    descriptionUz: text("descriptionUz"),
    descriptionRu: text("descriptionRu"),
    characteristics: text("characteristics"),
    sku: text("sku"),
    barcode: barcode || String(1_000_000_000_000 + skuId),
    ikpu: text("ikpu"),
    lengthMm: digits(form.lengthMm),
    widthMm: digits(form.widthMm),
    heightMm: digits(form.heightMm),
    weightGrams: digits(form.weightGrams),
    photos: digits(form.photos),
    price,
    fullPrice: price,
    amount: 0,
    sold: 0,
    returned: 0,
    createdAt: state.now(),
    moderatesAt: state.now() + moderationMs,
    verdict: null,
    complaint: null,
    decidedAt: null,
    shopId: sibling?.shopId ?? shop.id,
    isMarked: /^(да|ha|yes|true)$/i.test(text("isMarked")),
  };
  state.products.put(String(skuId), card);
  return { card };
}
