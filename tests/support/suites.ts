import { existsSync, readFileSync } from "node:fs";
import { findBrowser } from "./browser.ts";
import { runTool } from "./command.ts";
import { startProduct } from "./product.ts";
import { projectRoot } from "./project.ts";
import type { Tally } from "./tally.ts";
import { openTestPostgres } from "./test-postgres.ts";

/** The suites that Vitest runs, against a PostgreSQL of their own. */
export async function runVitest(projects: string[]): Promise<Tally> {
  const needsDatabase = projects.some((name) => name !== "unit");
  const postgres = needsDatabase ? await openTestPostgres() : null;
  const file = `${projectRoot}/tests/output/vitest.json`;
  try {
    const args = ["run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"];
    const { code } = await runTool(
      "node_modules/vitest/vitest.mjs",
      [...args, `--outputFile.json=${file}`, ...projects.map((name) => `--project=${name}`)],
      { env: { TEST_POSTGRES_URL: postgres?.url } },
    );
    return readVitest(file, code);
  } finally {
    await postgres?.close();
  }
}

function readVitest(file: string, code: number): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8")) as Record<
    "numPassedTests" | "numFailedTests" | "numPendingTests" | "numTodoTests" | "numFailedTestSuites",
    number
  >;
  const failed = report.numFailedTests || report.numFailedTestSuites || (code === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** Journeys in a real browser, through a product started as a newcomer would. */
export async function runEndToEnd(): Promise<Tally> {
  const browser = await findBrowser();
  const product = await startProduct("e2e");
  const file = `${projectRoot}/tests/output/playwright.json`;
  try {
    const { code } = await runTool(
      "node_modules/playwright/cli.js",
      ["test", "--config", "tests/playwright.config.ts"],
      {
        env: {
          E2E_ORIGIN: product.origin,
          E2E_HOME: product.home,
          E2E_BROWSER: browser,
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        },
      },
    );
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
    const { stats } = JSON.parse(readFileSync(file, "utf8")) as {
      stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number>;
    };
    const failed = stats.unexpected + stats.flaky || (code === 0 ? 0 : 1);
    return { passed: stats.expected, failed, skipped: stats.skipped };
  } finally {
    await product.close();
  }
}
