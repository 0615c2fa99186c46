import { randomBytes, randomUUID } from "node:crypto";
import { createConnection } from "@/lib/connections/create-connection";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { startUzumSandbox } from "../../local/marketplaces/uzum/sandbox.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { insertPartner, query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { type Attack, flipEachByte, type Stored, swapWith } from "./attack-secrets.ts";
import { ageCredentials, makeKeys, rotateDuringSyncs } from "./rotate-keys.ts";
import type { Proof } from "./run.ts";

const connections = 100;
/** Each of them against all hundred others, and each of its bytes. */
const victims = 5;

/** T27: swapped rows, flipped bytes, a key that is no longer known, and a rotation during a hundred syncs. */
export async function prove(): Promise<Proof> {
  const keys = makeKeys();
  const stage = await openStage(keys.env);
  try {
    const flips: Attack[] = [];
    const swaps: Attack[] = [];
    for (const victim of stage.stored.slice(0, victims)) {
      flips.push(await flipEachByte(stage.superuserUrl, victim));
      const others = stage.stored.filter(({ connectionId }) => connectionId !== victim.connectionId);
      swaps.push(await swapWith(stage.superuserUrl, victim, others));
    }
    await ageCredentials(stage.superuserUrl, keys.newest, keys.old);
    const rotation = await rotateDuringSyncs(stage.stored);
    const openedByUnknownKey = await tryUnknownKey(stage.superuserUrl, keys.newest, stage.stored);
    const figures = {
      flips: sum(flips),
      swaps: sum(swaps),
      unknownKey: { tried: 20, opened: openedByUnknownKey },
      rotation: { ...rotation, failures: rotation.failures.slice(0, 5), failedSyncs: rotation.failures.length },
    };
    const isMet =
      sum(flips).opened === 0 &&
      sum(swaps).opened === 0 &&
      openedByUnknownKey === 0 &&
      rotation.failures.length === 0 &&
      rotation.failed === 0 &&
      rotation.rewrapped === connections;
    return { isMet, figures };
  } finally {
    await stage.close();
  }
}

const sum = (attacks: Attack[]) => ({
  tried: attacks.reduce((total, { tried }) => total + tried, 0),
  opened: attacks.reduce((total, { opened }) => total + opened.length, 0),
});

/** A key-encryption key that was taken out of the configuration: what it wrapped stays shut. */
async function tryUnknownKey(superuserUrl: string, newest: Uint8Array, stored: Stored[]): Promise<number> {
  await ageCredentials(superuserUrl, newest, new Uint8Array(randomBytes(32)));
  const outcomes = await Promise.allSettled(
    stored.slice(0, 20).map(({ partnerId, connectionId }) => openMarketplace(partnerId, connectionId)),
  );
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

/** A hundred partners, each with a shop of its own at one sandbox. */
async function openStage(env: Record<string, string>) {
  const database = await createProductDatabase();
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  const key = randomUUID();
  const uzum = await startUzumSandbox({ key });
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    APP_ORIGIN: "http://localhost:3000",
    INNGEST_DEV: "http://127.0.0.1:9",
    UZUM_API_URL: uzum.url,
    ...env,
  });
  const stored: Stored[] = [];
  for (let made = 0; made < connections; made += 1) {
    const { partnerId } = await insertPartner(database.superuserUrl);
    const input = { marketplace: "uzum", key: `${key}~s${made}` } as const;
    stored.push({ partnerId, connectionId: (await createConnection(partnerId, input)).connectionId });
  }
  // Nothing is to be sent while the bytes are turned about.
  await query(database.superuserUrl, "delete from outbox_events");
  return {
    superuserUrl: database.superuserUrl,
    stored,
    async close() {
      await uzum.close();
      const clients = globalThis as { appClient?: Client; adminClient?: Client };
      await Promise.all([clients.appClient?.$disconnect(), clients.adminClient?.$disconnect()]);
      await database.drop();
    },
  };
}

type Client = { $disconnect(): Promise<void> };
