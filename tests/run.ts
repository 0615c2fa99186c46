import { mkdirSync, rmSync } from "node:fs";
import { runChecks } from "./checks/run-checks.ts";
import { projectRoot } from "./support/project.ts";
import { runEndToEnd, runVitest } from "./support/suites.ts";
import { add, type Tally } from "./support/tally.ts";

/** `npm test`: set-up and every suite. `npm run check`: the fast checks alone. */
const onlyChecks = process.argv.includes("--checks");

async function main(): Promise<Tally> {
  const output = `${projectRoot}/tests/output`;
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const checks = await runChecks();
  if (onlyChecks) return add(checks, await runVitest(["unit"]));
  const suites = await runVitest(["unit", "contract", "integration"]);
  return add(checks, suites, await runEndToEnd());
}

const total = await main();
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed > 0 ? 1 : 0);
