import { buildTerm, type Term } from "./term.ts";

/** Who and what goods are for, of what, and how they look: worded so that no ending has to agree with another word. */
export const traits: Term[] = [
  ["erkaklar uchun", "для мужчин", "erkaklar_uchun,erkak*", "для_мужчин,мужск*", "for_men,men's,mens"],
  ["ayollar uchun", "для женщин", "ayollar_uchun,ayol*", "для_женщин,женск*", "for_women,women's,womens"],
  ["oʻgʻil bolalar uchun", "для мальчиков", "oʻgʻil_bola*_uchun", "для_мальчик*", "for_boys,boys"],
  ["qizlar uchun", "для девочек", "qizlar_uchun", "для_девоч*", "for_girls,girls"],
  ["bolalar uchun", "для детей", "bolalar_uchun,bolalar", "для_детей,детск*", "for_kids,kids,kid's,children's"],
  ["paxta", "хлопок", "paxta*", "хлоп*", "cotton"],
  ["poliester", "полиэстер", "poliester*", "полиэстер*", "polyester"],
  ["jun", "шерсть", "jun,jundan", "шерст*", "wool,woolen"],
  ["ipak", "шёлк", "ipak*", "шёлк*,шелк*", "silk"],
  ["charm", "кожа", "charm,charmdan,teri", "кожа,кожан*", "leather"],
  ["plastik", "пластик", "plastik*", "пластик*", "plastic"],
  ["yogʻoch", "дерево", "yogʻoch*", "дерев*", "wooden,wood"],
  ["metall", "металл", "metall*", "металл*", "metal"],
  ["shisha", "стекло", "shisha*", "стекл*", "glass"],
  ["keramika", "керамика", "keramik*", "керамик*,керамическ*", "ceramic*"],
  ["simsiz", "беспроводная связь", "simsiz", "беспроводн*", "wireless"],
  ["yozgi", "на лето", "yozgi,yozlik", "летн*", "summer"],
  ["qishki", "на зиму", "qishki,qishlik", "зимн*", "winter"],
  ["sport uchun", "для спорта", "sport_uchun,sport", "для_спорта,спорт*", "sports"],
  ["uy uchun", "для дома", "uy_uchun", "для_дома", "for_home"],
  ["yuz uchun", "для лица", "yuz_uchun", "для_лица", "face"],
  ["soch uchun", "для волос", "soch_uchun", "для_волос", "hair"],
  ["qora", "чёрный", "qora", "чёрн*,черн*", "black"],
  ["oq", "белый", "oq", "бел(?:ый|ая|ое|ые)", "white"],
  ["qizil", "красный", "qizil", "красн*", "red"],
  ["koʻk", "синий", "koʻk", "син(?:ий|яя|ее|ие)", "blue"],
  ["yashil", "зелёный", "yashil", "зелён*,зелен*", "green"],
  ["sariq", "жёлтый", "sariq", "жёлт*,желт*", "yellow"],
  ["kulrang", "серый", "kulrang", "сер(?:ый|ая|ое|ые)", "grey,gray"],
  ["pushti", "розовый", "pushti", "розов*", "pink"],
  ["jigarrang", "коричневый", "jigarrang", "коричнев*", "brown"],
  ["bej", "бежевый", "bej", "бежев*", "beige"],
  ["havorang", "голубой", "havorang", "голуб*", "light_blue"],
  ["binafsharang", "фиолетовый", "binafsharang", "фиолетов*", "purple"],
  ["apelsin", "апельсин", "apelsin*", "апельсин*", "orange"],
  ["olma", "яблоко", "olma,olmali", "яблок*,яблочн*", "apple"],
  ["Oʻzbekiston", "Узбекистан", "oʻzbekiston*", "узбекистан*", "uzbekistan"],
  ["Xitoy", "Китай", "xitoy*", "китай,китая", "china"],
  ["Turkiya", "Турция", "turkiya*", "турци*", "turkey,turkiye"],
  ["kapsula", "капсулы", "kapsula*", "капсул*", "capsule*"],
  ["tabletka", "таблетки", "tabletka*", "таблет*", "tablets"],
  ["dona", "шт", "dona", "шт,штук*", "pcs,pieces"],
].map(([uz = "", ru = "", inUz = "", inRu = "", inEn = ""]) => buildTerm(uz, ru, { uz: inUz, ru: inRu, en: inEn }));

/** Units keep their number; in Uzbek they are written in Latin. */
export const units: Term[] = [
  ["kg", "кг"],
  ["g", "г"],
  ["mg", "мг"],
  ["ml", "мл"],
  ["l", "л"],
  ["sm", "см"],
  ["mm", "мм"],
  ["m", "м"],
].map(([uz = "", ru = ""]) => {
  const afterNumber = (unit: string) => new RegExp(`(?<=\\d\\s?)${unit}(?![\\p{L}\\d])`, "giu");
  return { uz, ru, patterns: { uz: afterNumber(uz), ru: afterNumber(ru), en: uz === "sm" ? afterNumber("cm") : null } };
});
