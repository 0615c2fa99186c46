import "server-only";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { hashRecoveryCode, makeRecoveryCodes } from "@/lib/auth/second-factor/recovery-codes";
import * as factors from "@/lib/auth/second-factor/repository";
import { openSeed, sealSeed } from "@/lib/auth/second-factor/seal-seed";
import { describeSeed, findStep, makeSeed } from "@/lib/auth/second-factor/totp";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Account, auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";

/** A new seed, shown once; it counts for nothing until a first code has confirmed it. */
export async function offerSecondFactor(
  account: Account & { username: string },
): Promise<{ uri: string; secret: string }> {
  const factor = await factors.findFactor(account.id);
  if (factor?.confirmedAt) throw new AppError("conflict", "signIn.factorThere");
  const seed = makeSeed();
  await inAccount(account, (db) => factors.replaceOpenFactor(account.id, sealSeed(account.id, seed), db));
  return describeSeed(seed, account.username);
}

/** The authenticator has the seed. Returns the recovery codes, once; sessions from before the second factor end. */
export async function confirmSecondFactor(account: Account, sessionId: string, code: string): Promise<string[]> {
  const attempt = await takeAttempt("second-factor", { account: account.id });
  const factor = await factors.findFactor(account.id);
  if (!factor || factor.confirmedAt) throw new AppError("conflict", "signIn.factorGone");
  const step = findStep(openSeed(account.id, factor.seed), code, new Date());
  if (step === null) throw new AppError("invalid", "signIn.codeWrong", { field: "code" });
  await attempt.giveBack();
  const codes = makeRecoveryCodes();
  const ended = await inAccount(account, async (db) => {
    if (!(await factors.confirmFactor(account.id, factor.seed, step, db))) return null;
    await factors.replaceRecoveryCodes(account.id, hashAll(account.id, codes), db);
    const ids = await endAllSessions(account.id, db, sessionId);
    await tellUser(account, { event: "security.second-factor-on", causeKey: `factor/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.second-factor-on", db);
    return ids;
  });
  if (!ended) throw new AppError("conflict", "signIn.factorGone");
  await endSockets(ended);
  kickOutbox();
  return codes;
}

/** New ones in place of all old ones, used or not. */
export async function renewRecoveryCodes(account: Account): Promise<string[]> {
  const factor = await factors.findFactor(account.id);
  if (!factor?.confirmedAt) throw new AppError("conflict", "signIn.factorGone");
  const codes = makeRecoveryCodes();
  await inAccount(account, async (db) => {
    await factors.replaceRecoveryCodes(account.id, hashAll(account.id, codes), db);
    const event = "security.recovery-codes-renewed";
    await tellUser(account, { event, causeKey: `factor/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.recovery-codes-renewed", db);
  });
  kickOutbox();
  return codes;
}

/** A partner's person may do without; an administrator may not (promise A5). */
export async function removeSecondFactor(account: Account): Promise<void> {
  if (!account.partnerId) throw new AppError("forbidden", "signIn.factorNeeded");
  await inAccount(account, async (db) => {
    if (!(await factors.deleteFactor(account.id, db))) throw new AppError("conflict", "signIn.factorGone");
    await tellUser(account, { event: "security.second-factor-off", causeKey: `factor/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.second-factor-off", db);
  });
  kickOutbox();
}

const hashAll = (userId: string, codes: string[]) => codes.map((code) => hashRecoveryCode(userId, code));
