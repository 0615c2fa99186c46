import { expect, test } from "vitest";
import { addProduct } from "@/lib/catalog/create-product";
import { productSchema } from "@/lib/catalog/schema";
import { inPartner } from "@/lib/db/client";
import { receiveStock } from "@/lib/stock/receive-stock";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createPartner, createPhoto, createProduct } from "../cards/sandboxes.ts";

useProductDatabase();

const readProduct = (partnerId: string, id: string) =>
  inPartner(partnerId, (db) => db.product.findFirst({ where: { id }, include: { balance: true, movements: true } }));

test("a product comes with its stock, a SKU that Uzum takes, and the event that wakes the AI Manager", async () => {
  const partnerId = await createPartner();
  const id = await createProduct(partnerId, { stock: "1 200", cost: "12 500" });
  const product = await readProduct(partnerId, id);
  expect(product).toMatchObject({
    costMinor: 12_500_00n,
    marketplaceCardGenerated: false,
    balance: { onHand: 1200, reserved: 0 },
    movements: [{ kind: "RECEIPT", onHand: 1200, causeKey: `created/${id}` }],
  });
  expect(product?.sku).toMatch(/^[A-Z0-9]{7}$/);
  const events = await inPartner(partnerId, (db) => db.outboxEvent.findMany({ where: { partnerId } }));
  expect(events).toMatchObject([{ name: "catalog/product.created", data: { partnerId, productId: id } }]);
});

test("the same receipt of goods counts once, ten at the same time too", async () => {
  const partnerId = await createPartner();
  const productId = await createProduct(partnerId, { stock: "5" });
  const receive = () =>
    inPartner(partnerId, (db) => receiveStock(db, { partnerId, productId, quantity: 7, causeKey: "delivery/1" }));
  const counted = await Promise.all(Array.from({ length: 10 }, receive));
  expect(counted.filter(Boolean)).toHaveLength(1);
  expect((await readProduct(partnerId, productId))?.balance?.onHand).toBe(12);
});

test("a SKU is one product's alone, and a refused form leaves nothing behind", async () => {
  const partnerId = await createPartner();
  await createProduct(partnerId, { sku: "ABC-1" });
  await expect(createProduct(partnerId, { sku: "ABC-1" })).rejects.toMatchObject({
    messageKey: "catalog.skuTaken",
    field: "sku",
  });
  expect(await inPartner(partnerId, (db) => db.product.count())).toBe(1);
  expect(await inPartner(partnerId, (db) => db.stockMovement.count())).toBe(1);
});

test("another partner's photo is no photo", async () => {
  const [owner, stranger] = [await createPartner(), await createPartner()];
  const photoId = await createPhoto(owner);
  const input = productSchema.parse({ name: "Futbolka qora", stock: "1", cost: "1000", photoId });
  await expect(addProduct(stranger, input)).rejects.toMatchObject({ messageKey: "catalog.photoMissing" });
});

test.each([
  [{ name: "ab" }, "name", "catalog.nameShort"],
  [{ stock: "-3" }, "stock", "catalog.stockWrong"],
  [{ cost: "0" }, "cost", "catalog.costWrong"],
  [{ cost: "ming" }, "cost", "catalog.costWrong"],
  [{ photoId: "" }, "photoId", "catalog.photoMissing"],
  [{ barcode: "4006381333932" }, "barcode", "catalog.barcodeWrong"],
  [{ ikpu: "123" }, "ikpu", "catalog.ikpuWrong"],
  [{ lengthMm: "1.5" }, "lengthMm", "catalog.sizeWrong"],
])("the form with %j is told about %s", (change, field, message) => {
  const good = { name: "Futbolka", stock: "1", cost: "1000", photoId: "01a202d4-3a18-7719-8561-d7feda8b1947" };
  expect(productSchema.safeParse(good).success).toBe(true);
  const issues = productSchema.safeParse({ ...good, ...change }).error?.issues;
  expect(issues).toMatchObject([{ path: [field], message }]);
});
