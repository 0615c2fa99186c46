import "server-only";
import { type Account, inAccount, tellUser } from "@/lib/auth/tell-user";
import { logError } from "@/lib/log";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/** Once a day: somebody tries passwords. Nobody waits for it; one that gets lost comes with the next round of tries. */
export function warnOfTries(account: Account): void {
  const causeKey = `tries/${account.id}/${new Date().toISOString().slice(0, 10)}`;
  inAccount(account, (db) => tellUser(account, { event: "security.many-tries", causeKey }, db))
    .then(kickOutbox)
    .catch((error) => logError("the warning of wrong passwords was not written", error));
}
