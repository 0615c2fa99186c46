import { startOzonSandbox } from "./start-sandbox.ts";

const {
  OZON_SANDBOX_PORT: port = "0",
  OZON_SANDBOX_CLIENT_ID: clientId,
  OZON_SANDBOX_KEY: key,
  OZON_SANDBOX_STATE_FILE: stateFile,
} = process.env;
if (!clientId || !key) throw new Error("OZON_SANDBOX_CLIENT_ID and OZON_SANDBOX_KEY are needed");

const running = await startOzonSandbox({ port: Number(port), clientId, key, ...(stateFile && { stateFile }) });
console.log(`ready ${running.url}`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void running.close().then(() => process.exit(0)));
}
