import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import pg from "pg";

/** Prices and rates of TARIFFS 6.2, 2026-11: settings in tables, a change is a new version. */
const tariffs = [
  { key: "free_starter", price: 0, basisPoints: 300, limits: { products: 30, aiCredits: 30, seats: 1 } },
  { key: "basic", price: 199_000, basisPoints: 150, limits: { products: 200, aiCredits: 200, seats: 3 } },
  { key: "professional", price: 499_000, basisPoints: 80, limits: { products: 1_000, aiCredits: 1_000, seats: 6 } },
  { key: "business", price: 1_290_000, basisPoints: 40, limits: { products: 5_000, aiCredits: 4_000, seats: 15 } },
];
const since = "2026-01-01T00:00:00Z";

export const adminUsername = "admin";

/** What a new database starts with: tariffs and one administrator. Run as the owner; where tariffs stand already, nothing happens. */
export async function seedBaseline(ownerUrl: string, adminPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    const { rowCount } = await client.query("select from tariffs limit 1");
    if (rowCount) return;
    for (const [sort, { key, price, basisPoints, limits }] of tariffs.entries()) {
      await client.query(`insert into tariffs (key, sort, "updatedAt") values ($1, $2, now())`, [key, sort]);
      await client.query(
        `insert into tariff_versions (id, "tariffKey", "validFrom", "monthlyPriceMinor", "commissionBasisPoints", limits, "updatedAt")
         values ($1, $2, $3, $4, $5, $6, now())`,
        [randomUUID(), key, since, price * 100, basisPoints, JSON.stringify(limits)],
      );
    }
    await client.query(
      `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "updatedAt")
       values ($1, $2, 'admin@sellercloudx.local', now(), $3, 'ADMIN', true, now())`,
      [randomUUID(), adminUsername, await hash(adminPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })],
    );
    await client.query("commit");
  } finally {
    await client.end();
  }
}
