import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProductOfListing } from "@/lib/catalog/link-new-product";
import { createConnection } from "@/lib/connections/create-connection";
import { type Running, serveLocally } from "../../../local/serve.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "../connections/sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();
let pictures: Running;

beforeAll(async () => {
  const picture = await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#88aacc" } })
    .jpeg()
    .toBuffer();
  const app = new Hono();
  app.get("/front.jpg", (context) => context.body(new Uint8Array(picture), 200, { "content-type": "image/jpeg" }));
  app.get("/page.jpg", (context) => context.html("<p>no picture</p>"));
  pictures = await serveLocally(app);
});
afterAll(() => pictures.close());

async function openListing(pictureUrl: string) {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const key = `${rightInput.uzum.key}~${randomUUID()}`;
  const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key });
  const listingId = randomUUID();
  await query(
    urls.superuserUrl,
    `insert into listings (id, "partnerId", "connectionId", "shopId", sku, state, "rawState", currency, title, "pictureUrl", "updatedAt")
     select $1, "partnerId", "connectionId", id, 'OLD-1', 'LIVE', 'x', 'UZS', 'Mug', $3, now() from shops where "connectionId" = $2`,
    [listingId, connectionId, pictureUrl],
  );
  return { partnerId, listingId };
}

const photoOf = async (productId: string) => {
  const sql = `select h.width, h.height from products p left join photos h on h.id = p."photoId" where p.id = $1`;
  const [row] = await query<{ width: number | null; height: number | null }>(urls.superuserUrl, sql, [productId]);
  return row;
};

test("a listing that becomes a product brings its picture along", async () => {
  const { partnerId, listingId } = await openListing(`${pictures.url}/front.jpg`);
  const { productId } = await makeProductOfListing(partnerId, { listingId, costMinor: 1_00n });
  expect(await photoOf(productId)).toEqual({ width: 900, height: 1200 });
});

test.each(["/page.jpg", "/gone.jpg"])("what is no picture (%s) keeps no product from being made", async (path) => {
  const { partnerId, listingId } = await openListing(pictures.url + path);
  const { productId } = await makeProductOfListing(partnerId, { listingId, costMinor: 1_00n });
  expect(await photoOf(productId)).toEqual({ width: null, height: null });
});

test("an address inside the network is not even asked", async () => {
  const { partnerId, listingId } = await openListing("https://169.254.169.254/latest/meta-data");
  const { productId } = await makeProductOfListing(partnerId, { listingId, costMinor: 1_00n });
  expect(await photoOf(productId)).toEqual({ width: null, height: null });
});
