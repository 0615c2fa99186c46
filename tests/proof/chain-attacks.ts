import { randomUUID } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import pg from "pg";
import { recordAudit } from "@/lib/audit/record-audit";
import { noteWalk, planWalk, type Walk, walkOn } from "@/lib/audit/walk-chain";
import { inPartner } from "@/lib/db/client";

/** What the walk says: the place of the first bad row, and its entry. */
export type Verdict = { kind: string; seq: number | null; entryId: string | null } | null;

export async function walkChain(isWhole = true): Promise<Verdict> {
  let walk: Walk = await planWalk(isWhole ? new Date(Date.now() + 25 * 3_600_000) : new Date());
  while (!walk.isDone) walk = await walkOn(walk);
  await noteWalk(walk);
  return walk.found;
}

/** So many entries by the product's own function, each in a transaction of its own. */
export async function writeEntries(partnerId: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const entry = { partnerId, action: "connections.paused", before: { number }, after: { number: number + 1 } };
    await inPartner(partnerId, (db) => recordAudit(entry, db));
  }
}

type Attack = {
  name: string;
  /** As the owner of everything: triggers are off. Tells which row is bad. */
  run: (db: pg.Client, seq: number) => Promise<{ seq: number | null; entryId: string | null }>;
  kind: string;
};

/** Links from `seq` on with hashes that fit what the log says now, by the database's own function. */
const rebuildFrom = (seq: number) => `
  do $$
  declare
    link record;
    reached bytea := coalesce((select hash from audit_chain where seq = ${seq} - 1), ''::bytea);
  begin
    for link in select c.id, e as entry from audit_chain c join audit_log e on e.id = c."entryId"
      where c.seq >= ${seq} order by c.seq loop
      reached := audit_hash(reached, link.entry);
      update audit_chain set hash = reached where id = link.id;
    end loop;
  end $$`;

const entryAt = async (db: pg.Client, seq: number): Promise<string> =>
  (await db.query<{ id: string }>(`select "entryId" as id from audit_chain where seq = $1`, [seq])).rows[0]?.id ?? "";

const edit = `update audit_log set action = 'connections.resumed' where id = (select "entryId" from audit_chain where seq = $1)`;
const insertLoose = `insert into audit_log (id, actor, action) values ($1, 'SYSTEM', 'connections.paused')`;

export const attacks: Attack[] = [
  {
    name: "an entry is changed",
    kind: "ENTRY_CHANGED",
    run: async (db, seq) => {
      await db.query(edit, [seq]);
      return { seq, entryId: await entryAt(db, seq) };
    },
  },
  {
    name: "an entry is moved in time by a millisecond",
    kind: "ENTRY_CHANGED",
    run: async (db, seq) => {
      const entryId = await entryAt(db, seq);
      await db.query(`update audit_log set "createdAt" = "createdAt" + interval '1 ms' where id = $1`, [entryId]);
      return { seq, entryId };
    },
  },
  {
    name: "an entry is deleted",
    kind: "ENTRY_MISSING",
    run: async (db, seq) => {
      const entryId = await entryAt(db, seq);
      await db.query("delete from audit_log where id = $1", [entryId]);
      return { seq, entryId };
    },
  },
  {
    name: "an entry is deleted with its link",
    kind: "LINK_MISSING",
    run: async (db, seq) => {
      const entryId = await entryAt(db, seq);
      await db.query("delete from audit_log where id = $1", [entryId]);
      await db.query("delete from audit_chain where seq = $1", [seq]);
      return { seq, entryId };
    },
  },
  {
    name: "an entry is put in past the chain",
    kind: "ENTRY_UNLINKED",
    run: async (db) => {
      const entryId = randomUUID();
      await db.query(insertLoose, [entryId]);
      return { seq: null, entryId };
    },
  },
  {
    name: "an entry is put into the middle, and the chain rebuilt from there",
    kind: "ANCHOR_DIFFERS",
    run: async (db, seq) => {
      const [entryId, added] = [await entryAt(db, seq), randomUUID()];
      await db.query(insertLoose, [added]);
      await db.query("update audit_chain set seq = -seq where seq >= $1", [seq]);
      await db.query("update audit_chain set seq = 1 - seq where seq < 0");
      await db.query(`insert into audit_chain (seq, "entryId", hash) values ($1, $2, '')`, [seq, added]);
      await db.query(rebuildFrom(seq));
      return { seq, entryId };
    },
  },
  {
    name: "the tail is cut",
    kind: "TAIL_CUT",
    run: async (db, seq) => {
      const entryId = await entryAt(db, seq);
      await db.query(`delete from audit_log where id in (select "entryId" from audit_chain where seq >= $1)`, [seq]);
      await db.query("delete from audit_chain where seq >= $1", [seq]);
      return { seq, entryId };
    },
  },
  {
    name: "an entry is changed, and the chain rebuilt from there",
    kind: "ANCHOR_DIFFERS",
    run: async (db, seq) => {
      await db.query(edit, [seq]);
      await db.query(rebuildFrom(seq));
      return { seq, entryId: await entryAt(db, seq) };
    },
  },
  {
    name: "the last entry is changed, and its link with it",
    kind: "ANCHOR_DIFFERS",
    run: async (db) => {
      const { rows } = await db.query<{ seq: number }>("select max(seq)::int as seq from audit_chain");
      const seq = rows[0]?.seq ?? 0;
      await db.query(edit, [seq]);
      await db.query(rebuildFrom(seq));
      return { seq, entryId: await entryAt(db, seq) };
    },
  },
];

export type Played = { name: string; isNamed: boolean; expected: unknown; verdict: Verdict };

/** Does the attack, asks the walk, and puts the tables and the second place back as they were. */
export async function playAttack(superuserUrl: string, anchor: string, attack: Attack, seq: number): Promise<Played> {
  const db = new pg.Client({ connectionString: superuserUrl });
  await db.connect();
  const kept = `${anchor}-kept`;
  cpSync(anchor, kept, { recursive: true });
  try {
    await db.query("set session_replication_role = replica");
    await db.query("create temp table kept_log as table audit_log; create temp table kept_chain as table audit_chain");
    const expected = { kind: attack.kind, ...(await attack.run(db, seq)) };
    const verdict = await walkChain();
    await db.query("truncate audit_log, audit_chain");
    await db.query("insert into audit_log table kept_log; insert into audit_chain table kept_chain");
    const isNamed = JSON.stringify(verdict) === JSON.stringify(expected);
    return { name: attack.name, isNamed, expected, verdict };
  } finally {
    rmSync(anchor, { recursive: true });
    cpSync(kept, anchor, { recursive: true });
    rmSync(kept, { recursive: true });
    await db.end();
  }
}

/** Links that the second place holds. */
export const countAnchored = (anchor: string): number =>
  readdirSync(anchor)
    .map((name) => readFileSync(`${anchor}/${name}`, "utf8").split("\n").length - 1)
    .reduce((sum, lines) => sum + lines, 0);
