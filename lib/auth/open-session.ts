import "server-only";
import { describeAgent } from "@/lib/auth/describe-agent";
import { keepDeviceToken, readDeviceToken, rememberDevice } from "@/lib/auth/device";
import { createSession } from "@/lib/auth/session";
import { type Account, auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { readClient } from "@/lib/net/read-client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/** All checks are passed: the session's row, the device's cookie, and a word to the owner about a device never seen. */
export async function openSession(
  account: Account,
  by: "password" | "authenticator" | "recovery-code",
): Promise<string> {
  const { address, userAgent } = await readClient();
  const device = await rememberDevice(account.id, await readDeviceToken());
  await keepDeviceToken(device.token);
  const token = await createSession(account.id, userAgent, address);
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
