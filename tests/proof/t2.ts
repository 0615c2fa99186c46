import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { buildIfStale } from "../../local/cli/build.ts";
import { startOzonSandbox } from "../../local/marketplaces/ozon/start-sandbox.ts";
import { startYandexSandbox } from "../../local/marketplaces/yandex/start.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { startNext } from "../support/next-server.ts";
import { insertPartner } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { pushPath } from "../support/push-connection.ts";
import { keysOfAnother } from "./forged-bodies.ts";
import type { Send } from "./forged-stage.ts";

const forgedCount = 1_000;
const mostGrowthMb = 50;

/** T2 forged: 1 000 bodies through the product's own built server. */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  await using opened = new AsyncDisposableStack();
  await buildIfStale(() => {});
  const database = await createProductDatabase();
  opened.defer(database.drop);
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  const key = randomUUID();
  const ozon = await startOzonSandbox({ key, clientId: "480172" });
  opened.defer(ozon.close);
  const yandex = await startYandexSandbox({ key: `ACMA:${key}` });
  opened.defer(yandex.close);
  const counter = await startCounter();
  opened.defer(counter.close);
  const env = {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    NEXTAUTH_URL: "http://localhost:3000",
    INNGEST_DEV: "",
    INNGEST_EVENT_KEY: "forged",
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString("hex")}`,
    INNGEST_BASE_URL: counter.url,
  };
  // The messages are worked off by this process, whose calls go to the sandboxes; the server's would be counted.
  const server = await startNext(
    projectRoot,
    { ...env, OZON_API_URL: counter.url, YANDEX_API_URL: counter.url },
    "/api/health",
  );
  opened.defer(server.kill);
  Object.assign(process.env, env, {
    INNGEST_BASE_URL: "http://127.0.0.1:9",
    OZON_API_URL: ozon.url,
    YANDEX_API_URL: yandex.url,
  });

  const send: Send = async ({ marketplace, token, body, headers }) => {
    const init = { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
    const response = await fetch(`${server.origin}${pushPath(marketplace, token)}`, init);
    await response.arrayBuffer();
    return response.status;
  };
  const { playForged } = await import("./forged-stage.ts");
  const { placeForeignOrders } = await import("./foreign-orders.ts");
  const { superuserUrl } = database;
  const foreignOrder = await placeForeignOrders({ superuserUrl, key, urls: { ozon: ozon.url, yandex: yandex.url } });
  // What a fresh server takes for its code and its pools is no growth: it has seen each kind before it is measured.
  for (let number = 0; number < forgedCount; number += 1) {
    const token = randomBytes(32).toString("base64url");
    await send({ kind: "", hasToken: false, marketplace: "ozon", token, body: new Uint8Array(60_000), headers: {} });
  }
  const before = await readMemoryMb(server.pid);
  const { partnerId } = await insertPartner(superuserUrl);
  const { isMet, figures } = await playForged(
    { partnerId, superuserUrl, keys: keysOfAnother(key), foreignOrder, send, countCalls: counter.count },
    forgedCount,
  );
  const growthMb = Math.round(((await readMemoryMb(server.pid)) - before) * 10) / 10;
  return { isMet: isMet && growthMb < mostGrowthMb, figures: { ...figures, growthMb } };
}

async function startCounter() {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    request.resume().once("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ids: ["one"], status: 200 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readMemoryMb(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}
