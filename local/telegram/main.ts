import { startTelegram } from "./start-telegram.ts";

const { TELEGRAM_PORT, TELEGRAM_TOKEN: token, TELEGRAM_STATE_FILE: stateFile } = process.env;
if (!token) {
  console.error("The Telegram server needs TELEGRAM_TOKEN.");
  process.exit(1);
}

const running = await startTelegram({ port: Number(TELEGRAM_PORT ?? 0), token, ...(stateFile ? { stateFile } : {}) });
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => running.close().then(() => process.exit(0)));
}
console.log(`ready ${running.url}`);
