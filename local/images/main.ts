import { startImages } from "./start-images.ts";

const { IMAGES_PORT, IMAGES_API_KEY, IMAGES_STATE_FILE } = process.env;
if (!IMAGES_API_KEY) throw new Error("IMAGES_API_KEY must be set");

const images = await startImages({
  port: Number(IMAGES_PORT ?? 0),
  apiKey: IMAGES_API_KEY,
  ...(IMAGES_STATE_FILE ? { stateFile: IMAGES_STATE_FILE } : {}),
});
console.log(`ready ${images.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void images.close().then(() => process.exit(0)));
}
