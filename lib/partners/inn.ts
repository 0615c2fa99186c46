/** Nine digits are a company's STIR, fourteen a person's PINFL. */
type InnFault = "digits" | "date";

/** Null when it can be right. No checksum is known for a STIR, so none is checked. */
export function findInnFault(inn: string): InnFault | null {
  if (/^\d{9}$/.test(inn)) return new Set(inn).size === 1 ? "digits" : null;
  if (!/^\d{14}$/.test(inn)) return "digits";
  return isBirthday(inn) ? null : "date";
}

/**
 * PINFL's last digit: weights 7, 3, 1 over the first thirteen, the sum modulo ten (Cabinet decision 177, 2022-04-12).
 * A doubt and no fault: the administrator is told, the applicant is not stopped.
 */
export function hasDoubtfulCheckDigit(inn: string): boolean {
  if (inn.length !== 14) return false;
  const digits = [...inn].map(Number);
  const sum = digits.slice(0, 13).reduce((total, digit, index) => total + digit * ([7, 3, 1][index % 3] ?? 0), 0);
  return sum % 10 !== digits[13];
}

/** Digit 1 tells sex and century (1 and 2: 1800s … 5 and 6: 2000s), digits 2 to 7 are DDMMYY. */
function isBirthday(pinfl: string): boolean {
  const first = Number(pinfl[0]);
  if (first < 1 || first > 6) return false;
  const [day, month, year] = [pinfl.slice(1, 3), pinfl.slice(3, 5), pinfl.slice(5, 7)].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(1800 + 100 * Math.floor((first - 1) / 2) + year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
