import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./home.ts";

const sources = ["app", "components", "lib", "inngest", "prisma/schema", "public"];
const files = ["next.config.js", "proxy.ts", "instrumentation.ts", "package-lock.json", "tsconfig.json"];
const stamp = path.join(projectRoot, ".next", "built-from");

/** Generates the database client and builds the product where either is older than its sources. True: it built. */
export async function buildIfStale(say: (what: string) => void): Promise<boolean> {
  await generateIfStale();
  const now = fingerprint(sources, files);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  say("building the product");
  rmSync(stamp, { force: true });
  await run("node_modules/next/dist/bin/next", ["build"]);
  writeFileSync(stamp, now);
  return true;
}

export async function generateIfStale(): Promise<void> {
  const generatedFrom = path.join(projectRoot, "prisma", "generated", "built-from");
  const schema = fingerprint(["prisma/schema"], ["package-lock.json"]);
  if (existsSync(generatedFrom) && readFileSync(generatedFrom, "utf8") === schema) return;
  await run("node_modules/prisma/build/index.js", ["generate"]);
  writeFileSync(generatedFrom, schema);
}

async function run(script: string, args: string[]) {
  try {
    await promisify(execFile)(process.execPath, [path.join(projectRoot, script), ...args], {
      cwd: projectRoot,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${args[0]} failed:\n${`${stdout}\n${stderr}`.trim().slice(-3_000)}`);
  }
}

function fingerprint(folders: string[], single: string[]): string {
  const hash = createHash("sha256");
  const inFolders = folders.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of [...inFolders, ...single.map((name) => path.join(projectRoot, name))].sort()) {
    hash.update(path.relative(projectRoot, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}
