import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import type { Browser, BrowserContext, Page } from "playwright/test";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { readSecrets, home as usualHome } from "./surroundings.ts";

type Where = { origin: string; home?: string };

/** A new partner, approved if nothing else is said, made in the database and signed in by its cookie. */
export async function signInNewPartner(
  context: BrowserContext,
  where: Where,
  { approved = true } = {},
): Promise<NewPartner> {
  const partner = await insertPartner(databaseUrl(where.home ?? usualHome), { approved });
  await signInAs(context, partner.userId, where);
  return partner;
}

/** The first administrator, without the two steps. */
export async function signInAdministrator(context: BrowserContext, where: Where): Promise<void> {
  const sql = 'select id from users where role = \'ADMIN\' and "disabledAt" is null order by "createdAt" limit 1';
  const [administrator] = await query<{ id: string }>(databaseUrl(where.home ?? usualHome), sql);
  await signInAs(context, administrator?.id ?? "", where);
}

/** A window of the first administrator's own, beside whoever is at work on `page`. */
export async function openWindowAsAdministrator(browser: Browser, where: Where): Promise<Page> {
  const context = await browser.newContext();
  await signInAdministrator(context, where);
  return context.newPage();
}

async function signInAs(context: BrowserContext, userId: string, { origin, home = usualHome }: Where) {
  const token = randomBytes(32).toString("base64url");
  await query(
    databaseUrl(home),
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     values (gen_random_uuid(), $1, $2, now() + interval '1 day', now())`,
    [createHash("sha256").update(token).digest(), userId],
  );
  const value = await encode({ token: { sid: token }, secret: readSecrets(home).sessionSecret });
  await context.addCookies([{ name: "session", value, url: origin, httpOnly: true, sameSite: "Lax" }]);
}

/** The superuser's; the fourth line of PostgreSQL's own note is its port. */
export function databaseUrl(home: string): string {
  const port = readFileSync(`${home}/postgres/postmaster.pid`, "utf8").split("\n")[3];
  return `postgres://postgres:${encodeURIComponent(readSecrets(home).postgresPassword)}@127.0.0.1:${port}/sellercloudx`;
}
