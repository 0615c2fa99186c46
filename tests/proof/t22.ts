import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { seedBaseline } from "../../prisma/seed.ts";
import { insertPartner } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { attacks, countAnchored, type Played, playAttack, walkChain, writeEntries } from "./chain-attacks.ts";
import type { Proof } from "./run.ts";

const entries = 3_000;
/** The first, some in the middle on either side of a page's end, and one of the last. */
const places = [1, 2, 700, 1_999, 2_000, 2_001, 2_990];

/** T22: every attack of the database's owner at seven places of a chain of three thousand entries. */
export async function prove(): Promise<Proof> {
  const anchor = mkdtempSync(`${tmpdir()}/anchor-`);
  const database = await createProductDatabase();
  try {
    await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
    Object.assign(process.env, {
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      APP_ORIGIN: "http://localhost:3000",
      AUDIT_ANCHOR_DIR: anchor,
    });
    const { partnerId } = await insertPartner(database.superuserUrl);
    const writtenFrom = performance.now();
    await writeEntries(partnerId, entries);
    const writeMs = (performance.now() - writtenFrom) / entries;
    const soundBefore = await walkChain();
    const played: Played[] = [];
    for (const attack of attacks) {
      for (const seq of places) played.push(await playAttack(database.superuserUrl, anchor, attack, seq));
    }
    const walkedFrom = performance.now();
    const soundAfter = await walkChain();
    const missed = played.filter(({ isNamed }) => !isNamed);
    const figures = {
      entries,
      anchored: countAnchored(anchor),
      attacks: attacks.length,
      played: played.length,
      firstBadRowNamed: played.length - missed.length,
      missed: missed.slice(0, 5),
      alarmsWithoutAttack: [soundBefore, soundAfter].filter((verdict) => verdict !== null).length,
      millisecondsAnEntry: Math.round(writeMs * 10) / 10,
      walkOfAllMs: Math.round(performance.now() - walkedFrom),
    };
    const isMet = missed.length === 0 && figures.alarmsWithoutAttack === 0 && figures.anchored === entries;
    return { isMet, figures };
  } finally {
    const clients = globalThis as { appClient?: Client; adminClient?: Client };
    await Promise.all([clients.appClient?.$disconnect(), clients.adminClient?.$disconnect()]);
    await database.drop();
    rmSync(anchor, { recursive: true, force: true });
  }
}

type Client = { $disconnect(): Promise<void> };
