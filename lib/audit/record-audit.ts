import "server-only";
import { headers } from "next/headers";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { Prisma } from "@/prisma/generated/client";

export type Actor = { kind: "PARTNER" | "ADMIN"; id: string } | { kind: "AI" | "SYSTEM" };

export type AuditInput = {
  actor: Actor;
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
  const { actor, subject, before, after, partnerId, action } = input;
  await db.auditEntry.createMany({
    data: [
      {
        id: newId(),
        partnerId,
        action,
        actor: actor.kind,
        actorId: "id" in actor ? actor.id : null,
        subjectKind: subject?.kind ?? null,
        subjectId: subject?.id ?? null,
        ...(before && { before: before as Prisma.InputJsonObject }),
        ...(after && { after: after as Prisma.InputJsonObject }),
        ...(await readRequest()),
      },
    ],
  });
}

/** Jobs have no request. */
async function readRequest(): Promise<{ address: string | null; requestId: string | null }> {
  const sent = await headers().catch(() => null);
  return { address: sent?.get("x-client-address") ?? null, requestId: sent?.get("x-request-id") ?? null };
}
