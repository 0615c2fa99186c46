import { listForNamed } from "./for-named.ts";
import { findProduct } from "./products.ts";

/** Brands that are often resold here, as they write themselves. Finding the word proves that it is written, no more. */
const brands = (
  "adidas,Nike,Reebok,New Balance,Lonsdale,Levi's,Zara,H&M,LC Waikiki,Koton,DeFacto,Colin's," +
  "Samsung,Xiaomi,Redmi,Huawei,Realme,Oppo,Tecno,Infinix,Artel,LG,Sony,Philips,Bosch,Panasonic,Canon," +
  "Nikon,Kodak,Polaroid,Lenovo,Asus,Acer,HP,Dell,Logitech,SanDisk,Kingston,Anker,Baseus,JBL,Tefal,Braun,Nivea,Garnier," +
  "L'Oréal,Maybelline,Head & Shoulders,Pantene,Schwarzkopf,Colgate,Gillette,Solgar,Now Foods,Solimo," +
  "Nestlé,Nescafé,Lipton,Ahmad Tea,Jacobs,Milka,Ritter Sport,Lindt,Ferrero,Danone,Valio,Alpro,Tropicana," +
  "Coca-Cola,Pepsi,Fanta,Ricola,Tostitos,Lego,Pampers,Huggies"
).split(",");

const worn = ["clothing.tshirt", "clothing.dress", "clothing.other", "shoes", "accessory"];
/** Brands whose name is also a common word, each with the kinds of goods on which it can be the brand. */
const commonWords: Record<string, string[]> = {
  Apple: ["electronics", "accessory"],
  Honor: ["electronics"],
  Vivo: ["electronics"],
  Puma: worn,
  Camel: worn,
  Vans: worn,
  Converse: worn,
  Starter: worn,
  Dove: ["cosmetics"],
  Essence: ["cosmetics"],
  Kinder: ["food"],
  Bravo: ["juice"],
  Bliss: ["juice"],
  Dena: ["juice"],
  Shell: [],
};

const finders = [...brands, ...Object.keys(commonWords)].map((brand) => ({
  brand,
  pattern: new RegExp(`(?<![\\p{L}\\d])${loosen(brand)}(?![\\p{L}\\d])`, "iu"),
}));

export type NamedBrand = { brand: string; start: number; text: string };

/** The brand whose word stands in the text, in its own spelling. */
export function findBrand(text: string): string | null {
  return locateBrand(text)?.brand ?? null;
}

export function locateBrand(text: string): NamedBrand | null {
  // A case for a phone is not by the phone's maker.
  const isForeign = (at: number) =>
    listForNamed(text).some((one) => at >= one.start && at < one.start + one.text.length);
  for (const { brand, pattern } of finders) {
    const found = pattern.exec(text);
    if (found && !isForeign(found.index) && isBrandHere(brand, found, text))
      return { brand, start: found.index, text: found[0] };
  }
  return null;
}

/** "Apple juice" names a fruit: a common word is a brand on its own kinds of goods, alone, or before a model's name. */
function isBrandHere(brand: string, found: RegExpExecArray, text: string): boolean {
  const kinds = commonWords[brand];
  if (!kinds) return true;
  const product = findProduct(text);
  if (product) return kinds.includes(product.category);
  const before = text.slice(0, found.index).trim();
  const after = text.slice(found.index + found[0].length).trim();
  return before === "" && (after === "" || /^(?:\p{Lu}?\p{Ll}+\p{Lu}|[\p{L}-]*\d)/u.test(after));
}

/** Readers lose accents, and typists lose apostrophes. */
function loosen(brand: string): string {
  return brand.replace(/[é]/g, "[eé]").replace(/'/g, "['’ʼ]?").replace(/[-\s]/g, "[-\\s]?");
}
