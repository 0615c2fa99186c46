import { startRealtime } from "./start-realtime.ts";

const { REALTIME_APP_ID: appId, REALTIME_KEY: key, REALTIME_SECRET: secret, REALTIME_PORT } = process.env;
if (!appId || !key || !secret) {
  console.error("The realtime server needs REALTIME_APP_ID, REALTIME_KEY and REALTIME_SECRET.");
  process.exit(1);
}

const running = await startRealtime({ port: Number(REALTIME_PORT ?? 0), appId, key, secret });
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => running.close().then(() => process.exit(0)));
}
console.log(`ready ${running.url}`);
