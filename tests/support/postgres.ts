import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { applyMigrations, readMigrations } from "../../prisma/migrate.ts";
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
    await ensureRoles(client, passwords);
    const template = await ensureTemplate(client);
    await client.query(`create database ${name} owner sellercloudx_owner template ${template}`);
  });
  return {
    superuserUrl: address(name),
    ownerUrl: address(name, "sellercloudx_owner", passwords.owner),
    appUrl: address(name, "sellercloudx_app", passwords.app),
    adminUrl: address(name, "sellercloudx_admin", passwords.admin),
    drop: async () => {
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

const passwords = { owner: "owner", app: "app", admin: "admin" };

/** The migrated database that others are copied from: made by whoever comes first, one for each text of the migrations. */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const migrations = await readMigrations();
  const text = migrations.map(({ checksum }) => checksum).join();
  const name = `migrated_${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
  await client.query("select pg_advisory_lock(727002)");
  try {
    const { rows } = await client.query<{ datistemplate: boolean }>(
      "select datistemplate from pg_database where datname = $1",
      [name],
    );
    if (rows[0]?.datistemplate) return name;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} owner sellercloudx_owner`);
    await applyMigrations(address(name, "sellercloudx_owner", passwords.owner));
    // A copy is refused while anybody is connected: from here on nobody can be.
    await client.query(`alter database ${name} with is_template true allow_connections false`);
    return name;
  } finally {
    await client.query("select pg_advisory_unlock(727002)");
  }
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
