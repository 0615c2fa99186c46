import { randomUUID } from "node:crypto";
import type { Card, CardContent, Draft, Shop } from "./state.ts";
import { findSubject } from "./subjects.ts";

const maxTitle = 60;
const maxDescription = 5000;

/** Whatever has waited long enough is looked at now; nothing runs in between. */
export function settleDrafts(shop: Shop) {
  const now = shop.now();
  for (const { value: draft } of shop.drafts.list()) {
    if (draft.refusal || draft.readyAt > now.getTime()) continue;
    const words = findFaults(shop, draft);
    if (words.length > 0) refuseDraft(shop, draft, words);
    else acceptDraft(shop, draft);
  }
}

function refuseDraft(shop: Shop, draft: Draft, words: string[]) {
  const refusal = { words, at: shop.now().toISOString() };
  shop.drafts.put(draft.content.vendorCode, { ...draft, refusal });
}

/** A new card gets its numbers and its first price here; a changed one keeps both. */
function acceptDraft(shop: Shop, { subjectID, nmID, content }: Draft) {
  const existing = nmID === null ? undefined : shop.cards.get(String(nmID));
  const card = existing ? changeCard(shop, existing, content) : makeCard(shop, subjectID, content);
  shop.cards.put(String(card.nmID), card);
  shop.drafts.remove(content.vendorCode);
  if (!existing) shop.prices.put(String(card.nmID), { price: content.sizes[0]?.price ?? 0, discount: 0 });
}

export const verdicts = ["live", "rejected", "blocked"] as const;
export type Verdict = (typeof verdicts)[number];

/** The moderator's word at once. A blocked card stays in the list, and stands in a report beside it. A live card that is refused goes back among the drafts. False for an unknown SKU. */
export function decide(shop: Shop, sku: string, verdict: Verdict, words: string): boolean {
  const draft = shop.drafts.get(sku);
  const card = findCardBySku(shop, sku);
  if (card && verdict === "blocked") shop.blocks.put(String(card.nmID), words);
  if (card && verdict === "live") shop.blocks.remove(String(card.nmID));
  if (verdict === "blocked") return card !== undefined;
  if (draft) {
    if (verdict === "live") acceptDraft(shop, draft);
    else refuseDraft(shop, draft, [words]);
  } else if (card && verdict === "rejected") {
    shop.cards.remove(String(card.nmID));
    const sizes = card.sizes.map((size) => ({ ...size, price: shop.prices.get(String(card.nmID))?.price ?? 0 }));
    const { nmID: _, imtID, nmUUID, photos, createdAt, updatedAt, subjectID, ...rest } = card;
    const content: CardContent = { ...rest, sizes };
    refuseDraft(shop, { batchUUID: randomUUID(), subjectID, nmID: null, content, readyAt: 0, refusal: null }, [words]);
  }
  return draft !== undefined || card !== undefined;
}

export const findCardBySku = (shop: Shop, vendorCode: string): Card | undefined =>
  shop.cards.list().find(({ value }) => value.vendorCode === vendorCode)?.value;

/** What is found only when the card is worked on; the specification's examples give the wording. */
function findFaults(shop: Shop, { content, nmID, subjectID }: Draft): string[] {
  const faults: string[] = [];
  const emoji = [...new Set(content.title.match(/\p{Extended_Pictographic}/gu))].filter((sign) => !/[\d#*]/.test(sign));
  if (emoji.length > 0) faults.push(`Поле Наименование не должно содержать запрещенные символы: ${emoji.join(" ")}`);
  if (!content.title.trim()) faults.push("Поле Наименование обязательно для заполнения");
  if (content.title.length > maxTitle) faults.push(`Поле Наименование должно быть не длиннее ${maxTitle} символов`);
  if (content.description.length > maxDescription) {
    faults.push(`Поле Описание должно быть не длиннее ${maxDescription} символов`);
  }
  for (const [name, text] of [
    ["Наименование", content.title],
    ["Описание", content.description],
  ]) {
    if (/\S+@\S+\.\S+/.test(text ?? "")) faults.push(`Запрещено использовать E-Mail в поле ${name}`);
  }
  const taken = listTakenBarcodes(shop, nmID);
  for (const barcode of content.sizes.flatMap(({ skus }) => skus)) {
    if (taken.has(barcode)) faults.push(`Баркод ${barcode} уже используется в другой карточке товара`);
  }
  for (const { id, value } of content.characteristics) {
    const known = findSubject(subjectID)?.characteristics.find((one) => one.id === id);
    if (!known) continue;
    const isRight = known.type === "number" ? typeof value === "number" : Array.isArray(value);
    if (!isRight) faults.push(`Недопустимый тип значения характеристики ${known.name}`);
    else if (Array.isArray(value) && known.maxCount > 0 && value.length > known.maxCount) {
      faults.push(`Превышено количество значений характеристики ${known.name}: максимум ${known.maxCount}`);
    }
  }
  return faults;
}

function listTakenBarcodes(shop: Shop, exceptNmId: number | null): Set<string> {
  const others = shop.cards.list().filter(({ value }) => value.nmID !== exceptNmId);
  return new Set(others.flatMap(({ value }) => value.sizes.flatMap(({ skus }) => skus)));
}

function makeCard(shop: Shop, subjectID: number, { sizes, ...content }: CardContent): Card {
  const at = shop.now().toISOString();
  return {
    ...content,
    nmID: shop.takeNumber("nmID", 370_870_300),
    imtID: shop.takeNumber("imtID", 328_632_001),
    nmUUID: randomUUID(),
    subjectID,
    sizes: sizes.map((size) => makeSize(shop, size)),
    photos: [],
    createdAt: at,
    updatedAt: at,
  };
}

function makeSize(shop: Shop, { techSize, wbSize, skus }: CardContent["sizes"][number]) {
  const generated = () => `20${shop.takeNumber("barcode", 43_987_650_001)}`;
  return {
    chrtID: shop.takeNumber("chrtID", 316_399_238),
    techSize: techSize || "0",
    wbSize,
    skus: skus.length > 0 ? skus : [generated()],
  };
}

/** The card is written anew, but pictures stay, and barcodes are only added. */
function changeCard(shop: Shop, card: Card, { sizes, ...content }: CardContent): Card {
  const known = card.sizes.map((size) => {
    const sent = sizes.find(({ chrtID }) => chrtID === size.chrtID);
    return sent ? { ...size, skus: [...new Set([...size.skus, ...sent.skus])] } : size;
  });
  const added = sizes.filter(({ chrtID }) => !known.some((size) => size.chrtID === chrtID));
  return {
    ...card,
    ...content,
    sizes: [...known, ...added.map((size) => makeSize(shop, size))],
    updatedAt: shop.now().toISOString(),
  };
}
