import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/** As with the code that confirms an address, the job that mails it is told its row's id alone. */
export function deriveBankCode(bankChangeId: string): string {
  const code = sign("code", bankChangeId).readUIntBE(0, 6) % 1_000_000;
  return String(code).padStart(6, "0");
}

/** Six digits would be found from a plain hash by trying them all. */
export const hashBankCode = (bankChangeId: string, code: string) =>
  new Uint8Array(sign("typed-code", `${bankChangeId}|${code}`));

const sign = (purpose: string, text: string) =>
  createHmac("sha256", env().SESSION_SECRET).update(`bank-change|${purpose}|${text}`).digest();
