import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Inngest, InngestFunction } from "inngest";
import type { Exchange } from "./shop";

const folder = fileURLToPath(new URL("../../../../shared/inngest-protocol", import.meta.url));

export const hasRecording = existsSync(folder);
export const whyNot = `the recording of the real server is not at ${folder}`;

export type Recorded = Exchange & { atMs: number };
type Row = Recorded | { scenario: string };

/** The recorded exchanges of each scenario. What the clock alone started (cron) is kept out of the other scenarios. */
export function readTranscript(file: string): Map<string, Recorded[]> {
  const scenarios = new Map<string, Recorded[]>([["registration", []]]);
  let current = "registration";
  for (const row of JSON.parse(readFileSync(join(folder, file), "utf8")) as Row[]) {
    if ("scenario" in row) {
      current = row.scenario;
      scenarios.set(current, []);
    } else if (current === "cron" || !row.url.includes("shop-cron")) scenarios.get(current)?.push(row);
  }
  return scenarios;
}

type Played = {
  functions(inngest: Inngest): InngestFunction.Like[];
  scenarios(parts: { inngest: Inngest; wait(ms: number): Promise<void> }): [string, () => Promise<void>][];
};

/** The recorded functions and event sequences, made to use the SDK of this repository. */
export async function loadScenarios(): Promise<Played> {
  const source = readFileSync(join(folder, "scenarios.mjs"), "utf8");
  const copy = join(mkdtempSync(join(tmpdir(), "scenarios-")), "scenarios.mjs");
  writeFileSync(copy, source.replace("from 'inngest'", `from '${import.meta.resolve("inngest")}'`));
  return import(/* @vite-ignore */ pathToFileURL(copy).href);
}
