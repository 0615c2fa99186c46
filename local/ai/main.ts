import { startAi } from "./start-ai.ts";

const { AI_PORT, AI_API_KEY, AI_CACHE_DIR } = process.env;
if (!AI_API_KEY || !AI_CACHE_DIR) throw new Error("AI_API_KEY and AI_CACHE_DIR must be set");

const ai = await startAi({ port: Number(AI_PORT ?? 0), apiKey: AI_API_KEY, cacheDir: AI_CACHE_DIR });
console.log(`ready ${ai.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void ai.close().then(() => process.exit(0)));
}
