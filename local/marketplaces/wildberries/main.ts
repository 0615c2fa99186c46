import { startWildberriesSandbox } from "./sandbox.ts";

const {
  WILDBERRIES_SANDBOX_PORT,
  WILDBERRIES_SANDBOX_KEY,
  WILDBERRIES_SANDBOX_SECRET,
  WILDBERRIES_SANDBOX_STATE_FILE,
} = process.env;
if (!WILDBERRIES_SANDBOX_KEY) {
  console.error("WILDBERRIES_SANDBOX_KEY is missing: the token of the sandbox's first seller.");
  process.exit(1);
}

const sandbox = await startWildberriesSandbox({
  port: Number(WILDBERRIES_SANDBOX_PORT ?? 0),
  key: WILDBERRIES_SANDBOX_KEY,
  secret: WILDBERRIES_SANDBOX_SECRET || undefined,
  stateFile: WILDBERRIES_SANDBOX_STATE_FILE,
});
console.log(`ready ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void sandbox.close());
