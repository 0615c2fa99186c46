export type Gender = "m" | "f" | "n" | "pl";

const adjective = /(?:[ыио]й|[ая]я|[ое]е|[ыи]е)$/u;
/** Nouns whose ending tells nothing or misleads. */
const exceptions: Record<string, Gender> = { мышь: "f", тушь: "f", обувь: "f", соль: "f", кофе: "m" };

/** The gender by which adjectives agree with a noun, alone or with words of its own ("зубная паста", "гель для душа"). */
export function findGender(noun: string): Gender {
  const words = noun.toLowerCase().split(" ");
  const head = words.find((word, place) => place === words.length - 1 || !adjective.test(word)) ?? noun;
  const known = exceptions[head];
  if (known) return known;
  if (/[ыи]$/u.test(head) && head !== "худи") return "pl";
  if (/[ая]$/u.test(head)) return "f";
  return /[оеё]$/u.test(head) || head === "худи" ? "n" : "m";
}

export function isAdjective(word: string): boolean {
  return /^[\p{L}-]+[ыио]й$/u.test(word);
}

/** An adjective in its dictionary form, agreed: "красный" with "футболка" is "красная". */
export function agree(word: string, gender: Gender): string {
  if (gender === "m" || !isAdjective(word)) return word;
  const stem = word.slice(0, -2);
  const isSoft = /[^гкхшщжч]ий$/u.test(word);
  if (gender === "f") return stem + (isSoft ? "яя" : "ая");
  if (gender === "n") return stem + (isSoft ? "ее" : "ое");
  return stem + (isSoft || /[гкхшщжч]$/u.test(stem) ? "ие" : "ые");
}

/** Forms after 1, 2 to 4, and 5: "таблетка, таблетки, таблеток". */
export function countForm(figure: string, forms: readonly [string, string, string]): string {
  const whole = Number(figure);
  if (!Number.isInteger(whole)) return forms[1];
  const [tens, ones] = [whole % 100, whole % 10];
  if (tens > 10 && tens < 15) return forms[2];
  return ones === 1 ? forms[0] : ones > 1 && ones < 5 ? forms[1] : forms[2];
}
