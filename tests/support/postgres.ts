import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * A fresh database for one test file on the local server that `local/postgres` keeps for tests.
 * TEST_POSTGRES_URL names its superuser; anything but a loopback host is refused.
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set: run the tests by `npm test`");
  if (!["127.0.0.1", "localhost"].includes(new URL(server).hostname)) throw new Error("tests use a local server only");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
