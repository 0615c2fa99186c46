import { foldQuery, foldText } from "@/lib/search/fold-text";

type Findable = {
  businessName: string;
  legalName: string;
  phone: string;
  inn: string | null;
  users: { username: string; email: string }[];
};

/** More than anybody has: a row must stay small whatever a name holds. */
const mostWords = 300;

/**
 * What a partner is found by, folded. A phone is found by its beginning with and without 998 and by its last seven and
 * four digits. Personal numbers stay out: they are found by their keyed hash alone.
 */
export function listPartnerWords({ businessName, legalName, phone, inn, users }: Findable): string[] {
  const texts = [businessName, legalName, ...users.flatMap(({ username, email }) => [username, email])];
  const numbers = [phone, phone.slice(3), phone.slice(-7), phone.slice(-4), inn?.length === 9 ? inn : ""];
  const words = [...texts.flatMap(splitFolded), ...numbers].filter((word) => word !== "");
  return [...new Set(words)].slice(0, mostWords);
}

/** More are not needed to tell partners apart. */
const mostTyped = 6;

/** What is typed, in each way that it may be meant: beginnings of words, all of which a partner has. Null: nothing. */
export function readTyped(typed: string): string[][] | null {
  const digits = findDigits(typed);
  if (digits) return [[digits]];
  const readings = foldQuery(typed).map((key) => key.split(" ").slice(0, mostTyped));
  return readings.length > 0 ? readings : null;
}

/** A number in any spelling: "+998 (90) 123-45-67", "301 234 567". */
export function findDigits(typed: string): string | null {
  const digits = typed.replace(/[\s()+\-.\u00a0]/g, "");
  return /^\d{3,14}$/.test(digits) ? digits : null;
}

const splitFolded = (text: string) => foldText(text).split(" ");
