import { dropInvisible } from "@/lib/partners/drop-invisible";

/**
 * A company has a STIR of nine digits. A person's number is the PINFL of fourteen: since 1 July 2021 it is the tax
 * number of sole proprietors and of the self-employed too.
 */
export const legalForms = ["LLC", "SOLE_PROPRIETOR", "SELF_EMPLOYED"] as const;
export type LegalForm = (typeof legalForms)[number];
export type TaxNumberKind = "stir" | "pinfl";

export const taxNumberKind = (form: LegalForm): TaxNumberKind => (form === "LLC" ? "stir" : "pinfl");

/** Pasted spaces, dashes, invisible marks and full-width digits are no fault. */
export const cleanTaxNumber = (text: string): string =>
  dropInvisible(text.normalize("NFKC")).replace(/[\s\p{Pd}−.]/gu, "");

/**
 * Null when it can be right. `length`: not the digits of this kind; `same`: one digit nine times; `date`: nobody was born
 * that day, as there is none or it has not come. No checksum is known for a STIR, so none is checked.
 */
export function findTaxNumberFault(digits: string, kind: TaxNumberKind, now: Date): "length" | "same" | "date" | null {
  if (!(kind === "stir" ? /^\d{9}$/ : /^\d{14}$/).test(digits)) return "length";
  if (kind === "stir") return new Set(digits).size > 1 ? null : "same";
  const birthday = findBirthday(digits);
  return birthday && birthday <= now ? null : "date";
}

/**
 * PINFL's last digit: weights 7, 3, 1 over the first thirteen, the sum modulo ten (Cabinet decision 177, 2022-04-12).
 * A doubt and no fault, since printed samples disagree: applicant and administrator are told, nobody is stopped.
 */
export function hasDoubtfulCheckDigit(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  const [...parts] = digits;
  const sum = parts
    .slice(0, 13)
    .reduce((total, digit, index) => total + Number(digit) * ([7, 3, 1][index % 3] ?? 0), 0);
  return sum % 10 !== Number(parts[13]);
}

/** A STIR is public and shown whole; of a person's number the end alone. Null where none was given. */
export function showTaxNumber({ inn, pinflEnd }: { inn: string | null; pinflEnd: string }): string | null {
  if (pinflEnd) return `•••• ${pinflEnd}`;
  // Fourteen digits that the hourly job has not sealed yet.
  return inn?.length === 14 ? `•••• ${inn.slice(-4)}` : inn;
}

/** Digit 1 tells sex and century (1 and 2: 1800s … 5 and 6: 2000s), digits 2 to 7 are DDMMYY. */
function findBirthday(pinfl: string): Date | null {
  const first = Number(pinfl[0]);
  if (first < 1 || first > 6) return null;
  const [day = 0, month = 0, year = 0] = [pinfl.slice(1, 3), pinfl.slice(3, 5), pinfl.slice(5, 7)].map(Number);
  const date = new Date(Date.UTC(1800 + 100 * Math.floor((first - 1) / 2) + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}
