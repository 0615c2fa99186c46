import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { protectedWords } from "@/lib/i18n/cyrillic-words";
import { transliterateMessage, transliterateText, transliterateTree } from "@/lib/i18n/transliterate";

describe("words, by the orthography of 1956", () => {
  test.each([
    ["Mahsulotlar", "Маҳсулотлар"],
    ["soʻm", "сўм"],
    ["Joʻnatish muddati", "Жўнатиш муддати"],
    ["Bogʻlash", "Боғлаш"],
    ["yoʻl, yoʻq, Yoʻlda", "йўл, йўқ, Йўлда"],
    ["yetkazish, Yetkazildi", "етказиш, Етказилди"],
    ["yozuv, tayyor, kutayotgan", "ёзув, тайёр, кутаётган"],
    ["Yuborish, menyu", "Юбориш, меню"],
    ["Yana, yaxshi, qoʻyadi", "Яна, яхши, қўяди"],
    ["eʼlon, Eʼtibor, maʼlumot", "эълон, Эътибор, маълумот"],
    ["elektron, foe, Eski", "электрон, фоэ, Эски"],
    ["chiqish, Shu, CHIQISH, SHU", "чиқиш, Шу, ЧИҚИШ, ШУ"],
    ["Isʼhoq", "Исҳоқ"],
    ["ketsa, yetsa", "кетса, етса"],
    ["operatsiya, aksiya, kvitansiya, komissiya", "операция, акция, квитанция, комиссия"],
    ["litsenziya, versiya, jinsiy", "лицензия, версия, жинсий"],
    ["Parolni, rol, rolik, modullar", "Паролни, роль, ролик, модуллар"],
    ["obyekt, Kompyuterda", "объект, Компьютерда"],
    ["12-yanvar, iyul, sentabrdan", "12-январь, июль, сентябрдан"],
    ["STIR, JSHSHIR, MFO, QQS, YTT", "СТИР, ЖШШИР, МФО, ҚҚС, ЯТТ"],
    ["UZISH, YOʻQ", "УЗИШ, ЙЎҚ"],
    ["Profil, profilni, panel, ultra", "Профиль, профилни, панель, ультра"],
    ["kuryer, rayon, sirka, sirk, kanselyariya", "курьер, район, сирка, цирк, канцелярия"],
    ["Soliq rejimi", "Солиқ режими"],
    ["boʻyicha keyingi 5 ta", "бўйича кейинги 5 та"],
    ["e-pochta", "э-почта"],
  ])("%s", (latin, cyrillic) => {
    expect(transliterateText(latin)).toBe(cyrillic);
  });
});

describe("what is kept", () => {
  test.each([
    ["SellerCloudX, Uzum va Yandex Market", "SellerCloudX, Uzum ва Yandex Market"],
    ["Ozonda, Uzumning, Wildberriesdagi", "Ozonда, Uzumнинг, Wildberriesдаги"],
    ["API kaliti, SKUda, AI menejer, Api-Key", "API калити, SKUда, AI менежер, Api-Key"],
    ["tabrik, Tabriklaymiz", "табрик, Табриклаймиз"],
    ["Tab tugmasi", "Tab тугмаси"],
    ["https://seller.ozon.ru/app sahifasi", "https://seller.ozon.ru/app саҳифаси"],
    ["yordam@sellercloudx.uz ga yozing", "yordam@sellercloudx.uz га ёзинг"],
    ["masalan: zarina.savdo", "масалан: zarina.savdo"],
    ["SKU_READ va A–Z harflari", "SKU_READ ва A–Z ҳарфлари"],
    ["Facebook, Windows, Wi-Fi", "Facebook, Windows, Wi-Fi"],
    ["soliq.uz saytida", "soliq.uz сайтида"],
    ["Telegram esa, API parol, Ozon elektron", "Telegram эса, API пароль, Ozon электрон"],
    ["A tugmasi, U keldi", "A тугмаси, У келди"],
    ["", ""],
  ])("%s", (latin, cyrillic) => {
    expect(transliterateText(latin)).toBe(cyrillic);
  });
});

describe("messages of ICU keep their placeholders, choices and tags", () => {
  test.each([
    ["Salom, {name}", "Салом, {name}"],
    [
      "{count, plural, one {# ta yangi} other {# ta yangi}} bor",
      "{count, plural, one {# та янги} other {# та янги}} бор",
    ],
    ["{kind, select, yes {Ha, {name}} other {Yoʻq}}", "{kind, select, yes {Ҳа, {name}} other {Йўқ}}"],
    ["{n, number} dona, {at, date, medium}", "{n, number} дона, {at, date, medium}"],
    ["<link>Shartlar</link>ga roziman", "<link>Шартлар</link>га розиман"],
  ])("%s", (latin, cyrillic) => {
    expect(transliterateMessage(latin)).toBe(cyrillic);
  });
});

test("the languages' own names stay", () => {
  expect(transliterateTree({ til: "Til", languages: { uz: "Oʻzbekcha", en: "English" } })).toEqual({
    til: "Тил",
    languages: { uz: "Oʻzbekcha", en: "English" },
  });
});

/** Whatever is written into the Uzbek catalogue later: no word is left half in one script and half in the other. */
test("no word of the catalogue comes out in two scripts, names with an ending apart", () => {
  const folder = "lib/i18n/messages/uz";
  const texts = readdirSync(folder).flatMap((file) => leaves(JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))));
  const names = new RegExp(`^(${protectedWords.join("|")})`);
  const mixed = texts
    .map((text) => transliterateMessage(text).replace(/\{\w+/g, " "))
    .flatMap((text) => text.match(/[\p{L}ʻʼ]+/gu) ?? [])
    .filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word) && !names.test(word));
  expect(mixed).toEqual([]);
});

const leaves = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));
