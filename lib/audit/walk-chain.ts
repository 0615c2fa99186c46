import "server-only";
import { openAnchor } from "@/lib/audit/anchor";
import { addCheck, findNewestCheck } from "@/lib/audit/chain-repository";
import {
  type Break,
  beforeAllEntries,
  beforeFirst,
  findUnlinked,
  type Reached,
  walkPage,
} from "@/lib/audit/check-chain";
import { inAdmin } from "@/lib/db/client";
import { env } from "@/lib/env";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { dayOf } from "@/lib/profit/days";

/** Once a day all of it; between, what came since, so that the second place is never more than an hour behind. */
const wholeAfterMs = 23 * 3_600_000;
/** So many links before the newest that is noted are looked at again: a cut tail is seen within the hour. */
const overlap = 1_000;
const pagesAtOnce = 10;

/** How far a walk has come; steps carry it as JSON. */
export type Walk = {
  isWhole: boolean;
  reached: Reached;
  rows: number;
  /** Entries are looked for past the chain, after this id; null while the links are walked. */
  entriesAfter: string | null;
  found: Break | null;
  isDone: boolean;
};

/** Where the walk begins: at the first link, or shortly before the newest that is noted outside. */
export async function planWalk(now = new Date()): Promise<Walk> {
  const anchor = findAnchor();
  const newest = await anchor?.findNewest();
  const whole = await inAdmin((db) => findNewestCheck(db, { isWhole: true }));
  const isDue = !whole || now.getTime() - whole.createdAt.getTime() > wholeAfterMs;
  const start = Math.max(0, (newest?.seq ?? 0) - overlap);
  const from = isDue ? null : (await anchor?.find(start, start))?.get(start);
  return from ? { ...wholeWalk, isWhole: false, reached: { seq: from.seq, hash: from.hash } } : wholeWalk;
}

const wholeWalk: Walk = {
  isWhole: true,
  reached: beforeFirst,
  rows: 0,
  entriesAfter: null,
  found: null,
  isDone: false,
};

/** A part of the way, of a few seconds. */
export async function walkOn(walk: Walk): Promise<Walk> {
  if (walk.entriesAfter) {
    const { next, found } = await findUnlinked(walk.entriesAfter);
    return { ...walk, entriesAfter: next, found, isDone: next === null };
  }
  const anchor = findAnchor();
  let { reached, rows } = walk;
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const { found, isEnd, ...walked } = await walkPage(reached, anchor);
    reached = walked.reached;
    rows += walked.rows;
    // Something is wrong, and the first bad row may lie further back.
    if (found && !walk.isWhole) return wholeWalk;
    if (found) return { ...walk, reached, rows, found, isDone: true };
    if (isEnd) {
      return { ...walk, reached, rows, entriesAfter: walk.isWhole ? beforeAllEntries : null, isDone: !walk.isWhole };
    }
  }
  return { ...walk, reached, rows };
}

/** What the walk found stands in the database and, where something is wrong, in the bell of every administrator. */
export async function noteWalk({ isWhole, rows, reached, found }: Walk): Promise<void> {
  const row = {
    isWhole,
    rows,
    lastSeq: reached.seq,
    isAnchored: findAnchor() !== null,
    breakKind: found?.kind ?? null,
    breakSeq: found?.seq ?? null,
    breakEntryId: found?.entryId ?? null,
  };
  await inAdmin(async (db) => {
    await addCheck(row, db);
    if (!found) return;
    // The same break is told once a day until somebody has seen to it.
    const causeKey = `audit-break/${dayOf(new Date())}/${found.kind}/${found.seq}/${found.entryId}`;
    await notify({ event: "audit.chain-broken", partnerId: null, causeKey }, db);
  });
  if (found) kickOutbox();
}

function findAnchor() {
  const directory = env().AUDIT_ANCHOR_DIR;
  return directory ? openAnchor(directory) : null;
}
