/**
 * Words that Uzum refuses in a title (seller manual, 05_product-creation, read 2026-08): акция, бесплатно, скидка, хит,
 * топ, новинка, оригинал, распродажа, тренд, купить, заказать, кэшбек. The Uzbek words are their equivalents.
 */
const stopWords = [
  /^акци(я|и|ю|ей|онн\p{L}*)$/u,
  /^бесплатн/u,
  /^скидк|^скидоч/u,
  /^хит(а|ы|ов)?$/u,
  /^топ(овый|овая|овое)?$/u,
  /^новинк/u,
  /^оригинал(а|ы)?$/u,
  /^распродаж/u,
  /^тренд/u,
  /^куп(ить|и|ите|ишь)$/u,
  /^заказ(ать|ывай|ывайте)$|^закажи(те)?$/u,
  /^к[эе]шб[эе]к/u,
  /^aksiya/u,
  /^(bepul|tekin)$/u,
  /^chegirma/u,
  /^xit$/u,
  /^top$/u,
  /^yangilik/u,
  /^original$/u,
  /^trend/u,
  /^keshb[eo]k/u,
  /^(sotib|buyurtma)$/u,
] as const;

/** Praise that a marketplace's moderators ask to prove. */
const superlatives = [
  /^(наи)?лучш/u,
  /^сам(ый|ая|ое|ые)$/u,
  /^идеальн/u,
  /^уникальн/u,
  /^премиум$/u,
  /^eng$/u,
  /^zoʻr$/u,
  /^mukammal$/u,
  /^betakror$/u,
  /^premium$/u,
] as const;

export function listWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\d]+(?:[ʻʼ'’-][\p{L}\p{M}\d]+|[ʻʼ])*/gu) ?? [];
}

/** A top is also a garment: as a card's first word it names the goods ("Топ женский"), later on it is praise. */
export function hasStopWord(text: string): boolean {
  return listWords(text.toLowerCase()).some(
    (word, place) =>
      !(place === 0 && (word === "топ" || word === "top")) && stopWords.some((pattern) => pattern.test(word)),
  );
}

export function hasSuperlative(text: string): boolean {
  return listWords(text.toLowerCase()).some((word) => superlatives.some((pattern) => pattern.test(word)));
}
