import { startMail } from "./start-mail.ts";

const { MAIL_PORT, MAIL_API_KEY: apiKey, MAIL_STATE_FILE: stateFile } = process.env;
if (!apiKey) {
  console.error("The mail server needs MAIL_API_KEY.");
  process.exit(1);
}

const running = await startMail({ port: Number(MAIL_PORT ?? 0), apiKey, ...(stateFile ? { stateFile } : {}) });
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => running.close().then(() => process.exit(0)));
}
console.log(`ready ${running.url}`);
