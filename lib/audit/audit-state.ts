import "server-only";
import { findNewestCheck } from "@/lib/audit/chain-repository";
import type { Break } from "@/lib/audit/check-chain";
import { inAdmin } from "@/lib/db/client";

/** A walk each hour: after three that did not come, something is stuck. */
const staleMs = 3 * 3_600_000;

export type AuditState = {
  /** `never`: nothing was checked yet; `stale`: the walks do not come any more. */
  word: "holds" | "broken" | "never" | "stale";
  checkedAt: Date | null;
  lastSeq: number;
  /** Whether the hashes are noted outside of the database too. */
  isAnchored: boolean;
  found: Break | null;
  brokenSince: Date | null;
};

/** What is broken stays so until a whole walk has found nothing. */
export async function readAuditState(now = new Date()): Promise<AuditState> {
  return inAdmin(async (db) => {
    const newest = await findNewestCheck(db);
    if (!newest) {
      return { word: "never", checkedAt: null, lastSeq: 0, isAnchored: false, found: null, brokenSince: null };
    }
    const sound = await findNewestCheck(db, { isWhole: true, breakKind: null });
    const broken = await findNewestCheck(db, {
      breakKind: { not: null },
      ...(sound && { createdAt: { gt: sound.createdAt } }),
    });
    const isStale = now.getTime() - newest.createdAt.getTime() > staleMs;
    return {
      word: broken ? "broken" : isStale ? "stale" : "holds",
      checkedAt: newest.createdAt,
      lastSeq: Number(newest.lastSeq),
      isAnchored: newest.isAnchored,
      found: broken?.breakKind
        ? {
            kind: broken.breakKind,
            seq: broken.breakSeq === null ? null : Number(broken.breakSeq),
            entryId: broken.breakEntryId,
          }
        : null,
      brokenSince: broken?.createdAt ?? null,
    };
  });
}
