import { generateIfStale } from "../../local/cli/build.ts";
import { runTool } from "../support/command.ts";
import type { Tally } from "../support/tally.ts";
import { findHardCodedTexts } from "./hard-coded-texts.ts";
import { findMessageFaults } from "./messages.ts";
import { findUnusedMessages } from "./unused-messages.ts";
import { findLowVersions } from "./version-floors.ts";

type Check = { name: string; run: () => Promise<string | null> };

/** Each returns what is wrong, or null. tests/integration/checks plants a violation for every one. */
const checks: Check[] = [
  {
    name: "format, lint and import direction (Biome)",
    run: () => tool("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings"]),
  },
  { name: "types (tsc)", run: () => tool("node_modules/typescript/bin/tsc", ["--noEmit", "--incremental", "false"]) },
  { name: "unused code (knip)", run: () => tool("node_modules/knip/bin/knip.js", []) },
  { name: "version floors", run: async () => list(findLowVersions()) },
  { name: "message catalogues", run: async () => list(findMessageFaults()) },
  { name: "messages that nobody asks for", run: async () => list(findUnusedMessages()) },
  { name: "texts outside the catalogues", run: async () => list(findHardCodedTexts()) },
];

export async function runChecks(): Promise<Tally> {
  await generateIfStale();
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of checks) {
    const from = Date.now();
    const fault = await run();
    tally[fault ? "failed" : "passed"] += 1;
    process.stdout.write(`${fault ? "✗" : "✓"} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
    if (fault) process.stdout.write(`${fault.slice(0, 12_000)}\n`);
  }
  return tally;
}

async function tool(script: string, args: string[]): Promise<string | null> {
  const { code, output } = await runTool(script, args, { isQuiet: true });
  return code === 0 ? null : output;
}

const list = (faults: string[]) => (faults.length ? faults.join("\n") : null);
