import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { Secret } from "otpauth";
import pg from "pg";
import { keyIdOf, seal } from "../lib/crypto/seal.ts";

/** Prices and rates of TARIFFS 6.2, 2026-11: settings in tables, a change is a new version. */
const tariffs = [
  { key: "free_starter", price: 0, basisPoints: 300, limits: { products: 30, aiCredits: 30, seats: 1 } },
  { key: "basic", price: 199_000, basisPoints: 150, limits: { products: 200, aiCredits: 200, seats: 3 } },
  { key: "professional", price: 499_000, basisPoints: 80, limits: { products: 1_000, aiCredits: 1_000, seats: 6 } },
  { key: "business", price: 1_290_000, basisPoints: 40, limits: { products: 5_000, aiCredits: 4_000, seats: 15 } },
];
const since = "2026-01-01T00:00:00Z";

export const adminUsername = "admin";

/** A second factor for the first administrator: its seed in base32, and the key-encryption key in base64. */
type FirstFactor = { seed: string; encryptionKey: string };

/**
 * What a new database starts with: tariffs and one administrator. Run as the owner; where tariffs stand already, nothing
 * happens. Without a second factor the administrator sets one up at the first sign-in.
 */
export async function seedBaseline(ownerUrl: string, adminPassword: string, factor?: FirstFactor): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    const { rowCount } = await client.query("select from tariffs limit 1");
    if (rowCount) return;
    await seedTariffs(client);
    const adminId = await seedAdministrator(client, adminPassword);
    if (factor) await seedFactor(client, adminId, factor);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function seedTariffs(client: pg.Client) {
  for (const [sort, { key, price, basisPoints, limits }] of tariffs.entries()) {
    await client.query(`insert into tariffs (key, sort, "updatedAt") values ($1, $2, now())`, [key, sort]);
    await client.query(
      `insert into tariff_versions (id, "tariffKey", "validFrom", "monthlyPriceMinor", "commissionBasisPoints", limits, "updatedAt")
         values ($1, $2, $3, $4, $5, $6, now())`,
      [randomUUID(), key, since, price * 100, basisPoints, JSON.stringify(limits)],
    );
  }
}

async function seedAdministrator(client: pg.Client, password: string): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "updatedAt")
       values ($1, $2, 'admin@sellercloudx.local', now(), $3, 'ADMIN', true, now())`,
    [id, adminUsername, await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })],
  );
  return id;
}

/** As lib/auth/second-factor/seal-seed.ts stores it. */
async function seedFactor(client: pg.Client, userId: string, { seed, encryptionKey }: FirstFactor) {
  const key = Buffer.from(encryptionKey, "base64");
  const text = Buffer.from(Secret.fromBase32(seed).bytes).toString("base64");
  await client.query(
    `insert into second_factors (id, "userId", seed, "sealKeyId", "confirmedAt", "updatedAt")
       values ($1, $2, $3, $4, now(), now())`,
    [randomUUID(), userId, seal(key, text, `second-factor|${userId}`), keyIdOf(key)],
  );
  await client.query(`update users set "secondFactorAt" = now() where id = $1`, [userId]);
}
