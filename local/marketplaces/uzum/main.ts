import { startUzumSandbox } from "./sandbox.ts";

const { UZUM_SANDBOX_PORT, UZUM_SANDBOX_KEY, UZUM_SANDBOX_STATE_FILE } = process.env;
if (!UZUM_SANDBOX_KEY) {
  console.error("UZUM_SANDBOX_KEY is missing: the API key that the sandbox takes.");
  process.exit(1);
}

const sandbox = await startUzumSandbox({
  port: Number(UZUM_SANDBOX_PORT ?? 0),
  key: UZUM_SANDBOX_KEY,
  stateFile: UZUM_SANDBOX_STATE_FILE,
});
console.log(`ready ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void sandbox.close());
