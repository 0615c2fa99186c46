import "server-only";
import { randomInt } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";

const howMany = 10;
/** Without letters and digits that look like each other. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes such as `k7pqm-x3yhd`; ten letters of 31 are 49 bits each. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: howMany }, makeCode);

const makeCode = () => `${makeWord()}-${makeWord()}`;
const makeWord = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** Spaces, dashes and capitals do not matter. Null: this is no recovery code. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  return code.length === 10 && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

export const hashRecoveryCode = (userId: string, code: string) =>
  keyedHash("recovery-code", `${userId}|${code.replaceAll("-", "")}`);
