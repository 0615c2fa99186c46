import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { pickPort } from "../../../local/cli/ports.ts";
import { startPostgres } from "../../../local/postgres/server.ts";
import { projectRoot } from "../../support/project.ts";

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("a start that is broken off half-way leaves no program behind", { timeout: 90_000 }, async () => {
  const home = mkdtempSync(path.join(tmpdir(), "scx-broken-off-"));
  // Where root starts PostgreSQL, the account that runs it must reach its data.
  chmodSync(home, 0o755);
  const run = path.join(home, "run");
  const listPids = () =>
    readdirSync(run).map((file) => Number(readFileSync(path.join(run, file), "utf8").split(" ")[0]));
  const { DATABASE_URL: _, ...env } = process.env;
  const start = spawn(process.execPath, ["local/cli/start.ts"], {
    cwd: projectRoot,
    env: { ...env, SELLERCLOUDX_HOME: home },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => start.once("exit", () => resolve()));
  try {
    // PostgreSQL is up, and the stand-ins are on their way.
    await vi.waitFor(() => expect(listPids().length).toBeGreaterThan(3), { timeout: 60_000, interval: 10 });
    const pids = listPids();
    start.kill("SIGTERM");
    await ended;
    expect(listPids()).toEqual([]);
    expect(pids.filter(isAlive)).toEqual([]);
  } finally {
    start.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  }
});

test("a server whose password is not ours any more does not stay behind", { timeout: 60_000 }, async () => {
  const home = mkdtempSync(path.join(tmpdir(), "scx-other-password-"));
  chmodSync(home, 0o755);
  const data = path.join(home, "postgres");
  const options = { data, port: await pickPort(54_400), log: path.join(home, "postgres.log") };
  try {
    await (await startPostgres({ ...options, password: "the first" })).close();
    await expect(startPostgres({ ...options, password: "another" })).rejects.toThrow("password authentication failed");
    expect(existsSync(path.join(data, "postmaster.pid"))).toBe(false);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
