import { startJobs } from "./start.ts";

function required(name: string) {
  const value = process.env[name];
  if (!value) {
    console.error(`${name} is not set`);
    process.exit(1);
  }
  return value;
}

const jobs = await startJobs({
  port: Number(process.env.JOBS_PORT ?? 0),
  databaseUrl: required("JOBS_DATABASE_URL"),
  eventKey: required("JOBS_EVENT_KEY"),
  signingKey: required("JOBS_SIGNING_KEY"),
  appUrl: (process.env.JOBS_APP_URL ?? "").split(",").filter(Boolean),
});
console.log(`ready ${jobs.url}`);

let isStopping = false;
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  await jobs.close();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
