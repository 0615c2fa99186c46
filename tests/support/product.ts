import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { projectRoot } from "./project.ts";

export type Product = {
  origin: string;
  home: string;
  /** What it has printed so far. */
  output(): string;
  /** SIGTERM, and the end of the supervisor. */
  close(): Promise<void>;
  /** kill -9 of the supervisor: what it had started is left behind. */
  kill(): Promise<void>;
};

/** Starts the product by the same script as `npm start`, with a home of its own under .local, emptied before if fresh. */
export async function startProduct(name: string, env: Record<string, string> = {}, isFresh = true): Promise<Product> {
  const home = `${projectRoot}/.local/${name}`;
  if (isFresh) rmSync(home, { recursive: true, force: true });
  const child = spawn(process.execPath, [`${projectRoot}/local/cli/start.ts`], {
    cwd: projectRoot,
    env: { ...process.env, SELLERCLOUDX_HOME: home, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const ready = `${home}/ready.json`;
  rmSync(ready, { force: true });
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error(`the product did not start:\n${output}`);
    await pause(100);
  }
  const { origin } = JSON.parse(readFileSync(ready, "utf8")) as { origin: string };
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  return { origin, home, output: () => output, close: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
