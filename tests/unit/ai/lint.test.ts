import { describe, expect, test } from "vitest";
import type { CardCopy } from "@/lib/ai/card-text";
import { getCardRules } from "@/lib/cards/card-rules";
import { type CardFindingCode, checkCard } from "@/lib/cards/lint";

const ruCopy: CardCopy = {
  title: "Футболка мужская adidas, размер M",
  description: "Футболка из хлопка. Размер: M.",
  bullets: [{ fact: "size", text: "Размер: M", source: "given" }],
};
const uzCopy: CardCopy = {
  title: "Erkaklar futbolkasi adidas, oʻlchami M",
  description: "Paxtali futbolka. Oʻlchami: M.",
  bullets: [{ fact: "size", text: "Oʻlchami: M", source: "given" }],
};
const uzum = getCardRules("uzum");
const ozon = getCardRules("ozon");

const findRu = (change: Partial<CardCopy>, rules = ozon) =>
  checkCard({ uz: uzCopy, ru: { ...ruCopy, ...change } }, rules).filter((one) => one.language === "ru");
const codes = (found: { code: CardFindingCode }[]) => found.map((one) => one.code);

test("a good card has no finding anywhere", () => {
  for (const id of ["uzum", "wildberries", "yandex", "ozon"] as const) {
    expect(checkCard({ uz: uzCopy, ru: ruCopy }, getCardRules(id))).toEqual([]);
  }
});

describe("titles", () => {
  test.each([
    ["Футболка adidas", "too-few-words"],
    ["футболка мужская adidas", "no-capital-first"],
    ["Футболка мужская adidas – скидка", "stop-word"],
    ["Новинка: футболка мужская adidas", "stop-word"],
    ["Футболка мужская топ adidas", "stop-word"],
    ["Футболка мужская adidas №1", "forbidden-symbol"],
    ["Футболка мужская adidas!", "forbidden-symbol"],
    ["ФУТБОЛКА МУЖСКАЯ adidas", "caps-lock"],
    ["Футболка мужская adidas 🔥", "emoji"],
    ["Erkaklar futbolkasi adidas", "wrong-script"],
    ["Футболка мужская аdidas", "mixed-script"],
    ["Футболка мужская shop.uz", "contact-or-link"],
    ["Футболка <b>мужская</b> adidas", "markup"],
    ["", "missing"],
  ] as const)("%s: %s blocks at Uzum", (title, code) => {
    const found = findRu({ title }, uzum).filter((one) => one.severity === "blocking" && one.field === "title");
    expect(codes(found)).toContain(code);
  });

  test.each([
    "Топ женский летний, хлопок",
    "Кабель USB-C – Lightning, 1 м (чёрный)",
    "Витамин D3 5000 ME, 120 капсул",
    "Набор LEGO 4 x 100 шт",
    "Оригинальная форма: чайник 2 л",
  ])("%s: nothing blocks at Uzum", (title) => {
    const found = findRu({ title }, uzum).filter((one) => one.severity === "blocking" && one.code !== "facts-differ");
    expect(found.filter((one) => one.field === "title")).toEqual([]);
  });

  test("Uzum's own rules are advice elsewhere; its list of signs is shorter", () => {
    expect(findRu({ title: "Скидка № 1" }, ozon).filter((one) => one.severity === "blocking")).toEqual([]);
    expect(codes(findRu({ title: "Скидка № 1" }, ozon))).toContain("stop-word");
  });

  test.each([
    ["wildberries", 60],
    ["yandex", 256],
    ["ozon", 500],
  ] as const)("%s takes %d characters", (id, max) => {
    const rules = getCardRules(id);
    const title = (length: number) => "Футболка мужская ".padEnd(length, "а");
    expect(codes(findRu({ title: title(max) }, rules))).not.toContain("too-long");
    expect(codes(findRu({ title: title(max + 1) }, rules))).toContain("too-long");
  });
});

describe("texts", () => {
  test.each([
    ["Пишите на shop@mail.ru.", "contact-or-link", "blocking"],
    ["Звоните +998 90 123 45 67.", "contact-or-link", "blocking"],
    ["Наш канал @arzonshop здесь.", "contact-or-link", "blocking"],
    ["Смотрите https://example.com/x.", "contact-or-link", "blocking"],
    ["Текст <script>alert(1)</script> дальше.", "markup", "blocking"],
    ["Самая лучшая футболка.", "superlative", "advice"],
    ["Сегодня скидка на футболку.", "stop-word", "advice"],
    ["КУПИТЕ ФУТБОЛКУ СЕЙЧАС ЖЕ.", "caps-lock", "blocking"],
  ] as const)("%s: %s, %s", (description, code, severity) => {
    expect(findRu({ description })).toContainEqual({ code, severity, field: "description", language: "ru" });
  });

  test("an abbreviation or one loud brand is no shouting", () => {
    expect(codes(findRu({ description: "Кабель USB для SAMSUNG, длина указана." }))).toEqual([]);
  });

  test("an assumed bullet is pointed at", () => {
    const bullets = [{ fact: "size", text: "Размер: M", source: "assumed" as const }];
    expect(codes(findRu({ bullets }))).toEqual(["assumed-fact"]);
  });
});

describe("two languages", () => {
  const check = (uz: Partial<CardCopy>, ru: Partial<CardCopy> = {}) =>
    codes(checkCard({ uz: { ...uzCopy, ...uz }, ru: { ...ruCopy, ...ru } }, uzum));

  test("other facts or other numbers", () => {
    expect(check({ bullets: [] })).toContain("facts-differ");
    expect(check({ description: "Paxtali futbolka, 150 g." })).toContain("facts-differ");
    expect(check({ description: "Paxtali, 1.5 kg." }, { description: "Хлопок, 1,5 кг." })).toEqual([]);
  });

  test("Cyrillic in Uzbek, and quotes typed for its letters", () => {
    expect(check({ title: "Erkaklar футболка adidas" })).toContain("wrong-script");
    expect(check({ description: "O'lchami M." })).toEqual(["typed-apostrophe"]);
  });

  test("a missing language blocks where it is wanted", () => {
    expect(codes(checkCard({ uz: null, ru: ruCopy }, uzum))).toEqual(["missing"]);
    expect(checkCard({ uz: null, ru: ruCopy }, ozon)).toEqual([]);
  });
});
