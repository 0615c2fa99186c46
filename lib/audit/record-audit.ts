import "server-only";
import { type Actor, findActor } from "@/lib/audit/acting";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { type Client, readClient } from "@/lib/net/read-client";
import type { Prisma } from "@/prisma/generated/client";

export type AuditInput = {
  /** Left out: the person whose action runs; a job's is the system. */
  actor?: Actor;
  /** Whose books it is about; null where it is nobody's. */
  partnerId: string | null;
  /** `area.verb-in-the-past`; named in the catalogues under `audit.actions`. */
  action: string;
  subject?: { kind: string; id: string };
  /** Only what changed; never a key, a password, a code, or a whole account number. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** In the transaction of the act: either both stand or neither. Address and request come from the request, if there is one. */
export async function recordAudit(input: AuditInput, db: Db): Promise<void> {
  const { actor = findActor(), subject, before, after, partnerId, action } = input;
  const isPerson = "id" in actor;
  await db.auditEntry.createMany({
    data: [
      {
        id: newId(),
        partnerId,
        action,
        actor: actor.kind,
        actorId: isPerson ? actor.id : null,
        subjectKind: subject?.kind ?? null,
        subjectId: subject?.id ?? null,
        ...(before && { before: before as Prisma.InputJsonObject }),
        ...(after && { after: after as Prisma.InputJsonObject }),
        ...(isPerson && pickRequest(await readClient())),
      },
    ],
  });
}

const pickRequest = ({ address, requestId }: Client) => ({ address, requestId });
