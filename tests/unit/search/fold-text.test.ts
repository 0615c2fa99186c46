import { describe, expect, test } from "vitest";
import { foldQuery, foldText } from "@/lib/search/fold-text";

describe("all spellings of a word have one key", () => {
  test.each([
    ["telefon", ["telefon", "TELEFON", "телефон", "Телефон", " telefon  "]],
    ["oshona", ["oshxona", "oshhona", "ошхона", "oshona"]],
    ["kolbola gilam", ["qoʻlbola gilam", "qo'lbola gilam", "qolbola gilam", "qo‘lbola gilam", "қўлбола гилам"]],
    ["gisht", ["gʻisht", "g`isht", "g’isht", "gisht", "ғишт"]],
    ["elka", ["ёлка", "елка", "yolka", "Yelka"]],
    ["etkazib berish", ["yetkazib berish", "етказиб бериш"]],
    ["konsert", ["konsert", "концерт"]],
    ["lisenziya", ["litsenziya", "лицензия"]],
    ["choynak", ["choynak", "чойнак", "çoynak"]],
    ["sh it", ["щ ит", "shch it", "ş it"]],
    ["jinsi", ["jinsi", "джинси", "жинси", "zhinsi"]],
    ["hotin", ["xotin", "hotin", "хотин", "khotin"]],
    ["koka kola", ["Coca-Cola", "кока кола", "coca cola", "Koka—kola"]],
    ["filips", ["Philips", "Филипс"]],
    ["tayer", ["tayyor", "тайёр"]],
    ["kompyuter", ["kompyuter", "компьютер"]],
    ["obekt", ["obʼyekt", "объект", "ob'ekt"]],
    ["manoli", ["maʼnoli", "маъноли", "manoli"]],
    ["krem 50 ml", ["Krem 50 ml", "крем 50 мл", "KREM, 50-ml"]],
    ["kafe", ["café", "кафе", "kafe"]],
    ["4780022331102", ["4780022331102"]],
    ["iz 7 chp", ["ИЗ-7/чп"]],
  ])("%s", (key, written) => {
    for (const text of written) expect(foldText(text), text).toBe(key);
  });
});

test("digits are never folded together", () => {
  expect(foldText("SKU-1001")).toBe("sku 1001");
  expect(foldText("11")).not.toBe(foldText("1"));
});

test("what is not a letter or digit leaves no key", () => {
  for (const text of ["", "   ", "—…!", "ʼ", "\u0301", "\ud800"]) expect(foldText(text).replace("\ufffd", "")).toBe("");
});

describe("a wrong keyboard layout is an alternative", () => {
  test.each([
    ["ntktajy", "telefon"],
    ["еудуащт", "telefon"],
    ["Rhjccjdrb", "krosovki"],
    [";tycrbq", "jenskiy"],
    ["ghjljkf,jkmit", "prodolabolshe"],
    ["ашдьл", "filmk"],
  ])("%s may be %s", (typed, meant) => {
    expect(foldQuery(typed)).toContain(meant);
  });

  test("the text as typed comes first, and nothing twice", () => {
    expect(foldQuery("telefon")[0]).toBe("telefon");
    expect(foldQuery("1001")).toEqual(["1001"]);
    expect(foldQuery(" ")).toEqual([]);
  });
});
