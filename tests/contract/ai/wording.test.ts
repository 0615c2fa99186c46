import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analysePhoto } from "@/lib/ai/analyse-photo";
import { buildFactTable } from "@/lib/ai/fact-table";
import type { PhotoFacts } from "@/lib/ai/photo-facts";
import { writeCard } from "@/lib/ai/write-card";
import { getCardRules } from "@/lib/cards/card-rules";
import { checkCard } from "@/lib/cards/lint";
import { startAi } from "@/local/ai/start-ai";

const apiKey = "test-key";
let server: Awaited<ReturnType<typeof startAi>>;
beforeAll(async () => {
  server = await startAi({ apiKey, cacheDir: mkdtempSync(join(tmpdir(), "ai-")) });
});
afterAll(() => server.close());

const ai = () => ({ baseUrl: `${server.url}/v1`, apiKey, model: "any-name" });
const write = (given: Record<string, string>, photo: PhotoFacts | null = null) =>
  writeCard(ai(), { facts: buildFactTable({ given, photo }), marketplace: getCardRules("uzum") });

test.each([
  ["Qizil paxta futbolka", "Qizil paxta futbolka", "Красная хлопковая футболка"],
  ["Erkaklar futbolkasi Adidas", "Erkaklar futbolkasi adidas", "Мужская футболка adidas"],
  ["Ayollar uchun qora charm sumka", "Ayollar uchun qora charm sumka", "Женская чёрная кожаная сумка"],
  ["Bolalar qishki kurtkasi", "Bolalar qishki kurtkasi", "Детская зимняя куртка"],
  ["Erkaklar ko'ylagi, oq", "Erkaklar koʻylagi, oq", "Мужская рубашка, белая"],
  ["Ayollar yozgi koʻylagi", "Ayollar yozgi koʻylagi", "Женское летнее платье"],
  ["Ayollar uchun koʻk jinsi", "Ayollar uchun koʻk jinsi", "Женские синие джинсы"],
  ["Qora kepka Lonsdale", "Qora kepka Lonsdale", "Чёрная кепка Lonsdale"],
  ["Oq krossovka Nike, razmer 42", "Oq krossovka Nike, razmer 42", "Белые кроссовки Nike, размер 42"],
  ["Samsung Galaxy A15 smartfon", "Samsung Galaxy A15 smartfon", "Смартфон Samsung Galaxy A15"],
  ["Apple iPhone 15 uchun chexol", "Apple iPhone 15 uchun chexol", "Чехол для Apple iPhone 15"],
  ["USB-C kabel 1 m, oq", "USB-C kabel 1 m, oq", "Кабель USB-C 1 м, белый"],
  ["Simsiz quloqchin JBL", "Simsiz quloqchin JBL", "Беспроводные наушники JBL"],
  ["Stol chirogʻi, oq", "Stol chirogʻi, oq", "Настольная лампа, белая"],
  ["Olma sharbati 1 litr", "Olma sharbati, 1 l", "Яблочный сок, 1 л"],
  ["Apelsin sharbati Bogiston 0,5 l", "Apelsin sharbati Bogiston, 0,5 l", "Апельсиновый сок Bogiston, 0,5 л"],
  ["Meva sharbati 200 ml", "Meva sharbati, 200 ml", "Фруктовый сок, 200 мл"],
  ["APPLE JUICE 1L", "Olma sharbati, 1 l", "Яблочный сок, 1 л"],
  ["Vitamin C 500 mg, 60 tabletka", "Vitamin C 500 mg, 60 tabletka", "Витамин C 500 мг, 60 таблеток"],
  ["Soch uchun shampun Dove 400 ml", "Soch uchun shampun Dove, 400 ml", "Шампунь для волос Dove, 400 мл"],
  ["Zaytun sovuni 100 g", "Zaytun sovuni, 100 g", "Оливковое мыло, 100 г"],
  ["Ahmad Tea qora choy 100 paketcha", "Ahmad Tea qora choy 100 paketcha", "Чёрный чай Ahmad Tea, 100 пакетиков"],
  ["Devzira guruch 5 kg", "Devzira guruch, 5 kg", "Рис Devzira, 5 кг"],
  ["Мёд натуральный 1 кг", "Tabiiy asal, 1 kg", "Мёд натуральный, 1 кг"],
  ["Kofe Jacobs 95 g", "Kofe Jacobs, 95 g", "Кофе Jacobs, 95 г"],
  ["Футболка мужская adidas", "Erkaklar uchun futbolka adidas", "Футболка мужская adidas"],
  ["Красное хлопковое платье", "Qizil paxta koʻylak", "Красное хлопковое платье"],
  ["Яблочный сок Bogiston 1 л", "Olma sharbati Bogiston, 1 l", "Яблочный сок Bogiston, 1 л"],
  ["Кроссовки беговые розовые", "Yugurish uchun pushti krossovka", "Кроссовки беговые розовые"],
  ["Рубашка мужская в клетку", "Erkaklar uchun katakli koʻylak", "Рубашка мужская в клетку"],
  ["Витамин D3 2000 МЕ, 120 капсул", "Vitamin D3 2000 ME, 120 kapsula", "Витамин D3 2000 МЕ, 120 капсул"],
  ["NEW BALANCE RUNNING SHOES", "Krossovka New Balance", "Кроссовки New Balance"],
])("%s: %s / %s", async (name, uz, ru) => {
  const card = await write({ name });
  expect([card.uz?.title, card.ru?.title]).toEqual([uz, ru]);
  expect(card.uz?.bullets[0]?.source).toBe("given");
  expect(card.ru?.bullets[0]?.source).toBe("given");
  expect(checkCard(card, getCardRules("uzum")).filter(({ severity }) => severity === "blocking")).toEqual([]);
});

const seen = { source: "seen", confidence: 0.9, because: "printed" } as const;
const bare: PhotoFacts = {
  name: null,
  brand: null,
  barcode: null,
  printedText: [],
  colours: [{ name_uz: "qizil", name_ru: "красный", hex: "#d61f26", share: 0.8 }],
  category: null,
  quantity: null,
  weight: null,
  volume: null,
};
const ofKind = (value: NonNullable<PhotoFacts["category"]>["value"]): PhotoFacts => ({
  ...bare,
  category: { ...seen, value },
});

test.each([
  ["Krossovka Nike", ofKind("shoes"), "Krossovka Nike, qizil", "Кроссовки Nike, красные"],
  ["Krossovka", ofKind("shoes"), "Krossovka, qizil rang", "Кроссовки, цвет красный"],
  ["Qora krossovka Nike", ofKind("shoes"), "Qora krossovka Nike", "Чёрные кроссовки Nike"],
  ["Olma sharbati 1 l", ofKind("juice"), "Olma sharbati, 1 l", "Яблочный сок, 1 л"],
  ["Yuz uchun krem", ofKind("cosmetics"), "Yuz uchun krem", "Крем для лица"],
] as const)("a colour is told of goods, once, and of no pack: %s", async (name, photo, uz, ru) => {
  const card = await write({ name }, photo);
  expect([card.uz?.title, card.ru?.title]).toEqual([uz, ru]);
});

test("contents that the name and the pack state stand in the title once", async () => {
  const photo = { ...ofKind("juice"), volume: { value: "1 l", ...seen } };
  const card = await write({ name: "Olma sharbati 1 litr", brand: "Bogiston" }, photo);
  expect([card.uz?.title, card.ru?.title]).toEqual(["Bogiston olma sharbati, 1 l", "Яблочный сок Bogiston, 1 л"]);
});

const ownPhoto = fileURLToPath(new URL("../../../local/cli/demo/apple-juice.jpg", import.meta.url));

test.skipIf(!existsSync(ownPhoto))(
  "a carton of juice: the maker is not the fruit, the carton's green is no colour",
  async () => {
    const photo = new Uint8Array(readFileSync(ownPhoto));
    const facts = await analysePhoto(ai(), { photo, mediaType: "image/jpeg", hints: {} });
    expect(facts.brand).toMatchObject({ value: "Bogiston", source: "assumed" });
    expect(facts.name).toMatchObject({ value: "Olma sharbati", source: "seen" });
    const card = await write({ name: "Olma sharbati", brand: "Bogiston" }, facts);
    expect(card.uz).toMatchObject({
      title: "Bogiston olma sharbati, 1 l",
      description: "Olma sharbati, brendi – Bogiston. Hajmi: 1 l.",
    });
    expect(card.ru).toMatchObject({
      title: "Яблочный сок Bogiston, 1 л",
      description: "Яблочный сок, бренд – Bogiston. Объём: 1 л.",
    });
  },
);
