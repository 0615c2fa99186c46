import { spellUzbek } from "./spell-uzbek.ts";
import { buildTerm, isNamedIn, type Term } from "./term.ts";

export type Product = Term & { category: string };

/** uz, ru, stems in uz, ru, en. Phrases stand before the words they begin with. */
const rows: Record<string, [string, string, string, string, string][]> = {
  "clothing.tshirt": [
    ["futbolka", "футболка", "futbolk*", "футболк*", "t-shirt*,tshirt*,tee"],
    ["mayka", "майка", "mayk*", "майк*", "tank_top*"],
  ],
  "clothing.dress": [
    ["sarafan", "сарафан", "sarafan*", "сарафан*", "sundress*"],
    ["koʻylak", "платье", "koʻylak*", "плать*", "dress,dresses"],
  ],
  "clothing.other": [
    ["rubashka", "рубашка", "rubashk*", "рубаш*", "shirt,shirts"],
    ["jinsi shim", "джинсы", "jinsi*,djinsi*", "джинс*", "jeans"],
    ["shorti", "шорты", "shorti*,shortik*", "шорт*", "shorts"],
    ["shim", "брюки", "shim,shimlar", "брюк*,штан*", "trousers,pants"],
    ["kurtka", "куртка", "kurtk*", "куртк*", "jacket*"],
    ["palto", "пальто", "palto*", "пальто", "coat,coats"],
    ["yubka", "юбка", "yubk*", "юбк*", "skirt*"],
    ["sviter", "свитер", "sviter*", "свитер*,джемпер*", "sweater*,jumper*"],
    ["xudi", "худи", "xudi*", "худи,толстовк*", "hoodie*"],
    ["kostyum", "костюм", "kostyum*", "костюм*", "suit,tracksuit*"],
    ["paypoq", "носки", "paypoq*", "носк*,носок", "socks"],
    ["pijama", "пижама", "pijam*", "пижам*", "pyjama*,pajama*"],
  ],
  shoes: [
    ["krossovka", "кроссовки", "krossovk*", "кроссовк*", "sneaker*,running_shoe*"],
    ["tufli", "туфли", "tufli*", "туфл*", "shoes,shoe"],
    ["etik", "сапоги", "etik,etiklar", "сапог*", "boots"],
    ["botinka", "ботинки", "botink*", "ботин*", ""],
    ["shippak", "тапочки", "shippak*,tapochk*", "тапоч*,шлеп*,шлёп*", "slipper*,clogs"],
    ["sandal", "сандалии", "sandal*", "сандал*", "sandals"],
  ],
  accessory: [
    ["ryukzak", "рюкзак", "ryukzak*", "рюкзак*", "backpack*"],
    ["sumka", "сумка", "sumk*", "сумк*", "bag,bags,handbag*"],
    ["hamyon", "кошелёк", "hamyon*", "кошел*,портмоне", "wallet*"],
    ["kamar", "ремень", "kamar*", "ремень,ремни", "belt,belts"],
    ["kepka", "кепка", "kepk*", "кепк*,бейсболк*", "cap,baseball_cap"],
    ["shapka", "шапка", "shapk*", "шапк*", "beanie*"],
    ["sharf", "шарф", "sharf*", "шарф*", "scarf"],
    ["soat", "часы", "soat,soati,soatlar", "часы,часов", "watch,watches"],
    ["koʻzoynak", "очки", "koʻzoynak*", "очки,очков", "sunglasses"],
  ],
  electronics: [
    ["smartfon", "смартфон", "smartfon*", "смартфон*", "smartphone*"],
    ["telefon", "телефон", "telefon*", "телефон*", "phone,phones"],
    ["quloqchin", "наушники", "quloqchin*,naushnik*", "наушник*", "headphone*,earphone*,earbuds"],
    ["noutbuk", "ноутбук", "noutbuk*", "ноутбук*", "laptop*"],
    ["planshet", "планшет", "planshet*", "планшет*", "tablet_pc"],
    ["klaviatura", "клавиатура", "klaviatur*", "клавиатур*", "keyboard*"],
    ["sichqoncha", "мышь", "sichqoncha*", "мышь,мышк*", ""],
    ["zaryadlovchi", "зарядное устройство", "zaryadlovchi*,zaryadnik*", "зарядн*_устройств*,зарядк*", "charger*"],
    ["kabel", "кабель", "kabel*", "кабел*", "cable,cables"],
    ["powerbank", "внешний аккумулятор", "powerbank*,pauerbank*", "повербанк*,пауэрбанк*", "power_bank*"],
    ["kamera", "камера", "kamera*", "камер*,фотоаппарат*", "camera*"],
    ["choynak (elektr)", "электрочайник", "elektr_choynak*", "электрочайник*", "electric_kettle*"],
    ["televizor", "телевизор", "televizor*", "телевизор*", "television*"],
    ["kolonka", "колонка", "kolonk*", "колонк*", "speaker,speakers"],
  ],
  cosmetics: [
    ["shampun", "шампунь", "shampun*", "шампун*", "shampoo*"],
    ["dush uchun gel", "гель для душа", "dush_uchun_gel*", "гель_для_душа", "shower_gel*"],
    ["tish pastasi", "зубная паста", "tish_past*", "зубн*_паст*", "toothpaste*"],
    ["krem", "крем", "krem*", "крем,крема,кремы", "cream,creams"],
    ["lab pomadasi", "помада для губ", "lab_pomad*,pomad*", "помад*", "lipstick*"],
    ["tush", "тушь для ресниц", "tush,kiprik_tush*", "тушь,туши", "mascara*"],
    ["atir", "духи", "atir,atirlar,parfyum*", "дух*,парфюм*", "perfume*,eau_de_parfum,eau_de_toilette"],
    ["dezodorant", "дезодорант", "dezodorant*", "дезодорант*,антиперспирант*", "deodorant*"],
    ["sovun", "мыло", "sovun*", "мыло,мыла", "soap,soaps"],
    ["loson", "лосьон", "loson*,losyon*", "лосьон*", "lotion*"],
  ],
  supplement: [
    ["vitamin", "витамины", "vitamin*", "витамин*", "vitamin,vitamins"],
    ["kollagen", "коллаген", "kollagen*", "коллаген*", "collagen"],
    ["omega-3", "омега-3", "omega-3", "омега-3", "fish_oil"],
    ["protein", "протеин", "protein*", "протеин*", "whey*"],
    ["ozuqa qoʻshimchasi", "пищевая добавка", "", "пищев*_добавк*", "food_supplement*,dietary_supplement*"],
  ],
  juice: [
    ["sharbat", "сок", "sharbat*", "сок,соки,соков", "juice,juices"],
    ["nektar", "нектар", "nektar*", "нектар*", "nectar*"],
  ],
  food: [
    ["shokolad", "шоколад", "shokolad*", "шоколад*", "chocolate*"],
    ["choy", "чай", "choy,choyi,choylar", "чай,чая", "tea"],
    ["qahva", "кофе", "qahva*", "кофе", "coffee"],
    ["asal", "мёд", "asal,asali", "мёд,мед,меда", "honey"],
    ["murabbo", "варенье", "murabbo*", "варень*,джем,джема", "jam,jams"],
    ["pechenye", "печенье", "pechen*", "печень*", "biscuit*,cookie*,cracker*"],
    ["chips", "чипсы", "chips*,chipsi*", "чипс*", "crisps"],
    ["yogurt", "йогурт", "yogurt*", "йогурт*", "yoghurt*"],
    ["sut", "молоко", "sut,suti", "молоко,молока", "milk"],
    ["guruch", "рис", "guruch*", "рис,риса", "rice"],
    ["yogʻ", "масло", "yogʻ,yogʻi", "масло,масла", "cooking_oil,olive_oil"],
    ["suv", "вода", "suv,suvi", "вода,воды", "mineral_water"],
    ["yongʻoq", "орехи", "yongʻoq*", "орех*", "nuts"],
  ],
  home: [
    ["choyshab toʻplami", "постельное бельё", "choyshab*", "постельн*_бель*", "bed_linen"],
    ["sochiq", "полотенце", "sochiq*", "полотенц*", "towel*"],
    ["yostiq", "подушка", "yostiq*", "подушк*", "pillow*"],
    ["adyol", "одеяло", "adyol*", "одеял*,плед*", "blanket*"],
    ["krujka", "кружка", "krujk*", "кружк*", "mug,mugs"],
    ["choynak", "чайник", "choynak*", "чайник*", "kettle*,teapot*"],
    ["tova", "сковорода", "tova,tovalar", "сковород*", "frying_pan*"],
    ["qozon", "казан", "qozon*", "казан*,кастрюл*", "saucepan*"],
    ["lampa", "лампа", "lampa*", "ламп*,светильник*", "lamp,lamps"],
    ["kreslo", "кресло", "kreslo*", "кресл*", "armchair*"],
    ["gul tuvagi", "цветочный горшок", "tuvak*,gul_tuvag*", "цветочн*_горш*,горшок", "flower_pot*,plant_pot*"],
  ],
  other: [
    ["oʻyinchoq", "игрушка", "oʻyinchoq*", "игрушк*", "toy,toys"],
    ["kitob", "книга", "kitob*", "книг*", "book,books"],
    ["toʻp", "мяч", "toʻp,toʻpi", "мяч,мячи", "football_ball"],
    ["boks qoʻlqopi", "боксёрские перчатки", "boks_qoʻlqop*", "бокс*_перчатк*", "boxing_gloves"],
  ],
};

export const products: Product[] = Object.entries(rows).flatMap(([category, list]) =>
  list.map(([uz, ru, inUz, inRu, inEn]) => ({ ...buildTerm(uz, ru, { uz: inUz, ru: inRu, en: inEn }), category })),
);

/** What kind of thing a text names, as far as its words are on the list. */
export function findProduct(text: string): Product | null {
  const spelled = spellUzbek(text);
  return products.find((product) => isNamedIn(product, spelled)) ?? null;
}
