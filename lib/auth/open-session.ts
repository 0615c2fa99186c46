import "server-only";
import { describeAgent } from "@/lib/auth/describe-agent";
import { keepDeviceToken, readDeviceToken, rememberDevice } from "@/lib/auth/device";
import { finishHalfSignIn } from "@/lib/auth/half-sign-in";
import { letIn, startAgain, type Verified } from "@/lib/auth/let-in";
import { createSession } from "@/lib/auth/session";
import { auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { readClient } from "@/lib/net/read-client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { settleLocale } from "@/lib/preferences/locale";

/**
 * All checks are passed: the session's row, the device's cookie, the language, and a word to the owner about a device
 * never seen. `halfId` is used up with it. Throws `startAgain` where the account changed since the password was compared.
 */
export async function openSession(
  account: Verified,
  by: "password" | "authenticator" | "recovery-code",
  halfId?: string,
): Promise<string> {
  const { address, userAgent } = await readClient();
  const kept = await readDeviceToken();
  const { token, device } = await letIn(account, async (db) => {
    if (halfId && !(await finishHalfSignIn(halfId, db))) throw new Error(startAgain);
    const device = await rememberDevice(account.id, kept, db);
    return { device, token: await createSession(account.id, userAgent, address, db) };
  });
  await keepDeviceToken(device.token);
  await settleLocale(account.id);
  await inAccount(account, async (db) => {
    if (device.isNew && !device.isFirst) {
      const values = { device: describeAgent(userAgent) ?? "—", signedInAt: new Date().toISOString() };
      await tellUser(account, { event: "security.new-device", values, causeKey: `device/${crypto.randomUUID()}` }, db);
    }
    if (by === "recovery-code") {
      const causeKey = `recovery-code/${crypto.randomUUID()}`;
      await tellUser(account, { event: "security.recovery-code-used", causeKey }, db);
    }
    await auditOwn(account, "auth.signed-in", db, { by });
  });
  kickOutbox();
  return token;
}
