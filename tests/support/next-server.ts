import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { pickPort } from "../../local/cli/ports.ts";
import { projectRoot } from "./project.ts";

const next = `${projectRoot}/node_modules/next/dist/bin/next`;

export type NextServer = { origin: string; pid: number; kill(): Promise<void> };

/** `next start` of a built application, in a process group of its own; it is up when `probe` answers anything. */
export async function startNext(
  folder: string,
  env: Record<string, string>,
  probe: string,
  port = 0,
): Promise<NextServer> {
  const own = port || (await pickPort(0));
  const child = spawn(process.execPath, [next, "start", "-p", String(own), "-H", "127.0.0.1"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const origin = `http://127.0.0.1:${own}`;
  while (!(await fetch(`${origin}${probe}`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`next start of ${folder} ended with ${child.exitCode}`);
    await pause(50);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), "SIGKILL");
      await ended;
    },
  };
}

export async function buildNext(folder: string): Promise<void> {
  const child = spawn(process.execPath, [next, "build"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`next build of ${folder} failed:\n${output.slice(-2_000)}`);
}
