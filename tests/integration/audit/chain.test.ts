import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAuditState } from "@/lib/audit/audit-state";
import { recordAudit } from "@/lib/audit/record-audit";
import { inAdmin, inPartner, openDb } from "@/lib/db/client";
import { attacks, countAnchored, playAttack, walkChain, writeEntries } from "../../proof/chain-attacks.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const anchor = mkdtempSync(`${tmpdir()}/anchor-`);
const urls = useProductDatabase({ AUDIT_ANCHOR_DIR: anchor });
let partnerId: string;

beforeAll(async () => {
  ({ partnerId } = await insertPartner(urls.superuserUrl));
  await writeEntries(partnerId, 12);
});
afterAll(() => rmSync(anchor, { recursive: true }));

test("a chain that holds is noted outside, link by link", async () => {
  expect(await walkChain()).toBeNull();
  expect(countAnchored(anchor)).toBe(12);
  expect(await readAuditState()).toMatchObject({ word: "holds", lastSeq: 12, isAnchored: true, found: null });
});

test("entries that commit together and at once stand in one chain", async () => {
  const add = (action: string) => inPartner(partnerId, (db) => recordAudit({ partnerId, action }, db));
  await Promise.all(Array.from({ length: 20 }, (_, turn) => add(`connections.turn-${turn}`)));
  await inPartner(partnerId, async (db) => {
    await recordAudit({ partnerId, action: "connections.first", after: { text: "oʻ, ʼ, 日本" } }, db);
    await recordAudit({ partnerId, action: "connections.second", before: { nested: { list: [1, null, "x"] } } }, db);
  });
  expect(await walkChain()).toBeNull();
  expect(countAnchored(anchor)).toBe(34);
});

test("what rolls back leaves neither an entry nor a link", async () => {
  const broken = inPartner(partnerId, async (db) => {
    await recordAudit({ partnerId, action: "connections.paused" }, db);
    throw new Error("rolled back");
  });
  await expect(broken).rejects.toThrow("rolled back");
  expect(await walkChain()).toBeNull();
  expect((await readAuditState()).lastSeq).toBe(34);
});

test.each(attacks)("$name: the walk names the first bad row", async (attack) => {
  expect(await walkChain()).toBeNull();
  const { verdict, expected } = await playAttack(urls.superuserUrl, anchor, attack, 7);
  expect(verdict).toEqual(expected);
  // It stays broken until a whole walk found nothing.
  expect(await readAuditState()).toMatchObject({ word: "broken", found: expected });
  expect(await walkChain()).toBeNull();
  expect(await readAuditState()).toMatchObject({ word: "holds", found: null });
});

test("between the whole walks a tail that was cut is seen all the same", async () => {
  expect(await walkChain()).toBeNull();
  const cut = attacks.find(({ kind }) => kind === "TAIL_CUT");
  const before = await query(urls.superuserUrl, `select "entryId" from audit_chain where seq = 30`);
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await cut?.run(client, 30);
  await client.end();
  expect(await walkChain(false)).toEqual({ kind: "TAIL_CUT", seq: 30, entryId: before[0]?.entryId });
});

test("half a line that a death left is written once more", async () => {
  rmSync(anchor, { recursive: true });
  expect(await walkChain()).toBeNull();
  const links = countAnchored(anchor);
  appendFileSync(`${anchor}/chain-000000000.txt`, "999 half");
  await writeEntries(partnerId, 1);
  expect(await walkChain()).toBeNull();
  expect(countAnchored(anchor)).toBe(links + 1);
});

test("neither role of the product changes, deletes or forges", async () => {
  const asApp = (sql: string) => openDb().$executeRawUnsafe(sql);
  for (const table of ["audit_chain", "audit_checks"]) {
    for (const sql of [`update ${table} set "createdAt" = now()`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(asApp(sql), sql).rejects.toThrow(/permission denied/);
      await expect(
        inAdmin((db) => db.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
  }
  const forge = `insert into audit_chain (seq, "entryId", hash) values (99, gen_random_uuid(), '')`;
  await expect(asApp(forge)).rejects.toThrow(/permission denied/);
  await expect(inAdmin((db) => db.$executeRawUnsafe(forge))).rejects.toThrow(/permission denied/);
});
