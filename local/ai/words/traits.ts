import { buildTerm, type Term } from "./term.ts";

/**
 * What a name says about goods beside their kind. `ru` is an adjective in its dictionary form or a phrase that follows
 * the noun; `alone` is how both languages say it where no noun stands beside it. The kinds are in the order in which
 * they stand before the noun.
 */
export const traitKinds = ["who", "season", "colour", "feature", "material", "purpose", "flavour"] as const;
export type Trait = Term & { kind: (typeof traitKinds)[number]; alone: { uz: string; ru: string } };

/** uz, ru, stems in uz, ru, en, then how it is said alone in ru and uz, where that differs. */
type Row = [string, string, string, string, string, string?, string?];
const rows: Record<Trait["kind"], Row[]> = {
  who: [
    [
      "erkaklar uchun",
      "мужской",
      "erkaklar_uchun,erkak,erkaklar",
      "для_мужчин,мужск*",
      "for_men,men's,mens",
      "для мужчин",
    ],
    [
      "ayollar uchun",
      "женский",
      "ayollar_uchun,ayol,ayollar",
      "для_женщин,женск*",
      "for_women,women's,womens",
      "для женщин",
    ],
    ["oʻgʻil bolalar uchun", "для мальчиков", "oʻgʻil_bola*_uchun,oʻgʻil_bolalar", "для_мальчик*", "for_boys,boys"],
    ["qiz bolalar uchun", "для девочек", "qizlar_uchun,qiz_bolalar_uchun,qizlar", "для_девоч*", "for_girls,girls"],
    [
      "bolalar uchun",
      "детский",
      "bolalar_uchun,bolalar",
      "для_детей,детск*",
      "for_kids,kids,kid's,children's",
      "для детей",
    ],
  ],
  season: [
    ["yozgi", "летний", "yozgi,yozlik", "летн(?:ий|яя|ее|ие)", "summer", "на лето"],
    ["qishki", "зимний", "qishki,qishlik", "зимн(?:ий|яя|ее|ие)", "winter", "на зиму"],
    ["kuzgi", "осенний", "kuzgi,kuzlik", "осенн(?:ий|яя|ее|ие)", "autumn"],
    ["bahorgi", "весенний", "bahorgi,bahorlik", "весенн(?:ий|яя|ее|ие)", ""],
  ],
  colour: [
    ["toʻq koʻk", "тёмно-синий", "toʻq_koʻk", "т[её]мно-син(?:ий|яя|ее|ие)", "navy,dark_blue"],
    ["toʻq qizil", "бордовый", "toʻq_qizil", "бордов*", "burgundy"],
    ["toʻq sariq", "оранжевый", "toʻq_sariq", "оранжев*", ""],
    ["marjon rang", "коралловый", "marjon_rang*", "кораллов*", "coral"],
    ["firuza rang", "бирюзовый", "firuza_rang*,firuza", "бирюзов*", "turquoise,teal"],
    ["qora", "чёрный", "qora", "ч[её]рн(?:ый|ая|ое|ые)", "black"],
    ["oq", "белый", "oq", "бел(?:ый|ая|ое|ые)", "white"],
    ["qizil", "красный", "qizil", "красн(?:ый|ая|ое|ые)", "red"],
    ["koʻk", "синий", "koʻk", "син(?:ий|яя|ее|ие)", "blue"],
    ["yashil", "зелёный", "yashil", "зел[её]н(?:ый|ая|ое|ые)", "green"],
    ["sariq", "жёлтый", "sariq", "ж[её]лт(?:ый|ая|ое|ые)", "yellow"],
    ["kulrang", "серый", "kulrang", "сер(?:ый|ая|ое|ые)", "grey,gray"],
    ["pushti", "розовый", "pushti", "розов(?:ый|ая|ое|ые)", "pink"],
    ["jigarrang", "коричневый", "jigarrang", "коричнев*", "brown"],
    ["bej", "бежевый", "bej", "бежев*", "beige"],
    ["havorang", "голубой", "havorang", "голуб(?:ой|ая|ое|ые)", "light_blue"],
    ["binafsharang", "фиолетовый", "binafsharang,binafsha", "фиолетов*", "purple,violet"],
  ],
  feature: [
    ["simsiz", "беспроводной", "simsiz", "беспроводн*", "wireless"],
    ["sport", "спортивный", "sport,sportcha", "спортивн*", "sports,sport", "для спорта", "sport uchun"],
    ["klassik", "классический", "klassik", "классическ*", "classic"],
    ["uzun yengli", "с длинным рукавом", "uzun_yengli,uzun_yeng", "с_длинн*_рукав*", "long_sleeve*"],
    ["kalta yengli", "с коротким рукавом", "kalta_yengli,kalta_yeng", "с_коротк*_рукав*", "short_sleeve*"],
    ["katakli", "в клетку", "katakli,katak", "в_клетк*,клетчат*", "plaid,checked"],
    ["yoʻl-yoʻl", "в полоску", "yoʻl-yoʻl", "в_полоск*,полосат*", "striped"],
    ["oq nuqtali", "в белый горошек", "oq_nuqtali", "в_бел*_горош*", ""],
    ["nuqtali", "в горошек", "nuqtali", "в_горош*", "polka_dot"],
    ["kapyushonli", "с капюшоном", "kapyushonli", "с_капюшон*", "hooded"],
    ["tabiiy", "натуральный", "tabiiy", "натуральн*", "natural"],
    ["organik", "органический", "organik", "органическ*", "organic"],
    ["issiq", "тёплый", "issiq", "т[её]пл(?:ый|ая|ое|ые)", "warm"],
    ["yengil", "лёгкий", "yengil", "л[её]гк(?:ий|ая|ое|ие)", "light"],
    ["yumshoq", "мягкий", "yumshoq", "мягк(?:ий|ая|ое|ие)", "soft"],
    ["katta", "большой", "katta", "больш(?:ой|ая|ое|ие)", "large,big"],
    ["kichik", "маленький", "kichik", "маленьк*", "small"],
    ["namlovchi", "увлажняющий", "namlovchi,namlantiruvchi", "увлажняющ*", "moisturizing,moisturising"],
  ],
  material: [
    ["paxta", "хлопковый", "paxta,paxtali,paxtadan", "хлопков*,хлоп(?:ок|ка),из_хлопка", "cotton", "хлопок"],
    ["poliester", "из полиэстера", "poliester,poliesterdan", "полиэстер,из_полиэстера", "polyester", "полиэстер"],
    ["jun", "шерстяной", "jun,jundan,junli", "шерст*,из_шерсти", "wool,woolen", "шерсть"],
    ["ipak", "шёлковый", "ipak,ipakdan,ipakli", "ш[её]лк*,из_ш[её]лка", "silk", "шёлк"],
    ["zigʻir", "льняной", "zigʻir", "льнян*,л[её]н,из_льна", "linen", "лён"],
    ["charm", "кожаный", "charm,charmdan,teri", "кожан*,кожа,из_кожи", "leather", "кожа"],
    ["denim", "джинсовый", "denim,jinsi(?=[\\s-]+(?:kurtk|shorti|yubk))", "джинсов*", "denim"],
    ["silikon", "силиконовый", "silikon,silikonli,silikondan", "силикон*", "silicone", "силикон"],
    ["plastik", "пластиковый", "plastik,plastikdan", "пластик*", "plastic", "пластик"],
    ["yogʻoch", "деревянный", "yogʻoch,yogʻochdan", "деревянн*,дерево", "wooden,wood", "дерево"],
    ["metall", "металлический", "metall,metalldan", "металл*", "metal", "металл"],
    ["shisha", "стеклянный", "shisha,shishadan", "стекл*", "glass", "стекло"],
    ["keramika", "керамический", "keramika,keramik,sopol", "керамик*,керамическ*", "ceramic*", "керамика"],
  ],
  purpose: [
    ["uy uchun", "для дома", "uy_uchun", "для_дома", "for_home"],
    ["oshxona uchun", "для кухни", "oshxona_uchun", "для_кухни", "kitchen"],
    ["yuz uchun", "для лица", "yuz_uchun", "для_лица", "face"],
    ["qoʻl uchun", "для рук", "qoʻl_uchun,qoʻllar_uchun", "для_рук", "hand"],
    ["tana uchun", "для тела", "tana_uchun", "для_тела", "body"],
    ["soch uchun", "для волос", "soch_uchun,sochlar_uchun", "для_волос", "hair"],
    ["telefon uchun", "для телефона", "telefon_uchun,telefonga", "для_телефон*", "phone(?=[\\s-]+case)"],
    ["noutbuk uchun", "для ноутбука", "noutbuk_uchun", "для_ноутбук*", "laptop(?=[\\s-]+(?:bag|sleeve))"],
    ["avtomobil uchun", "для автомобиля", "avtomobil_uchun,mashina_uchun", "для_автомобил*,для_машины", ""],
    ["yugurish uchun", "беговой", "yugurish_uchun", "для_бега,бегов*", "running", "для бега"],
  ],
  flavour: [
    ["olma", "яблочный", "olma,olmali", "яблоч*,яблок*", "apple,apples", "яблоко"],
    ["apelsin", "апельсиновый", "apelsin,apelsinli", "апельсин*", "orange,oranges", "апельсин"],
    ["meva", "фруктовый", "meva,mevali", "фрукт*", "fruit", "фрукты"],
    ["koʻp mevali", "мультифруктовый", "multimeva,multifrukt", "мультифрукт*", "multifruit"],
    ["anor", "гранатовый", "anor,anorli", "гранат*", "pomegranate", "гранат"],
    ["uzum", "виноградный", "uzum,uzumli", "виноград*", "grape,grapes", "виноград"],
    ["shaftoli", "персиковый", "shaftoli,shaftolili", "персик*", "peach", "персик"],
    ["oʻrik", "абрикосовый", "oʻrik,oʻrikli", "абрикос*", "apricot", "абрикос"],
    ["gilos", "черешневый", "gilos,gilosli", "черешн*", "", "черешня"],
    ["olcha", "вишнёвый", "olcha,olchali", "вишн*", "cherry", "вишня"],
    ["qulupnay", "клубничный", "qulupnay,qulupnayli", "клубни*", "strawberry", "клубника"],
    ["malina", "малиновый", "malina,malinali", "малин*", "raspberry", "малина"],
    ["greypfrut", "грейпфрутовый", "greypfrut,greypfrutli", "грейпфрут*", "grapefruit", "грейпфрут"],
    ["mandarin", "мандариновый", "mandarin,mandarinli", "мандарин*", "mandarin,tangerine", "мандарин"],
    ["zaytun", "оливковый", "zaytun,zaytunli", "оливк*", "olive", "оливки"],
    ["limon", "лимонный", "limon,limonli", "лимон*", "lemon", "лимон"],
    ["mango", "манговый", "mango,mangoli", "манго*", "mango", "манго"],
    ["ananas", "ананасовый", "ananas,ananasli", "ананас*", "pineapple", "ананас"],
    ["pomidor", "томатный", "pomidor,tomat", "томат*", "tomato", "томат"],
    ["sabzi", "морковный", "sabzi,sabzili", "морков*", "carrot", "морковь"],
    ["vanil", "ванильный", "vanil,vanilli", "ваниль*", "vanilla", "ваниль"],
    ["sutli", "молочный", "sutli", "молочн*", "milk(?=[\\s-]+chocolate)"],
  ],
};

export const traits: Trait[] = traitKinds.flatMap((kind) =>
  rows[kind].map(([uz, ru, inUz, inRu, inEn, aloneRu, aloneUz]) => ({
    ...buildTerm(uz, ru, { uz: inUz, ru: inRu, en: inEn }),
    kind,
    alone: { uz: aloneUz ?? uz, ru: aloneRu ?? ru },
  })),
);

/** Words that stand as they are, whatever is beside them. */
export const plainWords: Term[] = [
  ["Oʻzbekiston", "Узбекистан", "oʻzbekiston*", "узбекистан*", "uzbekistan"],
  ["Xitoy", "Китай", "xitoy*", "китай,китая", "china"],
  ["Turkiya", "Турция", "turkiya*", "турци*", "turkey,turkiye"],
  ["oʻlchami", "размер", "oʻlcham*,razmer*", "размер*", "size"],
  ["va", "и", "va", "и", "and"],
].map(([uz = "", ru = "", inUz = "", inRu = "", inEn = ""]) => buildTerm(uz, ru, { uz: inUz, ru: inRu, en: inEn }));
