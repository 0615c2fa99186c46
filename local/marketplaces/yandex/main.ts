import { startYandexSandbox } from "./start.ts";

const { YANDEX_SANDBOX_KEY: key, YANDEX_SANDBOX_PORT: port = "0", YANDEX_SANDBOX_STATE_FILE: stateFile } = process.env;
if (!key) {
  console.error("YANDEX_SANDBOX_KEY is missing: the Api-Key of the sandbox's first seller.");
  process.exit(1);
}

const sandbox = await startYandexSandbox({ key, port: Number(port), ...(stateFile && { stateFile }) });
console.log(`ready ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
