import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { type Home, settle } from "./identity.ts";

type Options = { data: string; port: number; password: string; log: string; flags?: string[] };

/** `url` is the superuser's. `isNew`: the data folder was made just now. */
export type Postgres = { url: string; pid: number; isNew: boolean; close(): Promise<void> };

const version = "18";

/** Starts PostgreSQL on the loopback address with a durable data folder; passwords are checked by SCRAM. */
export async function startPostgres(options: Options): Promise<Postgres> {
  const isNew = !existsSync(path.join(options.data, "PG_VERSION"));
  if (!isNew) refuseOtherVersion(options.data);
  const home = settle(findBinaries(), options.data);
  if (isNew) await initialise(home, options.password);
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  const server = await launchWhenFree(home, options, url);
  return {
    url,
    pid: server.pid ?? 0,
    isNew,
    close: () =>
      new Promise((resolve) => {
        if (server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once("exit", () => resolve());
        // SIGINT: ends open connections and stops cleanly.
        server.kill("SIGINT");
      }),
  };
}

/**
 * After a kill -9 of the whole tree the old server's workers hold its memory for a moment longer, and a new server
 * refuses to start beside them: it is tried again until they are gone.
 */
async function launchWhenFree(home: Home, options: Options, url: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const from = existsSync(options.log) ? statSync(options.log).size : 0;
    const server = launch(home, options);
    const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
    const isOver = () => server.exitCode !== null || server.signalCode !== null;
    const isReady = await untilReady(url, isOver).catch(async (error: unknown) => {
      // A server that refuses us must not stay behind.
      server.kill("SIGINT");
      await ended;
      throw error;
    });
    if (isReady) return server;
    const code = await ended;
    const words = readFileSync(options.log, "utf8").slice(from);
    if (!/pre-existing shared memory|lock file .* already exists/.test(words) || Date.now() > deadline) {
      throw new Error(`PostgreSQL ended at once (code ${code}): see ${options.log}`);
    }
    await pause(200);
  }
}

function refuseOtherVersion(data: string) {
  const found = readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (found === version) return;
  throw new Error(
    `The data folder ${data} was written by PostgreSQL ${found}, this is ${version}: move it away and start again.`,
  );
}

function launch(home: Home, { port, log, flags = [] }: Options) {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120", ...flags];
  const server = spawn(
    path.join(home.binaries, "bin", "postgres"),
    ["-D", home.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...identity(home), stdio: ["ignore", "ignore", "pipe"], detached: true, cwd: home.data },
  );
  server.stderr?.on("data", (chunk) => writeFileSync(log, chunk, { flag: "a" }));
  return server;
}

async function initialise(home: Home, password: string) {
  mkdirSync(home.data, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `scx-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (home.uid !== undefined && home.gid !== undefined) chownSync(passwordFile, home.uid, home.gid);
  const args = [`--pgdata=${home.data}`, "--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`];
  try {
    await new Promise<void>((resolve, reject) => {
      const initdb = spawn(
        path.join(home.binaries, "bin", "initdb"),
        [...args, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        {
          ...identity(home),
          stdio: ["ignore", "ignore", "pipe"],
          cwd: "/",
        },
      );
      let words = "";
      initdb.stderr.on("data", (chunk) => {
        words += chunk;
      });
      initdb.once("error", reject);
      initdb.once("close", (code) =>
        code === 0 ? resolve() : reject(new Error(`PostgreSQL could not make its data folder: ${words.trim()}`)),
      );
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const identity = ({ uid, gid }: Home) => (uid === undefined || gid === undefined ? {} : { uid, gid });

/** False when the server has ended instead. */
async function untilReady(url: string, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      const code = (error as { code?: string }).code;
      // 57P03: starting or recovering. Anything but "not there yet" is a real answer.
      if (code && !["ECONNREFUSED", "57P03", "ECONNRESET"].includes(code)) throw error;
    }
    await pause(30);
  }
  return false;
}
