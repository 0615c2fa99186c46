import { expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { settleReceipt, writeReceipt } from "@/lib/receipts/write-receipt";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createPartner } from "../cards/sandboxes.ts";

useProductDatabase();

const receipt = (partnerId: string) =>
  ({
    partnerId,
    kind: "price-set",
    state: "SUGGESTED",
    marketplace: "ozon",
    before: { price: null },
    after: { price: { amountMinor: "7800000", currency: "UZS" } },
    reason: { key: "cards.receipts.why.priced" },
    allowedBy: "autonomy:suggest",
    causeKey: "price-set/1",
  }) as const;

const readAll = (partnerId: string) => inPartner(partnerId, (db) => db.receipt.findMany({ where: { partnerId } }));

test("one act leaves one receipt, however often its step runs", async () => {
  const partnerId = await createPartner();
  const write = () => inPartner(partnerId, (db) => writeReceipt(db, receipt(partnerId)));
  expect((await Promise.all([write(), write(), write()])).filter(Boolean)).toHaveLength(1);
  expect(await readAll(partnerId)).toMatchObject([{ state: "SUGGESTED", evidence: {}, cost: {} }]);
});

const reason = { key: "cards.receipts.why.allowed" };

test("a suggestion is settled once, says who allowed it and why, and keeps what it waited for", async () => {
  const partnerId = await createPartner();
  const evidence = { waitedFor: { reasons: [{ key: "dimensionsAssumed" }] } };
  await inPartner(partnerId, (db) => writeReceipt(db, { ...receipt(partnerId), evidence }));
  const settle = (state: "APPLIED" | "DECLINED") =>
    inPartner(partnerId, (db) =>
      settleReceipt(db, { partnerId, causeKey: "price-set/1", state, allowedBy: "partner", reason }),
    );
  await settle("APPLIED");
  await settle("DECLINED");
  expect(await readAll(partnerId)).toMatchObject([{ state: "APPLIED", allowedBy: "partner", reason, evidence }]);
});

test("a suggestion that still waits says what it waits for by now; a settled one stays", async () => {
  const partnerId = await createPartner();
  const write = (key: string) =>
    inPartner(partnerId, (db) => writeReceipt(db, { ...receipt(partnerId), evidence: { waitedFor: { key } } }));
  expect(await write("first")).toBe(true);
  expect(await write("second")).toBe(false);
  expect(await readAll(partnerId)).toMatchObject([{ evidence: { waitedFor: { key: "second" } } }]);
  await inPartner(partnerId, (db) =>
    settleReceipt(db, { partnerId, causeKey: "price-set/1", state: "DECLINED", allowedBy: "partner", reason }),
  );
  await write("third");
  expect(await readAll(partnerId)).toMatchObject([{ state: "DECLINED", evidence: { waitedFor: { key: "second" } } }]);
});

test("another partner can neither write nor settle it", async () => {
  const [owner, stranger] = [await createPartner(), await createPartner()];
  await inPartner(owner, (db) => writeReceipt(db, receipt(owner)));
  await expect(inPartner(stranger, (db) => writeReceipt(db, { ...receipt(owner), causeKey: "2" }))).rejects.toThrow();
  await inPartner(stranger, (db) =>
    settleReceipt(db, { partnerId: owner, causeKey: "price-set/1", state: "DECLINED", allowedBy: "partner", reason }),
  );
  expect(await readAll(owner)).toMatchObject([{ state: "SUGGESTED" }]);
});
