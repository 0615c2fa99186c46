import { describe, expect, test } from "vitest";
import { isCommonPassword, isMadeOf } from "@/lib/auth/common-passwords";

describe("what attackers try first", () => {
  test.each([
    "12345678",
    "1234567890",
    "87654321",
    "password1",
    "P@ssw0rd",
    "Passw0rd!!",
    "qwertyui",
    "qwerty12345",
    "1qaz2wsx",
    "1q2w3e4r",
    "zxcvbnm123",
    "abcdefgh",
    "abcd1234",
    "йцукенгш",
    "пароль123",
    "gfhjkm2024",
    "Toshkent2025",
    "oʻzbekiston",
    "Oʻzbekiston1",
    "parolparol",
    "parol2027!",
    "sellercloudx",
    "SellerCloudX1",
    "uzum1234",
    "wildberries",
    "iloveyou",
    "salom12345",
    "aaaaaaaaaaaa",
    "abababababab",
    "12!parol!3",
    "25121999",
    "19991225",
    "25.12.1999",
    "998901234567",
    "+998 90 123 45 67",
    "90 123 45 67",
  ])("%j is common", (password) => expect(isCommonPassword(password)).toBe(true));

  test.each([
    "olma anor behi",
    "toʻgʻri ot batareya",
    "correct horse battery",
    "qora mushuk 7 tom",
    "xK9#vTq2Lm",
    "parol emas bu uzun gap",
    "пять синих слонов",
    "tashkent metro blue door",
    "84739201756",
    "zarina-non-yopdi",
  ])("%j is none of them", (password) => expect(isCommonPassword(password)).toBe(false));
});

describe("made of one's own words", () => {
  const own = ["zarina.savdo", "zarina.karimova@pochta.uz", "Bogʻiston Savdo"];
  test.each([
    ["zarina.savdo", true],
    ["ZarinaSavdo1", true],
    ["zarina.karimova99", true],
    ["Bogʻiston Savdo!", true],
    ["zarina.savdo bozorga ketdi", false],
    ["olma anor behi", false],
  ])("%j: %s", (password, isOwn) => expect(isMadeOf(password, own)).toBe(isOwn));

  test("words of three letters are in many passwords", () => expect(isMadeOf("ali bobo 99", ["ali"])).toBe(false));
});
