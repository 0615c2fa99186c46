import { serveLocally } from "../serve.ts";
import { buildApp } from "./app.ts";
import { openStudio } from "./studio.ts";

type ImagesOptions = {
  /** 0 or absent: a free one. */
  port?: number;
  apiKey: string;
  /** The SQLite file that keeps orders and pictures; absent: they live in memory. */
  stateFile?: string;
};

/** Starts the stand-in for Black Forest Labs. The product's base URL is `${url}/v1`. */
export async function startImages(options: ImagesOptions): Promise<{ url: string; close(): Promise<void> }> {
  const studio = openStudio(options.stateFile);
  const running = await serveLocally(buildApp(options.apiKey, studio), options.port);
  return {
    url: running.url,
    close: async () => {
      await running.close();
      await studio.close();
    },
  };
}
