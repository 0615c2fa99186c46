import { renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { adminUsername } from "../../prisma/seed.ts";
import { buildIfStale, generateIfStale } from "./build.ts";
import { openDatabases } from "./database.ts";
import { openHome, openSecrets } from "./home.ts";
import { pickPort } from "./ports.ts";
import { type Child, endLeftovers, startChild } from "./processes.ts";
import { sandboxClientId, sandboxKey, startStandIns } from "./services.ts";

const isDev = process.argv.includes("--dev");
const startedAt = Date.now();
const closers: (() => Promise<void>)[] = [];

/** Ends when no step is under way. */
let current: Promise<unknown> = Promise.resolve();

/** One line a step: what is done now, and how long it took. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  if (stopping) throw new Error("stopped before it was ready");
  const from = Date.now();
  process.stdout.write(`· ${what} … `);
  const running = work();
  current = running.catch(() => undefined);
  const result = await running;
  process.stdout.write(`${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  return result;
}

let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    // What is just being started has no closer yet.
    await Promise.race([current, pause(20_000)]);
    for (const close of closers.reverse()) await close();
  })();
  return stopping;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    process.stdout.write("\nstopping …\n");
    stop().then(() => process.exit(0));
  });
}

async function main() {
  const home = openHome();
  const secrets = openSecrets(home);
  closers.push(async () => {
    // A step that failed or was broken off leaves programs without a closer.
    await endLeftovers(home);
  });
  const left = await endLeftovers(home);
  rmSync(`${home.root}/ready.json`, { force: true });
  if (left.length) process.stdout.write(`· ended what an earlier start had left running: ${left.join(", ")}\n`);

  const port = await pickPort(Number(process.env.PORT ?? 3000));
  const origin = process.env.APP_ORIGIN ?? `http://localhost:${port}`;
  const given = process.env.DATABASE_URL;
  const databases = given ? null : await step("starting PostgreSQL", () => openDatabases(home, secrets));
  if (databases) closers.push(databases.close);
  const standing = await step("starting the stand-ins", () =>
    startStandIns(home, secrets, databases?.jobsUrl ? { databaseUrl: databases.jobsUrl, appOrigin: origin } : null),
  );
  closers.push(async () => {
    await Promise.all(standing.children.map((child) => child.stop()));
  });

  const env = {
    ...standing.env,
    ...databases?.env,
    SESSION_SECRET: process.env.SESSION_SECRET ?? secrets.sessionSecret,
    KEY_ENCRYPTION_KEY: process.env.KEY_ENCRYPTION_KEY ?? secrets.keyEncryptionKey,
    AUDIT_ANCHOR_DIR: process.env.AUDIT_ANCHOR_DIR ?? `${home.root}/audit`,
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  if (isDev) await generateIfStale();
  else await step("checking the build", () => buildIfStale((what) => process.stdout.write(`${what} … `)));
  const app = await step("starting the product", () => startProduct(home, port, env));
  closers.push(app.stop);
  await register(origin);
  watch([app, ...standing.children]);
  const ready = `${home.root}/ready.json`;
  // Whoever waits for it reads it whole.
  writeFileSync(`${ready}.new`, JSON.stringify({ origin, pages: standing.pages }));
  renameSync(`${ready}.new`, ready);
  closers.push(async () => rmSync(ready, { force: true }));
  greet(origin, secrets.adminPassword, standing.pages, sandboxKey(secrets), databases !== null);
}

async function startProduct(home: ReturnType<typeof openHome>, port: number, env: Record<string, string>) {
  const args = ["node_modules/next/dist/bin/next", isDev ? "dev" : "start", "-p", String(port), "-H", "127.0.0.1"];
  const child = await startChild(home, "app", args, env, (output) => /Ready in|ready on/i.test(output));
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer) return child;
    if (child.process.exitCode !== null) throw new Error(`the product ended at once: see ${home.logs}/app.log`);
    await pause(50);
  }
}

/** Tells the jobs server which functions there are; a real one does not ask by itself. */
async function register(origin: string) {
  const answer = await fetch(`${origin}/api/inngest`, { method: "PUT" }).catch(() => null);
  if (!answer?.ok) process.stdout.write("· the jobs server did not take the functions yet; it will ask again\n");
}

function watch(children: Child[]) {
  for (const { name, process: child } of children) {
    child.once("exit", (code) => {
      if (stopping) return;
      process.stderr.write(`${name} ended unexpectedly (code ${code}); stopping everything else. Start again.\n`);
      stop().then(() => process.exit(1));
    });
  }
}

function greet(
  origin: string,
  adminPassword: string,
  pages: { name: string; url: string }[],
  keys: Record<string, string>,
  isOurs: boolean,
) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const lines = [`\nSellerCloudX is ready after ${seconds} s`, `  ${origin}`];
  if (isOurs) {
    lines.push(`  administrator: ${adminUsername} / ${adminPassword}  (${origin}/login)`);
    const authenticator = pages.find(({ name }) => name === "authenticator");
    if (authenticator) lines.push(`  its six-digit code: ${authenticator.url}`);
  }
  if (pages.length) lines.push("\nStand-ins, on this machine alone:");
  for (const { name, url } of pages) {
    const key = keys[name] && `  key ${name === "ozon" ? `${sandboxClientId} / ` : ""}${keys[name]}`;
    lines.push(`  ${name.padEnd(14)} ${url}${key ? `${key}` : ""}`);
  }
  lines.push("\nCtrl-C stops it; data stays in .local/\n");
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch(async (error) => {
  process.stdout.write("\n");
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stop();
  process.exit(1);
});
