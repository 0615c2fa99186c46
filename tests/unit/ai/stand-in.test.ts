import { expect, test } from "vitest";
import { findJson } from "@/local/ai/find-json";
import { cleanLine } from "@/local/ai/look/clean-line";
import { findMeasures } from "@/local/ai/look/find-measures";
import { findBrand } from "@/local/ai/words/brands";
import { findProduct } from "@/local/ai/words/products";
import { reword } from "@/local/ai/words/reword";

test.each([
  ['{"a": 1}', { a: 1 }],
  ['Facts {not json}: {"a": "} \\" {"} and more', { a: '} " {' }],
  ["none", {}],
  ["{ open", {}],
])("the JSON in %s is found", (text, found) => {
  expect(findJson(text)).toEqual(found);
});

test.each([
  ["Erkaklar futbolkasi", "clothing.tshirt"],
  ["Ko'ylak ayollar uchun", "clothing.dress"],
  ["Кроссовки беговые", "shoes"],
  ["Kids T-shirt", "clothing.tshirt"],
  ["Apple Juice 1 l", "juice"],
  ["Крем для лица", "cosmetics"],
  ["Сокровище", undefined],
  ["Teapot lid", "home"],
])("%s is %s", (name, category) => {
  expect(findProduct(name)?.category).toBe(category);
});

test.each([
  ["ADIDAS ORIGINALS", "adidas"],
  ["loreal paris", "L'Oréal"],
  ["Nescafe Gold", "Nescafé"],
  ["head and shoulders", null],
  ["pineapple", null],
  ["Apple juice 1 L", null],
  ["Apple", "Apple"],
  ["Apple MacBook Air", "Apple"],
  ["Puma krossovka", "Puma"],
  ["Dove chocolate", null],
  ["Dove krem", "Dove"],
  ["Apple iPhone 15 uchun chexol", null],
  ["Orange juice", null],
  ["Shell", "Shell"],
])("the brand in %s is %s", (text, brand) => {
  expect(findBrand(text)).toBe(brand);
});

test.each([
  ["Футболка мужская adidas", "uz", "Erkaklar uchun futbolka adidas", false],
  ["Krem yuz uchun Nivea 50 ml", "ru", "Крем для лица Nivea 50 мл", false],
  ["Samsung Galaxy A15 smartfon", "ru", "Смартфон Samsung Galaxy A15", false],
  ["Штатив", "uz", "Shtativ", true],
  ["Koʻylak gulli", "ru", "Платье гулли", true],
  ["Футболка", "ru", "Футболка", false],
] as const)("%s in %s: %s", (text, language, worded, isGuessed) => {
  expect(reword(text, language)).toEqual({ text: worded, isGuessed });
});

const line = (text: string, height = 40) => ({ text, confidence: 0.9, height });

test("net contents are told from portions and doses", () => {
  const { weight, volume, quantity } = findMeasures([
    line("Vitamin E 268 mg"),
    line("365 Capsules"),
    line("на 100 г продукта", 90),
    line("100 г продукту містять"),
    line("Масса нетто: 0,5 кг"),
    line("Belki 11,6 g, yogʻ 30 g"),
    line("330 ml e"),
  ]);
  expect([weight?.value, volume?.value, quantity?.value]).toEqual(["0.5 kg", "330 ml", "365"]);
});

test("a second, different figure makes the larger print only half as sure", () => {
  const alone = findMeasures([line("500 g")]).weight;
  const doubtful = findMeasures([line("250 g"), line("500 g", 80)]).weight;
  expect(doubtful?.value).toBe("500 g");
  expect(doubtful?.confidence).toBeLessThan(alone?.confidence ?? 0);
});

test("specks beside words go, and a line of specks is no line", () => {
  const word = (text: string, confidence: number) => ({ text, confidence, bbox: { y0: 0, y1: 30 } });
  expect(cleanLine([word("Vitamin", 95), word("E", 90), word("|", 70), word("~", 20)])?.text).toBe("Vitamin E");
  expect(cleanLine([word("Vitamin", 95), word("=", 90), word("|", 70), word("~", 20)])).toBeNull();
  expect(cleanLine([word("Мun", 99), word("ШИА", 70)])).toBeNull();
  expect(cleanLine([])).toBeNull();
});
