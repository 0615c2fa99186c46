import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { retryPushes } from "@/lib/connections/retry-pushes";
import { inAdmin } from "@/lib/db/client";
import { retryDeadLetter } from "@/lib/orders/dead-letters";
import { drainOutbox } from "@/lib/outbox/drain-outbox";

type Letter = { partnerId: string; deadLetterId: string };
type Pushes = { partnerId: string; connectionId: string };

/** What the partner's own button does, pressed for the partner: the order is read again, nobody sees what is in it. */
export async function retryLetter(adminId: string, { partnerId, deadLetterId }: Letter) {
  const outcome = await retryDeadLetter(partnerId, deadLetterId);
  await note(
    adminId,
    partnerId,
    "administration.letter-retried",
    { kind: "dead-letter", id: deadLetterId },
    { outcome },
  );
  return outcome;
}

export async function retryPartnerPushes(adminId: string, { partnerId, connectionId }: Pushes): Promise<number> {
  const count = await retryPushes(partnerId, connectionId);
  await note(adminId, partnerId, "administration.pushes-retried", { kind: "connection", id: connectionId }, { count });
  return count;
}

/** Tries at once what the minute's sweep would try; how many events went out. */
export const sendWaiting = (): Promise<number> => drainOutbox();

const note = (
  id: string,
  partnerId: string,
  action: string,
  subject: { kind: string; id: string },
  after: Record<string, unknown>,
) => inAdmin((db) => recordAudit({ actor: { kind: "ADMIN", id }, partnerId, action, subject, after }, db));
