import { serveLocally } from "../serve.ts";
import { buildApp } from "./app.ts";
import { createPrintReader } from "./look/read-print.ts";

type AiOptions = {
  /** 0 or absent: a free one. */
  port?: number;
  apiKey: string;
  /** Where the reader's language files are gathered; may be emptied at any time. */
  cacheDir: string;
};

/** Starts the stand-in for OpenAI. The product's base URL is `${url}/v1`. Nothing is loaded before the first photo. */
export async function startAi(options: AiOptions): Promise<{ url: string; close(): Promise<void> }> {
  const reader = createPrintReader(options.cacheDir);
  const running = await serveLocally(buildApp(options.apiKey, reader), options.port);
  return {
    url: running.url,
    close: async () => {
      await running.close();
      await reader.close();
    },
  };
}
