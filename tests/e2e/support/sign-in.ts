import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import type { BrowserContext } from "playwright/test";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { readSecrets, home as usualHome } from "./surroundings.ts";

type Where = { origin: string; home?: string };

/** A new approved partner, made in the database and signed in by its cookie. */
export async function signInNewPartner(
  context: BrowserContext,
  { origin, home = usualHome }: Where,
): Promise<NewPartner> {
  const database = databaseUrl(home);
  const partner = await insertPartner(database);
  const token = randomBytes(32).toString("base64url");
  await query(
    database,
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     values (gen_random_uuid(), $1, $2, now() + interval '1 day', now())`,
    [createHash("sha256").update(token).digest(), partner.userId],
  );
  const value = await encode({ token: { sid: token }, secret: readSecrets(home).sessionSecret });
  await context.addCookies([{ name: "session", value, url: origin, httpOnly: true, sameSite: "Lax" }]);
  return partner;
}

/** The superuser's; the fourth line of PostgreSQL's own note is its port. */
export function databaseUrl(home: string): string {
  const port = readFileSync(`${home}/postgres/postmaster.pid`, "utf8").split("\n")[3];
  return `postgres://postgres:${encodeURIComponent(readSecrets(home).postgresPassword)}@127.0.0.1:${port}/sellercloudx`;
}
