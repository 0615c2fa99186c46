import data from "@/lib/auth/common-passwords.json";
import { normalisePhone } from "@/lib/partners/phone";

/**
 * What attackers try first: words of three languages and of this product with a few digits or signs around them, runs
 * over a keyboard, dates and phone numbers. A list of whole passwords would miss next year's "parol2027".
 */
const words = new Set(Object.values(data.words).flatMap((line) => line.split(" ")));
const rows = data.rows.flatMap((row) => [row, [...row].reverse().join("")]);

/** Digits and signs around a word that still make it a common one. */
const mostAround = 6;

export function isCommonPassword(password: string): boolean {
  const folded = fold(password);
  if (new Set(folded).size < 3) return true;
  if (isRun(folded) || isDate(folded) || normalisePhone(folded) !== null) return true;
  return listCores(folded).some(isCommonCore);
}

/** One's own name, address or shop, with little around it, is the first guess of whoever knows them. */
export function isMadeOf(password: string, own: string[]): boolean {
  const names = own.flatMap((name) => [fold(name), fold(name.split("@")[0] ?? "")]).map(lettersAndDigits);
  const folded = fold(password);
  return names.some((name) => {
    if (name.length < 4) return false;
    const rest = lettersAndDigits(folded).replace(name, "");
    return rest.length < lettersAndDigits(folded).length && rest.length <= mostAround;
  });
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** The password, and its word without what stands around it, as typed and with the usual stand-ins for letters read back. */
function listCores(folded: string): string[] {
  const near = (core: string) => core.length > 0 && folded.length - core.length <= mostAround;
  const words = [folded, trim(folded), readBack(folded), trim(readBack(folded)), readBack(trim(folded))];
  return words.filter(near).map(lettersAndDigits);
}

const trim = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
const readBack = (text: string) =>
  [...text].map((sign) => data.standIns[sign as keyof typeof data.standIns] ?? sign).join("");

function isCommonCore(core: string): boolean {
  if (words.has(core) || isRun(core)) return true;
  // The same word twice, or two common words in a row.
  return [...core].some((_, at) => at > 2 && words.has(core.slice(0, at)) && words.has(core.slice(at)));
}

/** Neighbours on a keyboard or in the alphabet, three or more at a time: "qwertyui", "1qaz2wsx", "abcd1234". */
function isRun(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    let length = 0;
    while (at + length < text.length && rows.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
    if (length < 3) return false;
    at += length;
  }
  return text.length > 0;
}

/** Eight digits: a birthday, whichever end the year stands at. */
function isDate(text: string): boolean {
  const digits = text.replace(/[.\-/]/g, "");
  if (!/^\d{8}$/.test(digits)) return false;
  const parts = (year: string, month: string, day: string) =>
    /^(19|20)/.test(year) && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  const [a, b, c, d] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), digits.slice(4)];
  return parts(a, b, c) || parts(d, a.slice(2), a.slice(0, 2)) || parts(d, a.slice(0, 2), a.slice(2));
}
