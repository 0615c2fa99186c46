export type Language = "uz" | "ru" | "en";

type Name = { uz: string; ru: string };
type Sentences = {
  typed: string;
  bars: string;
  twoBars(first: string, second: string): string;
  named(term: Name): string;
  printed(line: string): string;
  largest(value: string): string;
  largestUnknown: string;
  inName: string;
  knownBrand(line: string): string;
  maker(line: string, below: string): string;
};

/** What a fact rests on, in the seller's language; what is printed is quoted as it stands. */
export const because: Record<Language, Sentences> = {
  uz: {
    typed: "Sotuvchi oʻzi yozgan.",
    bars: "Shtrixkod oʻqildi, nazorat raqami toʻgʻri.",
    twoBars: (first, second) => `Ikkita kod oʻqildi: kattarogʻi ${first}, ikkinchisi ${second}.`,
    named: ({ uz }) => `Sotuvchi yozgan nomda “${uz}” bor.`,
    printed: (line) => `Qadoqda “${line}” deb yozilgan.`,
    largest: (value) => `Eng yirik yozuv: “${value}”.`,
    largestUnknown: "Eng yirik yozuv, ammo unda maʼlum buyum nomi yoʻq.",
    inName: "Sotuvchi yozgan nomda bor.",
    knownBrand: (line) => `“${line}” deb yozilgan, bu maʼlum brend.`,
    maker: (line, below) =>
      `“${below}” ustida bosh harflar bilan “${line}” deb yozilgan: odatda u yerda ishlab chiqaruvchi nomi turadi.`,
  },
  ru: {
    typed: "Так написал продавец.",
    bars: "Штрихкод прочитан, контрольная цифра верна.",
    twoBars: (first, second) => `Прочитаны два кода: крупнее ${first}, второй ${second}.`,
    named: ({ ru }) => `В названии от продавца есть «${ru}».`,
    printed: (line) => `На упаковке напечатано «${line}».`,
    largest: (value) => `Самая крупная надпись: «${value}».`,
    largestUnknown: "Самая крупная надпись, но известного названия вещи в ней нет.",
    inName: "Есть в названии от продавца.",
    knownBrand: (line) => `Напечатано «${line}», это известный бренд.`,
    maker: (line, below) =>
      `Над «${below}» заглавными буквами напечатано «${line}»: обычно там стоит имя производителя.`,
  },
  en: {
    typed: "The seller typed it.",
    bars: "The bars were read and the check digit is right.",
    twoBars: (first, second) => `Two codes were read, ${first} is the larger; the other is ${second}.`,
    named: ({ ru }) => `The seller's name says “${ru}”.`,
    printed: (line) => `“${line}” is printed on it.`,
    largest: (value) => `The largest print reads “${value}”.`,
    largestUnknown: "The largest print; it names no known kind of thing.",
    inName: "It stands in the seller's name.",
    knownBrand: (line) => `“${line}” is printed, and the word is a known brand.`,
    maker: (line, below) => `“${line}” is printed in large capitals above “${below}”, where a maker's name stands.`,
  },
};
