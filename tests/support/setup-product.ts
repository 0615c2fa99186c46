import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { seedBaseline } from "../../prisma/seed.ts";
import { createProductDatabase } from "./postgres.ts";

type Urls = Omit<Awaited<ReturnType<typeof createProductDatabase>>, "drop">;

export const adminPassword = "the seeded administrator's password";
/** The seed of RFC 6238's examples. */
export const adminAuthenticatorSeed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/**
 * A migrated and seeded database for one test file, and the environment that the product reads at first use. Call it at
 * the top of the file; the addresses stand in the returned object once the tests run. `more` is set beside the rest.
 */
export function useProductDatabase(more: Record<string, string> = {}): Urls {
  const urls = {} as Urls;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = await createProductDatabase();
    drop = database.drop;
    const encryptionKey = more.KEY_ENCRYPTION_KEY ?? randomBytes(32).toString("base64");
    await seedBaseline(database.ownerUrl, adminPassword, { seed: adminAuthenticatorSeed, encryptionKey });
    Object.assign(urls, database);
    Object.assign(process.env, {
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SESSION_SECRET: randomBytes(32).toString("hex"),
      KEY_ENCRYPTION_KEY: encryptionKey,
      APP_ORIGIN: "http://localhost:3000",
      // Nobody listens there: events stay in the outbox, where tests read them.
      INNGEST_DEV: "http://127.0.0.1:9",
      ...more,
    });
  });
  afterAll(async () => {
    const { appClient, adminClient, pushPool } = globalThis as Opened;
    await Promise.all([appClient?.$disconnect(), adminClient?.$disconnect(), pushPool?.end()]);
    await drop?.();
  });
  return urls;
}

type Client = { $disconnect(): Promise<void> };
type Opened = { appClient?: Client; adminClient?: Client; pushPool?: { end(): Promise<void> } };
