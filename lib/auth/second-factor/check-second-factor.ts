import "server-only";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { hashRecoveryCode, readRecoveryCode } from "@/lib/auth/second-factor/recovery-codes";
import * as factors from "@/lib/auth/second-factor/repository";
import { openSeed } from "@/lib/auth/second-factor/seal-seed";
import { findStep } from "@/lib/auth/second-factor/totp";

/** How the second factor was shown: by the authenticator, or by a code that was kept for the day it is lost. */
export type FactorProof = "authenticator" | "recovery-code";

/**
 * Takes a code, once: null for a wrong, an old and a used one alike. `holder` is what tries are counted by: a known
 * device, or the person.
 */
export async function checkSecondFactor(userId: string, typed: string, holder: string): Promise<FactorProof | null> {
  const attempt = await takeAttempt("second-factor", { account: holder });
  const proof = await findProof(userId, typed);
  if (proof) await attempt.giveBack();
  return proof;
}

async function findProof(userId: string, typed: string): Promise<FactorProof | null> {
  const digits = typed.normalize("NFKC").replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(digits)) return (await isNewCode(userId, digits)) ? "authenticator" : null;
  const code = readRecoveryCode(typed);
  if (!code) return null;
  return (await factors.takeRecoveryCode(userId, hashRecoveryCode(userId, code))) ? "recovery-code" : null;
}

async function isNewCode(userId: string, digits: string): Promise<boolean> {
  const factor = await factors.findFactor(userId);
  if (!factor?.confirmedAt) return false;
  const step = findStep(openSeed(userId, factor.seed), digits, new Date());
  return step !== null && (await factors.takeStep(userId, step));
}
