import { startRates } from "./start-rates.ts";

const running = await startRates({ port: Number(process.env.RATES_PORT ?? 0) });
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => running.close().then(() => process.exit(0)));
}
console.log(`ready ${running.url}`);
