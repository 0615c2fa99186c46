import { channel } from "node:diagnostics_channel";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { FetchRefused, fetchPublic } from "@/lib/net/fetch-public";
import { isPublicAddress } from "@/lib/net/public-address";
import type { Proof } from "./run.ts";
import { privateSpellings } from "./ssrf-spellings.ts";

/** Stands for a public host: a server of our own at an address that nothing else uses. */
const stage = "127.0.0.99";

/** T28: every spelling of a non-public address, a name whose answer changes, and redirects to the inside. */
export async function prove(): Promise<Proof> {
  const attempts: string[] = [];
  const opened = channel("net.client.socket");
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on("connectionAttempt", (address: string) => attempts.push(address));
  };
  opened.subscribe(note);
  const server = await openStage();
  try {
    const refusals = new Map<string, string>();
    for (const url of privateSpellings) refusals.set(url, await outcomeOf(url));
    const changing = await playChangingName(server.port);
    const redirects: string[] = [];
    for (const path of server.paths) {
      redirects.push(await outcomeOf(`http://${stage}:${server.port}${path}`, isStage));
    }
    const reachable = await outcomeOf(`http://${stage}:${server.port}/picture`, isStage);
    const inside = attempts.filter((address) => address !== stage && !isPublicAddress(address));
    const read = [...refusals].filter(([, outcome]) => outcome === "read").map(([url]) => url);
    const figures = {
      spellings: privateSpellings.length,
      spellingsRead: read,
      changingName: changing,
      redirects,
      connectionsToNonPublicAddresses: inside.length,
      connectionsCounted: attempts.length,
      controlFile: reachable,
    };
    const isRefused = read.length === 0 && changing !== "read" && redirects.every((outcome) => outcome === "private");
    const isMet = privateSpellings.length >= 60 && isRefused && inside.length === 0 && reachable === "read";
    return { isMet: isMet && attempts.length > 0, figures };
  } finally {
    opened.unsubscribe(note);
    server.close();
  }
}

const isStage = (address: string) => address === stage;

async function outcomeOf(url: string, isLocalAllowed?: (address: string) => boolean): Promise<string> {
  try {
    await fetchPublic(url, { timeoutMs: 2_000, ...(isLocalAllowed && { isLocalAllowed }) });
    return "read";
  } catch (error) {
    if (error instanceof FetchRefused) return error.refusal;
    throw error;
  }
}

/** Asked first, the name leads to a harmless address; asked again, inside. Only the checked answer may be used. */
async function playChangingName(port: number): Promise<string> {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [asked === 1 ? stage : "127.0.0.1"];
  };
  await fetchPublic(`http://pictures.example:${port}/picture`, { resolve, isLocalAllowed: isStage });
  try {
    await fetchPublic(`http://pictures.example:${port}/picture`, { resolve, isLocalAllowed: isStage });
    return "read";
  } catch (error) {
    return error instanceof FetchRefused ? error.refusal : "thrown";
  }
}

async function openStage(): Promise<{ port: number; paths: string[]; close(): void }> {
  const server = createServer(({ url = "" }, response) => {
    if (url === "/picture") return response.setHeader("content-type", "image/png").end("picture");
    const port = (server.address() as AddressInfo).port;
    const inside: Record<string, string> = {
      "/plain": `http://127.0.0.1:${port}/picture`,
      "/mapped": `http://[::ffff:127.0.0.1]:${port}/picture`,
      "/number": `http://2130706433:${port}/picture`,
      "/twice": "/plain",
      "/metadata": "http://169.254.169.254/latest/meta-data/",
    };
    response.writeHead(302, { location: inside[url] ?? "/picture" }).end();
  });
  await new Promise<void>((done) => server.listen(0, "0.0.0.0", done));
  return {
    port: (server.address() as AddressInfo).port,
    paths: ["/plain", "/mapped", "/number", "/twice", "/metadata"],
    close: () => server.close(),
  };
}
