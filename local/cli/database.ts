import pg from "pg";
import { applyMigrations } from "../../prisma/migrate.ts";
import { ensureRoles } from "../../prisma/roles.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { startPostgres } from "../postgres/server.ts";
import type { LocalHome, Secrets } from "./home.ts";
import { pickPort } from "./ports.ts";
import { forgetPid, writePid } from "./processes.ts";

export type Databases = {
  env: { DATABASE_URL: string; DATABASE_ADMIN_URL: string; DATABASE_OWNER_URL: string };
  /** The jobs server's own database; null where the address is not ours. */
  jobsUrl: string | null;
  close(): Promise<void>;
};

/** The embedded server with its roles, databases, migrations and first rows. */
export async function openDatabases(home: LocalHome, secrets: Secrets): Promise<Databases> {
  const server = await startPostgres({
    data: home.data,
    port: await pickPort(54_320),
    password: secrets.postgresPassword,
    log: `${home.logs}/postgres.log`,
  });
  writePid(home, "postgres", server.pid);
  const address = (role: string, password: string, database: string) => {
    const url = new URL(server.url);
    Object.assign(url, { username: role, password, pathname: `/${database}` });
    return url.href;
  };
  const ownerUrl = address("sellercloudx_owner", secrets.ownerPassword, "sellercloudx");
  const jobsUrl = address("sellercloudx_jobs", secrets.jobsPassword, "sellercloudx_jobs");
  await prepare(server.url, secrets);
  await applyMigrations(ownerUrl);
  await seedBaseline(ownerUrl, secrets.adminPassword, {
    seed: secrets.adminAuthenticatorSeed,
    encryptionKey: process.env.KEY_ENCRYPTION_KEY ?? secrets.keyEncryptionKey,
  });
  return {
    env: {
      DATABASE_URL: address("sellercloudx_app", secrets.appPassword, "sellercloudx"),
      DATABASE_ADMIN_URL: address("sellercloudx_admin", secrets.adminRolePassword, "sellercloudx"),
      DATABASE_OWNER_URL: ownerUrl,
    },
    jobsUrl,
    close: async () => {
      await server.close();
      forgetPid(home, "postgres");
    },
  };
}

/** Roles and databases where they are missing. */
async function prepare(superuserUrl: string, secrets: Secrets) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await ensureRoles(client, {
      owner: secrets.ownerPassword,
      app: secrets.appPassword,
      admin: secrets.adminRolePassword,
    });
    const jobsRole = await client.query("select from pg_roles where rolname = 'sellercloudx_jobs'");
    if (!jobsRole.rowCount) await client.query("create role sellercloudx_jobs nosuperuser");
    await client.query(`alter role sellercloudx_jobs login password ${client.escapeLiteral(secrets.jobsPassword)}`);
    await ensureDatabase(client, "sellercloudx_jobs", "sellercloudx_jobs");
    await ensureDatabase(client, "sellercloudx", "sellercloudx_owner");
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client: pg.Client, name: string, owner: string) {
  const known = await client.query("select from pg_database where datname = $1", [name]);
  if (known.rowCount) return;
  await client.query(`create database ${name} owner ${owner}`);
  await client.query(`revoke connect on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${owner}`);
  if (name === "sellercloudx") {
    await client.query("grant connect on database sellercloudx to sellercloudx_app, sellercloudx_admin");
  }
}
