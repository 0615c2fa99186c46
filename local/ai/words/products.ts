import { spellUzbek } from "./spell-uzbek.ts";
import { buildTerm, isNamedIn, type Term } from "./term.ts";

export type Product = Term & { category: string };

/** Of a vitamin with its letter ("Vitamin C", "Витамин D3") there is one; without it they are many. */
const letterOfVitamin = "(?=[\\s-]+[A-EK]\\d?\\d?(?![\\p{L}\\d]))";

/** uz, ru, stems in uz, ru, en. Phrases stand before the words they begin with. */
const rows: Record<string, [string, string, string, string, string][]> = {
  "clothing.tshirt": [
    ["futbolka", "футболка", "futbolk*", "футболк*", "t-shirt*,tshirt*,tee"],
    ["mayka", "майка", "mayk*", "майк*", "tank_top*"],
  ],
  "clothing.dress": [
    ["sarafan", "сарафан", "sarafan*", "сарафан*", "sundress*"],
    ["koʻylak", "платье", "koʻylak*,koʻylag*", "плать*", "dress,dresses"],
  ],
  "clothing.other": [
    ["rubashka", "рубашка", "rubashk*", "рубаш*", "shirt,shirts"],
    ["jinsi", "джинсы", "jinsi_shim*,jinsi*,djinsi*", "джинс*", "jeans"],
    ["shorti", "шорты", "shorti*,shortik*", "шорт*", "shorts"],
    ["shim", "брюки", "shim,shimlar", "брюк*,штан*", "trousers,pants"],
    ["kurtka", "куртка", "kurtk*", "куртк*", "jacket*"],
    ["longsliv", "лонгслив", "longsliv*", "лонгслив*", "longsleeve*"],
    ["palto", "пальто", "palto*", "пальто", "coat,coats"],
    ["yubka", "юбка", "yubk*", "юбк*", "skirt*"],
    ["sviter", "свитер", "sviter*", "свитер*,джемпер*", "sweater*,jumper*"],
    ["xudi", "худи", "xudi*", "худи,толстовк*", "hoodie*"],
    ["kostyum", "костюм", "kostyum*", "костюм*", "suit,tracksuit*"],
    ["paypoq", "носки", "paypoq*", "носк*,носок", "socks"],
    ["pijama", "пижама", "pijam*", "пижам*", "pyjama*,pajama*"],
  ],
  shoes: [
    ["krossovka", "кроссовки", "krossovk*,krasovk*", "кроссовк*", "sneaker*,running_shoe*"],
    ["kedi", "кеды", "kedi,keda,kedalar", "кеды,кед", ""],
    ["tufli", "туфли", "tufli*", "туфл*", "shoes,shoe"],
    ["etik", "сапоги", "etik,etiklar", "сапог*", "boots"],
    ["botinka", "ботинки", "botink*", "ботин*", ""],
    ["shippak", "тапочки", "shippak*,tapochk*", "тапоч*,шлеп*,шлёп*", "slipper*,clogs"],
    ["sandal", "сандалии", "sandal*", "сандал*", "sandals"],
  ],
  accessory: [
    ["ryukzak", "рюкзак", "ryukzak*", "рюкзак*", "backpack*"],
    ["sumka", "сумка", "sumk*,sumkacha*", "сумк*", "bag,bags,handbag*"],
    ["hamyon", "кошелёк", "hamyon*", "кошел*,портмоне", "wallet*"],
    ["kamar", "ремень", "kamar*", "ремень,ремни", "belt,belts"],
    ["kepka", "кепка", "kepk*", "кепк*,бейсболк*", "cap,baseball_cap"],
    ["shapka", "шапка", "shapk*", "шапк*", "beanie*"],
    ["sharf", "шарф", "sharf*", "шарф*", "scarf"],
    ["smart soat", "смарт-часы", "smart_soat*", "смарт-часы,умн*_час*", "smart_watch*,smartwatch*"],
    ["soat", "часы", "soat,soati,soatlar", "часы,часов", "watch,watches"],
    ["koʻzoynak", "очки", "koʻzoynak*", "очки,очков", "sunglasses"],
  ],
  electronics: [
    ["chexol", "чехол", "chexol*,gʻilof*", "чехол*,чехл*", "phone_case*,case"],
    ["smartfon", "смартфон", "smartfon*", "смартфон*", "smartphone*"],
    ["telefon", "телефон", "telefon*", "телефон*", "phone,phones"],
    ["quloqchin", "наушники", "quloqchin*,naushnik*", "наушник*", "headphone*,earphone*,earbuds"],
    ["noutbuk", "ноутбук", "noutbuk*", "ноутбук*", "laptop*"],
    ["planshet", "планшет", "planshet*", "планшет*", "tablet_pc"],
    ["klaviatura", "клавиатура", "klaviatur*", "клавиатур*", "keyboard*"],
    ["sichqoncha", "мышь", "sichqoncha*", "мышь,мышк*", ""],
    [
      "zaryadlovchi qurilma",
      "зарядное устройство",
      "zaryadlovchi_qurilma*,zaryadlovchi*,zaryadnik*",
      "зарядн*_устройств*,зарядк*",
      "charger*",
    ],
    ["kabel", "кабель", "kabel*", "кабел*", "cable,cables"],
    ["powerbank", "внешний аккумулятор", "powerbank*,pauerbank*", "повербанк*,пауэрбанк*", "power_bank*"],
    ["kamera", "камера", "kamera*", "камер*,фотоаппарат*", "camera*"],
    [
      "elektr choynak",
      "электрический чайник",
      "elektr_choynak*",
      "электрочайник*,электрическ*_чайник*",
      "electric_kettle*",
    ],
    ["pult", "пульт", "pult,pulti", "пульт*", ""],
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
    ["vitamin", "витамин", `vitamin${letterOfVitamin}`, `витамин${letterOfVitamin}`, ""],
    ["vitaminlar", "витамины", "vitamin*", "витамин*", "vitamin,vitamins"],
    ["kollagen", "коллаген", "kollagen*", "коллаген*", "collagen"],
    ["omega-3", "омега-3", "omega-3", "омега-3", "fish_oil"],
    ["protein", "протеин", "protein*", "протеин*", "whey*"],
    [
      "oziq-ovqat qoʻshimchasi",
      "пищевая добавка",
      "oziq-ovqat_qoʻshimcha*,ozuqa_qoʻshimcha*",
      "пищев*_добавк*",
      "food_supplement*,dietary_supplement*",
    ],
  ],
  juice: [
    ["sharbat", "сок", "sharbat*", "сок,соки,соков", "juice,juices"],
    ["nektar", "нектар", "nektar*", "нектар*", "nectar*"],
  ],
  food: [
    ["koʻk choy", "зелёный чай", "koʻk_choy,koʻk_choyi", "зел[её]н*_чай", "green_tea"],
    ["kungaboqar yogʻi", "подсолнечное масло", "kungaboqar_yogʻ*", "подсолн*_масл*", "sunflower_oil"],
    ["zaytun yogʻi", "оливковое масло", "zaytun_yogʻ*", "оливк*_масл*", "olive_oil"],
    ["sariyogʻ", "сливочное масло", "sariyogʻ*", "сливочн*_масл*", "butter"],
    ["shokolad", "шоколад", "shokolad*", "шоколад*", "chocolate*"],
    ["choy", "чай", "choy,choyi,choylar", "чай,чая", "tea"],
    ["kofe", "кофе", "kofe,kofesi,qahva*", "кофе", "coffee"],
    ["asal", "мёд", "asal,asali", "мёд,мед,меда", "honey"],
    ["murabbo", "варенье", "murabbo*", "варень*,джем,джема", "jam,jams"],
    ["pechenye", "печенье", "pechen*", "печень*", "biscuit*,cookie*,cracker*"],
    ["chips", "чипсы", "chips*,chipsi*", "чипс*", "crisps"],
    ["yogurt", "йогурт", "yogurt*", "йогурт*", "yoghurt*"],
    ["sut", "молоко", "sut,suti", "молоко,молока", "milk"],
    ["un", "мука", "un,uni", "мука,муки", "flour"],
    ["shakar", "сахар", "shakar*", "сахар,сахара", "sugar"],
    ["tuz", "соль", "tuz,tuzi", "соль,соли", "salt"],
    ["makaron", "макароны", "makaron*", "макарон*", "pasta"],
    ["guruch", "рис", "guruch*", "рис,риса", "rice"],
    ["yogʻ", "масло", "yogʻ,yogʻi", "масло,масла", "cooking_oil"],
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
    [
      "stol chirogʻi",
      "настольная лампа",
      "stol_chirogʻ*,stol_lampa*",
      "настольн*_ламп*,ламп*_настольн*",
      "desk_lamp*,table_lamp*",
    ],
    ["chiroq", "лампа", "chiroq,chirogʻi,chiroqlar,lampa*", "ламп*,светильник*", "lamp,lamps"],
    ["idish", "посуда", "idish,idishlar", "посуд*", "dishes"],
    ["pichoq", "нож", "pichoq,pichogʻi", "нож,ножи,ножей", "knife"],
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
  const found = products.find((product) => isNamedIn(product, spelled));
  return found ? settleProduct(found, spelled) : null;
}

const forMen = /(?<!\p{L})(?:erkak|oʻgʻil|мужск|для мужчин|для мальчик)/iu;

/** A "koʻylak" is a dress, and of men a shirt. */
export function settleProduct(product: Product, text: string): Product {
  if (product.uz !== "koʻylak" && product.uz !== "rubashka") return product;
  if (!forMen.test(text)) return product;
  return { ...product, uz: "koʻylak", ru: "рубашка", category: "clothing.other" };
}
