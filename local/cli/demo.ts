import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { playStory } from "./demo/story.ts";
import { type LocalHome, openHome, openSecrets, projectRoot } from "./home.ts";

/** `npm run demo -- [--json] [--photo FILE] [--marketplace ID]`: the seed story, through the product's real doors. */
const isJson = process.argv.includes("--json");
const option = (name: string) => {
  const index = process.argv.indexOf(name);
  return index < 0 ? null : (process.argv[index + 1] ?? null);
};

type Running = { origin: string; pages: { name: string; url: string }[] };

async function findRunning(home: LocalHome): Promise<Running | null> {
  const file = `${home.root}/ready.json`;
  if (!existsSync(file)) return null;
  const running = JSON.parse(readFileSync(file, "utf8")) as Running;
  const health = await fetch(`${running.origin}/api/health`).catch(() => null);
  return health?.ok ? running : null;
}

/** Starts the product where none runs, and stops it again at the end. */
async function ensureRunning(home: LocalHome): Promise<{ running: Running; stop(): Promise<void> }> {
  const found = await findRunning(home);
  if (found) return { running: found, stop: async () => undefined };
  process.stderr.write("no product is running here: starting one\n");
  const child = spawn(process.execPath, [`${projectRoot}/local/cli/start.ts`], { stdio: ["ignore", 2, 2] });
  for (;;) {
    const running = await findRunning(home);
    if (running) {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      return {
        running,
        stop: () => {
          child.kill("SIGTERM");
          return ended;
        },
      };
    }
    if (child.exitCode !== null) throw new Error("the product did not start");
    await pause(200);
  }
}

const home = openHome();
const { running, stop } = await ensureRunning(home);
const result = await playStory({
  origin: running.origin,
  pages: new Map(running.pages.map(({ name, url }) => [name, url])),
  secrets: openSecrets(home),
  photo: option("--photo"),
  only: option("--marketplace"),
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(result, null, isJson ? 0 : 2)}\n`);
await stop();
process.exit(result.ok ? 0 : 1);
