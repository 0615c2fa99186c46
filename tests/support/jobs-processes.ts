import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./project.ts";

/** What an app and its jobs server agree on. */
export type JobsKeys = { eventKey: string; signingKey: string };

export type Process = { url: string; close(): Promise<void>; kill(): Promise<void> };

export function startJobsServer(databaseUrl: string, keys: JobsKeys, appUrl: string, port = 0): Promise<Process> {
  return startProcess(new URL("../../local/jobs/main.ts", import.meta.url), {
    JOBS_PORT: String(port),
    JOBS_DATABASE_URL: databaseUrl,
    JOBS_EVENT_KEY: keys.eventKey,
    JOBS_SIGNING_KEY: keys.signingKey,
    JOBS_APP_URL: appUrl,
  });
}

/** Its stderr stays off the screen: the SDK prints a page for each call that it refuses. */
export function startJobsApp(port: number, jobsUrl: string, keys: JobsKeys): Promise<Process> {
  const env = {
    NODE_ENV: "production",
    PORT: String(port),
    INNGEST_DEV: undefined,
    INNGEST_BASE_URL: jobsUrl,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
  };
  return startProcess(new URL("./jobs-app.ts", import.meta.url), env, true);
}

/** A script of the project on this Node, once it has printed `ready <url>`. */
export async function startProcess(
  script: URL,
  env: Record<string, string | undefined>,
  isQuiet = false,
): Promise<Process> {
  const child = spawn(process.execPath, [fileURLToPath(script)], {
    cwd: projectRoot,
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += chunk;
    if (!isQuiet) process.stderr.write(chunk);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const ready = /^ready (\S+)$/m.exec(output)?.[1];
      if (ready) resolve(ready);
    });
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${script} ended with ${code} before it was ready:\n${output}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, close: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
