/** Brands that are often resold here, as they write themselves. Finding the word proves that it is written, no more. */
const brands = (
  "adidas,Nike,Puma,Reebok,New Balance,Converse,Vans,Lonsdale,Starter,Levi's,Zara,H&M,LC Waikiki,Koton,DeFacto,Colin's," +
  "Samsung,Apple,Xiaomi,Redmi,Honor,Huawei,Realme,Vivo,Oppo,Tecno,Infinix,Artel,LG,Sony,Philips,Bosch,Panasonic,Canon," +
  "Nikon,Kodak,Polaroid,Lenovo,Asus,Acer,HP,Dell,Logitech,SanDisk,Kingston,Anker,Baseus,JBL,Tefal,Braun,Nivea,Garnier," +
  "L'Oréal,Maybelline,Dove,Head & Shoulders,Pantene,Schwarzkopf,Colgate,Gillette,Essence,Solgar,Now Foods,Solimo," +
  "Nestlé,Nescafé,Lipton,Ahmad Tea,Jacobs,Milka,Ritter Sport,Lindt,Ferrero,Kinder,Danone,Valio,Alpro,Tropicana,Bravo," +
  "Coca-Cola,Pepsi,Fanta,Dena,Bliss,Ricola,Tostitos,Lego,Pampers,Huggies"
).split(",");

const finders = brands.map((brand) => ({
  brand,
  pattern: new RegExp(`(?<![\\p{L}\\d])${loosen(brand)}(?![\\p{L}\\d])`, "iu"),
}));

/** The brand whose word stands in the text, in its own spelling. */
export function findBrand(text: string): string | null {
  return finders.find(({ pattern }) => pattern.test(text))?.brand ?? null;
}

/** Readers lose accents, and typists lose apostrophes. */
function loosen(brand: string): string {
  return brand.replace(/[é]/g, "[eé]").replace(/'/g, "['’ʼ]?").replace(/[-\s]/g, "[-\\s]?");
}
