import { randomBytes } from "node:crypto";
import pg from "pg";
import { applyMigrations } from "../../prisma/migrate.ts";
import { ensureRoles } from "../../prisma/roles.ts";

/** A fresh, empty database for one test file; the address is a superuser's. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer((client) => client.query(`create database ${name}`));
  return {
    url: address(name),
    drop: async () => {
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A fresh database with all migrations, and an address for each role. */
export async function createProductDatabase() {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(async (client) => {
    await ensureRoles(client, { owner: "owner", app: "app", admin: "admin" });
    await client.query(`create database ${name} owner sellercloudx_owner`);
  });
  const ownerUrl = address(name, "sellercloudx_owner", "owner");
  await applyMigrations(ownerUrl);
  return {
    superuserUrl: address(name),
    ownerUrl,
    appUrl: address(name, "sellercloudx_app", "app"),
    adminUrl: address(name, "sellercloudx_admin", "admin"),
    drop: async () => {
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** TEST_POSTGRES_URL names a superuser of a local server; anything but a loopback host is refused. */
function server(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("TEST_POSTGRES_URL is not set: run the tests by `npm test`");
  if (!["127.0.0.1", "localhost"].includes(new URL(url).hostname)) throw new Error("tests use a local server only");
  return url;
}

function address(database: string, user?: string, password?: string): string {
  const url = new URL(server());
  url.pathname = `/${database}`;
  if (user) url.username = user;
  if (password) url.password = password;
  return url.href;
}

async function onServer(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
