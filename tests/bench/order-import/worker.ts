import { openMarketplace } from "@/lib/connections/open-marketplace";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { syncOrders } from "@/lib/orders/sync-orders";
import { type Serve, serveOzon, serveUzum, serveWildberries, serveYandex } from "./pages.ts";
import { makeSales, type Sales } from "./sales.ts";
import { createSeller } from "./world.ts";

/**
 * One marketplace's import in a process of its own, so that its memory is its own. Talks by lines of JSON: what it
 * measured of the first import; then, at a line on its standard input, of a second one.
 */
const serves = { uzum: serveUzum, wildberries: serveWildberries, yandex: serveYandex, ozon: serveOzon };

export type Imported = { partnerId: string; connectionId: string; seconds: number; rssMb: number[]; met: number };

const marketplace = marketplaceIds.find((id) => id === process.argv[2]);
const count = Number(process.argv[3]);
if (!marketplace || !count) throw new Error("worker.ts <marketplace> <orders>");

const now = new Date();
const sales = makeSales(count, now, marketplace === "wildberries" ? 1 : 3);
answerFrom(serves[marketplace](sales));
const { partnerId, connectionId } = await createSeller(marketplace, now);
await checkFirstPage(sales);
await runImport();

process.stdin.once("data", async () => {
  await runImport();
  process.exit(0);
});

/** All of the network: pages are made in this process, and nobody else is there. */
function answerFrom(serve: Serve) {
  globalThis.fetch = (input, init) => {
    const url = new URL(String(input));
    const isMarketplace = !url.hostname.startsWith("127.");
    const answer = isMarketplace ? serve({ url, body: init?.body ? JSON.parse(String(init.body)) : {} }) : null;
    if (answer !== null) return Promise.resolve(Response.json(answer));
    return Promise.reject(new TypeError(`nobody at ${url.host}${url.pathname}`));
  };
}

/** The pages are worth nothing if the adapter reads something else out of them. */
async function checkFirstPage({ sale }: Sales) {
  const { marketplace: adapter, shop } = await openMarketplace(partnerId, connectionId);
  let cursor: string | null = null;
  do {
    const since = new Date(now.getTime() - 90 * 86_400_000);
    const page: Awaited<ReturnType<typeof adapter.listOrders>> = await adapter.listOrders({
      shop,
      since,
      until: now,
      cursor,
    });
    const [read] = page.items;
    cursor = page.nextCursor;
    if (!read) continue;
    const number = Number(/\d+/.exec(read.externalId)?.[0]) % 1_000_000;
    const sold = sale(number);
    const asRead = [
      read.state,
      read.orderedAt.getTime(),
      read.lines.map(({ listing, quantity }) => [listing.sku, quantity]),
    ];
    const asSold = [sold.state, sold.orderedAt.getTime(), sold.lines.map(({ sku, quantity }) => [sku, quantity])];
    if (JSON.stringify(asRead) === JSON.stringify(asSold)) return;
    throw new Error(`${marketplace}: ${JSON.stringify(asRead)} was read from ${JSON.stringify(asSold)}`);
  } while (cursor !== null);
  throw new Error(`${marketplace}: nothing was read`);
}

async function runImport() {
  const rssMb: number[] = [];
  let met = 0;
  const startedAt = performance.now();
  await syncOrders(partnerId, connectionId, {
    now,
    onPage: (orders) => {
      met = orders;
      rssMb.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
    },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(`${JSON.stringify({ partnerId, connectionId, seconds, rssMb, met } satisfies Imported)}\n`);
}
