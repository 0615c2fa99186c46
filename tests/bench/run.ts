/** `npm run bench -- <name> --json`: one benchmark, its reference measured in the same run. */
const benchmarks: Record<string, () => Promise<Record<string, unknown>>> = {
  start: async () => (await import("./start.ts")).measureStart(),
  jobs: async () => (await import("./jobs.ts")).measureJobs(),
  "webhook-intake": async () => (await import("./webhook-intake.ts")).measureWebhookIntake(),
  "js-size": async () => (await import("./js-size.ts")).measureJsSize(),
  "admin-growth": async () => (await import("./admin-growth.ts")).measureAdminGrowth(),
  "order-import": async () => (await import("./order-import.ts")).measureOrderImport(),
};

const benchmark = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? "";
const measure = benchmarks[benchmark];
if (!measure) {
  process.stderr.write(`npm run bench -- <${Object.keys(benchmarks).join("|")}> --json\n`);
  process.exit(2);
}
const figures = await measure();
process.stdout.write(
  `${JSON.stringify({ name: benchmark, ...figures }, null, process.argv.includes("--json") ? 0 : 2)}\n`,
);
process.exit(0);

export {};
