import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { classifyFailure } from "@/lib/marketplaces/uzum/failures";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { money } from "@/lib/money";
import { type Json, loadSpecDocument, resolvePointer } from "../../support/spec-document.ts";
import { listExamples } from "../../support/spec-examples.ts";
import { type Filling, fillSchema } from "./fill-schema.ts";
import { bySku, key } from "./sandbox.ts";

const file = "uzum/seller-openapi.minimal.yaml";
const document = loadSpecDocument(file);
const root = document?.root ?? {};
const shop: Shop = { externalId: "5", name: "Shop", currency: "UZS", warehouseExternalId: null };
const [since, until] = [new Date(0), new Date("2026-11-22T12:00:00Z")];
const order: MarketplaceOrder = {
  externalId: "5",
  shopExternalId: "5",
  state: "NEW",
  rawState: "CREATED",
  orderedAt: since,
  changedAt: since,
  shipBy: null,
  lines: [],
};

/** What of the port reads which reply. */
const readers: Record<keyof typeof operations, (uzum: Marketplace) => Promise<unknown>> = {
  listShops: (uzum) => uzum.checkConnection(),
  listProducts: (uzum) => uzum.listListings({ shop }),
  sendPrices: (uzum) => uzum.setPrices({ shop, prices: [{ ...bySku("text"), price: money(500n, "UZS") }] }),
  readStocks: (uzum) => uzum.readStocks({ shop, listings: [bySku("text")] }),
  sendStocks: (uzum) => uzum.setStocks({ shop, stocks: [{ ...bySku("text"), quantity: 1 }] }),
  listOrders: (uzum) => uzum.listOrders({ shop, since, until }),
  getOrder: (uzum) => uzum.getOrder({ shop, externalId: "5" }),
  confirmOrder: (uzum) => uzum.confirmOrder({ shop, order }),
  cancelOrder: (uzum) => uzum.cancelOrder({ shop, order, reason: "OTHER" }),
  printLabel: (uzum) => uzum.readLabels({ shop, orders: [order] }),
  listReturns: (uzum) => uzum.listReturns({ shop, since, until }),
  getReturn: (uzum) => uzum.listReturns({ shop, since, until }),
  listSales: (uzum) => uzum.listFees({ shop, orders: [{ externalId: "5", orderedAt: until }], until }),
};

/** Every call is answered by what the specification says of its own operation. */
const speaking = (filling: Filling) =>
  createUzum({
    credentials: { key },
    fetch: async (url, init) => {
      const { pathname } = new URL(url);
      const found = document?.operations
        .filter(({ method, path }) => method === init.method && path.test(pathname))
        .sort((one, other) => other.literalSegments - one.literalSegments)[0];
      const schema = `${found?.pointer}/responses/200/content/application~1json/schema`;
      const node = resolvePointer(root, schema)?.node;
      return node ? Response.json(fillSchema(root, node, filling)) : new Response(null, { status: 200 });
    },
  });

const names = Object.keys(readers) as (keyof typeof operations)[];

describe.skipIf(!document)("replies as ../shared/marketplaces/uzum describes them", () => {
  test.each(names)("%s with every documented field is read", async (name) => {
    await expect(readers[name](speaking("full"))).resolves.toBeDefined();
  });

  test("are read to the last field that we use", async () => {
    const uzum = speaking("full");
    expect(await uzum.getOrder({ shop, externalId: "5" })).toMatchObject({
      state: "NEW",
      shipBy: new Date("2026-11-22T09:00:00Z"),
      lines: [{ listing: { sku: "text" }, quantity: 5, unitPrice: money(500n, "UZS") }],
    });
    expect((await uzum.listListings({ shop })).items).toMatchObject([
      { sku: "text", state: "hidden", barcodes: ["5"], complaints: [{ words: "text" }] },
    ]);
    const question = { ...bySku("text"), categoryExternalId: null, price: money(500n, "UZS"), dimensions: null };
    expect(await uzum.readTariffs({ shop, items: [question] })).toMatchObject([{ basisPoints: 500 }]);
    expect((await uzum.listReturns({ shop, since, until })).items).toMatchObject([{ lines: [{ quantity: 5 }] }]);
  });

  test.each(names.flatMap((name) => [[name, "required"] as const, [name, "empty"] as const]))(
    "%s with %s fields alone is read or refused as unexpected, and breaks nothing",
    async (name, filling) => {
      const outcome = await readers[name](speaking(filling)).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(MarketplaceError);
      if (outcome instanceof MarketplaceError) expect(["unexpected-reply", "rejected"]).toContain(outcome.failure);
    },
  );

  test("come without examples: if that changes, they are to be read here", () => {
    expect(listExamples([file])).toEqual([]);
  });
});

/** The codes that the descriptions of the failures name, for the operations that we call. */
function listDocumentedCodes(): [name: string, status: number, code: string][] {
  return Object.values(operations).flatMap(({ method, path }) => {
    const name = `${method} ${path}`;
    const operation = document?.operations.find((one) => one.name === name);
    const responses = resolvePointer(root, `${operation?.pointer}/responses`)?.node ?? {};
    return Object.keys(responses).flatMap((status) => {
      const node = resolvePointer(root, `${operation?.pointer}/responses/${status}`)?.node as Json | undefined;
      const words = String(node?.description ?? "");
      const codes = [...words.matchAll(/(seller-order)?(-\d\d)\b|storage-service-04|fbs-2-seller-access-denied/g)];
      return codes.map((match): [string, number, string] => [
        name,
        Number(status),
        match[2] && match[0] !== "storage-service-04" ? `seller-order${match[2]}` : match[0],
      ]);
    });
  });
}

describe.skipIf(!document)("documented failures", () => {
  test.each(listDocumentedCodes())("%s: %d %s is classified", (_, status, code) => {
    const json = { errors: [{ code, message: "words" }], timestamp: "2026-11-22T09:00:00Z" };
    const error = classifyFailure({ status, headers: new Headers(), text: JSON.stringify(json), json });
    expect(error).toMatchObject({ code, failure: "rejected" });
  });

  test("are many", () => {
    expect(new Set(listDocumentedCodes().map(([, , code]) => code))).toEqual(
      new Set([
        ...["01", "02", "03", "12", "13", "14", "15"].map((number) => `seller-order-${number}`),
        "storage-service-04",
        "fbs-2-seller-access-denied",
      ]),
    );
  });
});
