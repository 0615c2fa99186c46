import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { findBrowser } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { projectRoot } from "../support/project.ts";
import type { Proof } from "./run.ts";

type Report = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: { specs: { title: string; tests: { annotations: { type: string; description?: string }[] }[] }[] }[];
};

/** One spec against a product of its own; its annotations are the figures. */
export async function proveBySpec(spec: string): Promise<Proof> {
  const file = `${projectRoot}/tests/output/proof-${spec}.json`;
  rmSync(file, { force: true });
  const product = await startProduct(`proof-${spec}`);
  try {
    spawnSync(
      process.execPath,
      ["node_modules/playwright/cli.js", "test", "--config", "tests/playwright.config.ts", "--project=desktop", spec],
      {
        cwd: projectRoot,
        stdio: ["ignore", "ignore", "inherit"],
        env: {
          ...process.env,
          E2E_ORIGIN: product.origin,
          E2E_HOME: product.home,
          E2E_BROWSER: await findBrowser(),
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        },
      },
    );
    const { stats, suites } = JSON.parse(readFileSync(file, "utf8")) as Report;
    const notes = suites.flatMap(({ specs }) => specs.flatMap(({ tests }) => tests.flatMap((one) => one.annotations)));
    const figures = Object.fromEntries(notes.map(({ type, description }) => [type, Number(description)]));
    const isMet = stats.expected > 0 && stats.unexpected + stats.flaky === 0;
    return { isMet, figures: { ...figures, passed: stats.expected, failed: stats.unexpected + stats.flaky } };
  } finally {
    await product.close();
  }
}
