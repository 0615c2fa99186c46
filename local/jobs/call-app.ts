import http from "node:http";
import https from "node:https";
import type { RawReply } from "./reply.ts";

/** A step may take two hours (Inngest, "Usage limits", November 2026). */
const longestCallMs = 2 * 3_600_000;

const agents = {
  "http:": new http.Agent({ keepAlive: true, maxFreeSockets: 64 }),
  "https:": new https.Agent({ keepAlive: true, maxFreeSockets: 64 }),
};

type Options = { method: "POST" | "PUT"; headers: Record<string, string>; signal?: AbortSignal; timeoutMs?: number };

/** One request to the app. Not `fetch`: that gives up on a reply after five minutes. */
export async function callApp(url: string, body: string, options: Options): Promise<RawReply> {
  try {
    return await send(url, body, options);
  } catch (error) {
    // A kept connection that the app has closed meanwhile: nothing was sent, so the same call goes out once more.
    if ((error as { stale?: boolean }).stale) return send(url, body, options);
    throw error;
  }
}

function send(address: string, body: string, { method, headers, signal, timeoutMs = longestCallMs }: Options) {
  const url = new URL(address);
  const isSecure = url.protocol === "https:";
  return new Promise<RawReply>((resolve, reject) => {
    const request = (isSecure ? https : http).request(url, {
      method,
      headers: { ...headers, "content-length": Buffer.byteLength(body).toString() },
      agent: agents[isSecure ? "https:" : "http:"],
      timeout: timeoutMs,
      ...(signal ? { signal } : {}),
    });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`the app did not answer within ${timeoutMs} ms`)));
    request.on("error", (error: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && error.code === "ECONNRESET";
      reject(Object.assign(error, { stale }));
    });
    request.end(body);
  });
}
