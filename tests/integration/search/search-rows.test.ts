import { beforeAll, describe, expect, test, vi } from "vitest";
import { createProduct } from "@/lib/catalog/repository";
import { inPartner } from "@/lib/db/client";
import { findUnfoldedPartners } from "@/lib/db/doors";
import { foldRows } from "@/lib/search/fold-rows";
import { type SearchKind, searchKinds, searchSchema } from "@/lib/search/schema";
import { searchRows } from "@/lib/search/search-rows";
import { insertPartner } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createWorld, type World } from "../orders/world.ts";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "uz",
  getTranslations: async () => (key: string) => key,
}));

const urls = useProductDatabase();
let world: World;
let stranger: string;

beforeAll(async () => {
  world = await createWorld();
  stranger = (await insertPartner(urls.superuserUrl)).partnerId;
  const { partnerId, connections } = world;
  const { id: connectionId, shopId } = connections.uzum;
  await inPartner(partnerId, async (db) => {
    await createProduct(
      partnerId,
      { name: "Simsiz telefon", sku: "TEL-01C", costMinor: 1n, barcode: "4780022331102" },
      db,
    );
    await createProduct(partnerId, { name: "Қўлбола гилам", sku: "gilam", costMinor: 1n }, db);
    await createProduct(partnerId, { name: "Ёлка", sku: "e", costMinor: 1n }, db);
    const listing = { partnerId, connectionId, shopId, state: "LIVE" as const, rawState: "", currency: "UZS" as const };
    await db.listing.create({ data: { ...listing, sku: "L1", title: "Чойнак 2 л" } });
    for (const externalId of ["40012345", "40012399", "50012345"]) {
      await db.order.create({
        data: {
          ...{ partnerId, connectionId, shopId, externalId, state: "NEW", rawState: "", currency: "UZS" },
          ...{ orderedAt: new Date("2026-11-20"), changedAt: new Date("2026-11-20"), totalMinor: 1n },
        },
      });
    }
  });
});

const find = async (
  q: string,
  { partnerId = world.partnerId, readable = searchKinds as readonly SearchKind[] } = {},
) => {
  const groups = await searchRows(partnerId, searchSchema.parse({ q }), readable);
  return groups.flatMap(({ rows }) => rows.map(({ title }) => title));
};

describe("a product is found however its name is written", () => {
  test.each([
    ["telefon", "Simsiz telefon"],
    ["ТЕЛЕФОН", "Simsiz telefon"],
    ["ntktajy", "Simsiz telefon"],
    ["telefon simsiz", "Simsiz telefon"],
    ["tel-01c", "Simsiz telefon"],
    ["TEL01", "Simsiz telefon"],
    ["2233110", "Simsiz telefon"],
    ["qo'lbola", "Қўлбола гилам"],
    ["qolbola gilam", "Қўлбола гилам"],
    ["елка", "Ёлка"],
  ])("%s", async (typed, name) => {
    expect(await find(typed)).toEqual([name]);
  });
});

test("an order is found by the beginning of its number, newest first", async () => {
  expect(await find("№ 400123")).toEqual(["40012399", "40012345"]);
  expect(await find("012345")).toEqual([]);
});

test("a listing without a product is found once the job has made its key", async () => {
  expect(await find("choynak")).toEqual([]);
  expect(await findUnfoldedPartners(10)).toEqual([{ partnerId: world.partnerId }]);
  expect(await foldRows(world.partnerId)).toBe(1);
  expect(await foldRows(world.partnerId)).toBe(0);
  expect(await findUnfoldedPartners(10)).toEqual([]);
  expect(await find("choynak")).toEqual(["Чойнак 2 л"]);
});

test("another partner finds nothing, and kinds without the right are not looked at", async () => {
  expect(await find("telefon", { partnerId: stranger })).toEqual([]);
  expect(await find("400123", { partnerId: stranger })).toEqual([]);
  expect(await foldRows(stranger)).toBe(0);
  expect(await find("telefon", { readable: ["orders"] })).toEqual([]);
});

test.each(["", " ", "t", "%", "_", "' or 1=1 --", "\0", "\ud800", "a".repeat(200), "%%%", "{}[]"])(
  "%j finds nothing, and harms nothing",
  async (typed) => {
    expect(await find(typed)).toEqual([]);
  },
);

test("pages of one kind follow each other without a gap or a double", async () => {
  const { partnerId } = world;
  await inPartner(partnerId, async (db) => {
    for (let number = 0; number < 60; number += 1) {
      await createProduct(partnerId, { name: `Koʻp ${number}`, sku: `many-${number}`, costMinor: 1n }, db);
    }
  });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const input = searchSchema.parse({ q: "кўп", kind: "products", ...(after && { after }) });
    const [group] = await searchRows(partnerId, input, searchKinds);
    seen.push(...(group?.rows ?? []).map(({ id }) => id));
    after = group?.nextAfter ?? null;
  } while (after);
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});
