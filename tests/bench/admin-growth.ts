import { createHash, randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { encode } from "next-auth/jwt";
import { buildIfStale } from "../../local/cli/build.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { type NextServer, startNext } from "../support/next-server.ts";
import { query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { openTestPostgres } from "../support/test-postgres.ts";
import { countStale, few, fillPartners, many, pages } from "./admin-growth/partners.ts";

const warmUps = 10;
const rounds = 60;
/** Promised: a page of administration takes at most so much longer among 100 000 partners than among 100. */
const promisedMoreMs = 50;

type Side = { server: NextServer; cookie: string; superuserUrl: string; times: Map<string, number[]> };

/**
 * Milliseconds until the whole page has come over HTTP from the production server (p95): the queue of applications and
 * the search of partners. `ours`: the slowest page among 100 000 partners; `reference`: the same page among 100. Both
 * databases stand on one PostgreSQL, each behind a server of its own, and are asked in turns.
 */
export async function measureAdminGrowth() {
  await using opened = new AsyncDisposableStack();
  await buildIfStale(() => {});
  const postgres = await openTestPostgres(true);
  opened.defer(postgres.close);
  process.env.TEST_POSTGRES_URL = postgres.url;
  const small = await openSide(few, opened);
  const large = await openSide(many, opened);
  for (const [page, path] of Object.entries(pages)) {
    for (let count = 0; count < warmUps; count += 1) await Promise.all([ask(small, path), ask(large, path)]);
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? [small, large] : [large, small]) {
        const from = performance.now();
        await ask(side, path);
        const times = side.times.get(page) ?? [];
        side.times.set(page, [...times, performance.now() - from]);
      }
    }
  }
  const figures = Object.keys(pages).map((page) => {
    const [ours, reference] = [p95(large.times.get(page)), p95(small.times.get(page))];
    return { page, ours, reference, moreMs: round(ours - reference) };
  });
  const worst = figures.reduce((one, other) => (other.moreMs > one.moreMs ? other : one));
  return {
    unit: "ms",
    ours: worst.ours,
    reference: worst.reference,
    ratio: round(worst.ours / worst.reference),
    worstPage: worst.page,
    moreMs: worst.moreMs,
    promisedMoreMs,
    isMet: worst.moreMs <= promisedMoreMs,
    partners: many,
    referencePartners: few,
    pages: Object.fromEntries(figures.map(({ page, ...figure }) => [page, figure])),
    cores: availableParallelism(),
  };
}

async function openSide(count: number, opened: AsyncDisposableStack): Promise<Side> {
  const database = await createProductDatabase();
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  await fillPartners(database.superuserUrl, count);
  const secret = randomBytes(32).toString("hex");
  const server = await startNext(projectRoot, productEnv(database, secret), "/api/health");
  opened.defer(server.kill);
  const cookie = await signIn(database.superuserUrl, secret);
  const side = { server, cookie, superuserUrl: database.superuserUrl, times: new Map() };
  // Each search writes the words of some that changed; in the product a job does it within the minute.
  while ((await countStale(side.superuserUrl)) > 0) await ask(side, pages["search of nobody"] ?? "");
  await query(side.superuserUrl, "vacuum analyze");
  return side;
}

/** The seeded administrator, with a second factor and a session. */
async function signIn(superuserUrl: string, secret: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query(superuserUrl, `update users set "secondFactorAt" = now() where role = 'ADMIN'`);
  await query(
    superuserUrl,
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     select gen_random_uuid(), $1, id, now() + interval '1 day', now() from users where role = 'ADMIN'`,
    [createHash("sha256").update(token).digest()],
  );
  return `session=${await encode({ token: { sid: token }, secret })}; locale=uz`;
}

async function ask({ server, cookie }: Side, path: string): Promise<void> {
  const answer = await fetch(`${server.origin}${path}`, { headers: { cookie }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
}

function productEnv(database: { appUrl: string; adminUrl: string }, secret: string): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: secret,
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    NEXTAUTH_URL: "http://localhost:3000",
  };
}

const p95 = (times: number[] = []) =>
  round([...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0);
const round = (value: number) => Number(value.toFixed(1));
