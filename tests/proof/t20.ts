import { randomBytes, randomUUID } from "node:crypto";
import { seedBaseline } from "../../prisma/seed.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { fillTables, listWalledTables } from "../support/row-walls.ts";
import type { Proof } from "./run.ts";
import { findLeaks, playMixed } from "./wall-leaks.ts";

const requests = 20_000;

/** T20: every tenant table with no, the wrong and the right tenant, before and after mixed requests over two connections. */
export async function prove(): Promise<Proof> {
  const database = await createProductDatabase();
  try {
    await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
    Object.assign(process.env, {
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      APP_ORIGIN: "http://localhost:3000",
    });
    const tenants = { own: randomUUID(), neighbour: randomUUID(), stranger: randomUUID() };
    const tables = await listWalledTables(database.superuserUrl);
    await fillTables(database.superuserUrl, tables, [tenants.own, tenants.neighbour]);
    const before = await findLeaks(database.appUrl, tables, tenants);
    const mixed = await playMixed(database.appUrl, tables, tenants, requests);
    const after = await findLeaks(database.appUrl, tables, tenants);
    const figures = {
      tables: tables.length,
      leaksBefore: before,
      requests,
      requestsThatSawForeignRows: mixed.length,
      leaksAfter: after,
    };
    return { isMet: tables.length > 30 && before.length + mixed.length + after.length === 0, figures };
  } finally {
    await database.drop();
  }
}
