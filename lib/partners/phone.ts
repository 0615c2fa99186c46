import { dropInvisible } from "@/lib/partners/drop-invisible";

/** Any spelling to `998` and nine digits (product rule: spaces, dashes, brackets, dots, plus, local form); else null. */
export function normalisePhone(text: string): string | null {
  const plain = dropInvisible(text.normalize("NFKC")).trim();
  if (!/^[+\d\s().\p{Pd}−]+$/u.test(plain)) return null;
  const digits = plain.replace(/\D/g, "").replace(/^00/, "");
  // Operators' codes are not listed here: new ones appear.
  const full = digits.length === 9 ? `998${digits}` : digits;
  return /^998\d{9}$/.test(full) ? full : null;
}

/** `+998 90 123 45 67` */
export function formatPhone(phone: string): string {
  const [, operator, a, b, c] = /^998(\d{2})(\d{3})(\d{2})(\d{2})$/.exec(phone) ?? [];
  return operator ? `+998 ${operator} ${a} ${b} ${c}` : phone;
}
