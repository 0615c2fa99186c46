import type { CategoryKey } from "@/lib/ai/photo-facts";

/** What sellers call a thing, and the words under which marketplaces (all in Russian) file it. */
export type ProductKind = { category: CategoryKey; names: RegExp; filedUnder: readonly string[] };

/** `names`: beginnings of words, parted by spaces; `!` stands where the word ends, `_` for a space in it. */
function kind(category: CategoryKey, names: string, ...filedUnder: string[]): ProductKind {
  const options = names.replaceAll(" ", "|").replaceAll("_", "\\s").replaceAll("!", "(?!\\p{L})");
  return { category, names: new RegExp(`(?<!\\p{L})(?:${options})`, "iu"), filedUnder };
}

/** From the exact to the general: the first that a text names counts. Uzbek in Latin letters, Russian, some English. */
const kinds: readonly ProductKind[] = [
  kind("clothing.tshirt", "futbolk футболк t-?shirt mayka майк", "футболка", "майка"),
  kind("clothing.dress", "ko.?yla[kg] плать сарафан sarafan dress", "платье"),
  kind("clothing.other", "jinsi джинс shim! shimi! брюк штан", "джинсы", "брюки", "одежда"),
  kind("clothing.other", "kurtk куртк palto пальто sviter свитер xudi худи рубаш rubashk yubk юбк", "одежда"),
  kind("shoes", "krossovk кроссовк кед[ыа]! keda kedi sneaker", "кроссовки", "кеды", "обувь"),
  kind("shoes", "poyabzal обув tufli туфл etik! etigi сапог botink ботин shippak тапоч sandal сандал", "обувь"),
  kind("electronics", "kabel кабел cable", "кабель"),
  kind("electronics", "zaryad заряд powerbank повербанк пауэрбанк", "зарядное устройство", "аккумулятор"),
  kind("electronics", "quloqchin наушник naushnik headphone earbud", "наушники"),
  kind("electronics", "smartfon смартфон telefon телефон", "смартфон", "телефон"),
  kind(
    "electronics",
    "klaviatur клавиатур sichqoncha мышь noutbuk ноутбук planshet планшет",
    "компьютер",
    "электроника",
  ),
  kind(
    "supplement",
    "vitamin витамин бад! kollagen коллаген collagen omega-?3 омега-?3 protein протеин oziq-ovqat_qo.?shim",
    "витамин",
    "бад",
  ),
  kind("cosmetics", "krem! kremi крем! cream loson лосьон", "крем", "косметика"),
  kind(
    "cosmetics",
    "shampun шампун pomad помад gel! гель! atir! духи! парфюм dezodorant дезодорант sovun мыло!",
    "косметика",
  ),
  kind("juice", "sharbat сок! соки! нектар nektar juice", "сок", "нектар"),
  kind(
    "food",
    "shokolad шоколад choy! choyi! чай! qahva кофе! asal! мёд! murabbo варень pechen печень guruch рис! sut! suti! молоко!",
    "продукты питания",
  ),
  kind("home", "lampa лампа лампы светильник chiroq люстр", "светильник", "лампа"),
  kind(
    "home",
    "choyshab постельн sochiq полотенц yostiq подушк adyol одеял krujk кружк choynak чайник tova! сковород qozon казан",
    "товары для дома",
  ),
  kind(
    "accessory",
    "ryukzak рюкзак sumk сумк hamyon кошел kamar! ремень kepk кепк shapk шапк soat! soati! часы! ko.?zoynak очки!",
    "аксессуар",
    "сумка",
  ),
];

/** How the general categories are filed where nothing more exact is known. */
const general: Partial<Record<CategoryKey, readonly string[]>> = {
  "clothing.tshirt": ["футболка"],
  "clothing.dress": ["платье"],
  shoes: ["обувь", "кроссовки"],
  supplement: ["витамин", "бад"],
  juice: ["сок", "нектар"],
  cosmetics: ["косметика", "крем"],
  home: ["товары для дома"],
};

/** What kind of thing a text names; null where its words are none of ours. */
export function findKind(text: string): ProductKind | null {
  return kinds.find(({ names }) => names.test(text)) ?? null;
}

export function listFilingWords(category: CategoryKey): readonly string[] {
  return general[category] ?? [];
}
