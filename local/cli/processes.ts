import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type LocalHome, projectRoot } from "./home.ts";

export type Child = { name: string; process: ChildProcess; stop(): Promise<void> };

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches the supervisor alone and things end in
 * order. Its output goes to a log file; `ready` waits for the line that the program prints when it listens.
 */
export async function startChild(
  home: LocalHome,
  name: string,
  args: string[],
  env: Record<string, string>,
  isReady: (output: string) => boolean,
): Promise<Child> {
  const log = `${home.logs}/${name}.log`;
  const file = openSync(log, "w");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  writePid(home, name, child.pid ?? 0);
  const deadline = Date.now() + 60_000;
  while (!isReady(readFileSync(log, "utf8"))) {
    if (child.exitCode !== null) throw new Error(`${name} ended at once: ${lastWords(log)}`);
    if (Date.now() > deadline) throw new Error(`${name} did not start within a minute: see ${log}`);
    await pause(25);
  }
  return {
    name,
    process: child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
        endGroup(child.pid ?? 0, "SIGTERM");
        const late = setTimeout(() => endGroup(child.pid ?? 0, "SIGKILL"), 25_000);
        await ended;
        clearTimeout(late);
      }
      endGroup(child.pid ?? 0, "SIGKILL");
      forgetPid(home, name);
    },
  };
}

export function writePid(home: LocalHome, name: string, pid: number) {
  writeFileSync(`${home.run}/${name}.pid`, `${pid} ${startedAt(pid) ?? ""}`);
}

export function forgetPid(home: LocalHome, name: string) {
  rmSync(`${home.run}/${name}.pid`, { force: true });
}

/** Ends what a killed supervisor left behind: the processes of its pid files, if they are still the same ones. */
export async function endLeftovers(home: LocalHome): Promise<string[]> {
  const ended: string[] = [];
  for (const file of readdirSync(home.run).filter((name) => name.endsWith(".pid"))) {
    const [pid, started] = readFileSync(`${home.run}/${file}`, "utf8").split(" ");
    if (pid && isAlive(Number(pid)) && started === (startedAt(Number(pid)) ?? "")) {
      await endProcess(Number(pid), file === "postgres.pid" ? "SIGINT" : "SIGTERM");
      ended.push(file.replace(".pid", ""));
    }
    rmSync(`${home.run}/${file}`, { force: true });
  }
  return ended;
}

async function endProcess(pid: number, signal: NodeJS.Signals) {
  endGroup(pid, signal);
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 50) await pause(50);
  endGroup(pid, "SIGKILL");
  while (isAlive(pid)) await pause(20);
}

function endGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie answers too; only its parent can bury it.
    return readStat(pid)?.[0] !== "Z";
  } catch {
    return false;
  }
}

/** When the process started, in clock ticks since boot: tells a reused pid. Unknown outside Linux. */
const startedAt = (pid: number) => readStat(pid)?.[19];

/** The fields of /proc/<pid>/stat after the program's name: state first. */
function readStat(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
  } catch {
    return undefined;
  }
}

export function lastWords(log: string): string {
  return readFileSync(log, "utf8").trim().split("\n").slice(-5).join(" | ").slice(-600);
}
