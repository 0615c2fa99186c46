import { run } from "graphile-worker";
import { workerSettings } from "../../local/jobs/queue.ts";

/** graphile-worker alone with a task that does nothing, on the database of its environment. */
const runner = await run({
  connectionString: process.env.DATABASE_URL ?? "",
  noHandleSignals: true,
  preset: { worker: { ...workerSettings, maxPoolSize: workerSettings.concurrentJobs } },
  taskList: { empty: () => undefined },
  parsedCronItems: [],
});
console.log("ready bare");
process.on("SIGTERM", async () => {
  await runner.stop();
  process.exit(0);
});
