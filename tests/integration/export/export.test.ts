import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { createTranslator } from "next-intl";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/export/[set]/route";
import { memberRoles } from "@/lib/auth/permissions";
import { createSession } from "@/lib/auth/session";
import { inPartner } from "@/lib/db/client";
import { exportSetNames } from "@/lib/export/sets";
import { walkRows } from "@/lib/export/table";
import { readMessages } from "@/lib/i18n/catalogue";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { takeOrders } from "@/lib/orders/take-orders";
import { fillBooks } from "../../support/fill-books.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createGoods, createWorld, orderOf, type World } from "../orders/world.ts";

/** Next's request exists only inside its server. */
const { jar } = vi.hoisted(() => ({ jar: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async (namespace?: "common") =>
    createTranslator({ locale: "en", messages: await readMessages("en"), ...(namespace && { namespace }) }),
}));

const urls = useProductDatabase();

beforeEach(() => jar.clear());

async function comeAs(userId: string): Promise<void> {
  const token = await createSession(userId, "test");
  jar.set("session", await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" }));
}

const ask = (set: string) =>
  GET(new Request(`http://localhost/api/export/${set}`), { params: Promise.resolve({ set }) });

/** Heading and rows; no cell of these tests holds a line break or a semicolon. */
async function readRows(answer: Response): Promise<Record<string, string>[]> {
  const text = await answer.text();
  const [heading = [], ...rows] = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(";"));
  return rows.map((row) => Object.fromEntries(heading.map((name, at) => [name, row[at] ?? ""])));
}

const sql = (text: string, values: unknown[]) => query(urls.superuserUrl, text, values);

async function addPerson(partnerId: string, role: string, state = '"isActive"'): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "partnerId", "memberRole",
       "termsVersion", "updatedAt", ${state})
     values ($1, $2, $3, now(), 'none', 'PARTNER', $4, $5, 1000, now(), ${state === '"isActive"' ? "true" : "now()"})`,
    [id, `member-${id.slice(0, 8)}`, `${id.slice(0, 8)}@example.uz`, partnerId, role],
  );
  return id;
}

async function createOwnWorld(): Promise<World & { ownerId: string }> {
  const world = await createWorld();
  return { ...world, ownerId: await addPerson(world.partnerId, "OWNER") };
}

function take(world: World, marketplace: "uzum" | "ozon", orders: MarketplaceOrder[]) {
  const { id, shopId } = world.connections[marketplace];
  return takeOrders(world.partnerId, { id }, { id: shopId, externalId: "1" }, orders);
}

describe("who may take what along", () => {
  const statusOf = async (set: string) => {
    const answer = await ask(set);
    await answer.text();
    return answer.status;
  };
  const readStatuses = async () => {
    const statuses: [string, number][] = [];
    for (const set of exportSetNames) statuses.push([set, await statusOf(set)]);
    return statuses.filter(([, status]) => status === 200).map(([set]) => set);
  };

  test("each role takes what its pages show, and nothing more", async () => {
    const { partnerId } = await insertPartner(urls.superuserUrl);
    const taken: Record<string, string[]> = {};
    for (const role of memberRoles) {
      await comeAs(await addPerson(partnerId, role));
      taken[role] = await readStatuses();
    }
    const books = ["profile", "products", "orders", "money", "statement"];
    expect(taken).toEqual({
      OWNER: exportSetNames,
      MANAGER: exportSetNames,
      FINANCE: books,
      MARKETING: ["products", "cards", "orders"],
      CONTENT: ["products", "cards", "receipts"],
      SUPPORT: ["products", "orders"],
      WAREHOUSE: ["products", "movements", "orders"],
      ACCOUNTANT: books,
    });
  });

  test("a suspended partner takes everything along, whoever waits for approval the profile alone", async () => {
    const { partnerId } = await insertPartner(urls.superuserUrl);
    await comeAs(await addPerson(partnerId, "OWNER", '"suspendedAt"'));
    expect(await readStatuses()).toEqual(exportSetNames);
    const applicant = await insertPartner(urls.superuserUrl, { approved: false });
    await comeAs(applicant.userId);
    expect(await readStatuses()).toEqual(["profile"]);
  });

  test.each(["SUPPORT", "DEMO"])("nothing leaves somebody else's books (%s)", async (kind) => {
    const [looked, looking] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
    await comeAs(looking.userId);
    await sql(
      `update sessions set "viewKind" = $2::"ViewKind", "viewPartnerId" = $3, "viewUntil" = now() + interval '1 hour'
       where "userId" = $1`,
      [looking.userId, kind, looked.partnerId],
    );
    const answer = await ask("orders");
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining("somebody else's account") });
    expect(await readStatuses()).toEqual([]);
  });

  test("nobody without a session, and no set that there is not", async () => {
    expect((await ask("orders")).status).toBe(401);
    await comeAs((await insertPartner(urls.superuserUrl)).userId);
    for (const name of ["everything", "toString", "__proto__", "Orders"]) expect(await statusOf(name)).toBe(404);
  });

  test("each download stands in the log with its set and its person", async () => {
    const { partnerId, userId } = await insertPartner(urls.superuserUrl);
    await comeAs(userId);
    await ask("orders");
    await ask("nothing");
    const entries = await inPartner(partnerId, (db) => db.auditEntry.findMany({ where: { partnerId } }));
    expect(entries).toMatchObject([
      {
        action: "data.exported",
        actor: "PARTNER",
        actorId: userId,
        subjectKind: "export",
        subjectId: "orders",
        after: { set: "orders" },
      },
    ]);
  });
});

const goods = ["photos", "products", "stock_balances", "stock_movements", "listings", "card_lanes", "receipts"];
const sales = ["orders", "order_lines", "order_fees", "commission_paid", "ledger_transactions", "ledger_entries"];
const account = ["marketplace_integrations", "connection_credentials", "shops", "team_invitations", "sessions"];
const exported = [...goods, ...sales, ...account];

test("every set holds the partner's own rows, and none of another's", async () => {
  const [own, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  const given = { marketplace_integrations: { dataDeletedAt: null }, ledger_entries: { account: "PARTNER" } };
  await fillBooks(urls.superuserUrl, { ...own, marker: "own-row", only: exported, given });
  await fillBooks(urls.superuserUrl, { ...other, marker: "other-row", only: exported, given });
  await sql('update partners set "legalName" = $2 where id = $1', [own.partnerId, "own-row"]);
  await sql('update partners set "legalName" = $2 where id = $1', [other.partnerId, "other-row"]);
  await comeAs(own.userId);
  for (const set of exportSetNames) {
    const answer = await ask(set);
    expect(answer.headers.get("content-type"), set).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition"), set).toMatch(`filename="${set}-`);
    const text = await answer.text();
    expect(text.split("\r\n").length, set).toBeGreaterThan(2);
    expect(text, set).not.toContain("other-row");
    expect(text, set).not.toContain(other.username);
    // Keys, hashes and what else only proves or seals.
    expect(text, set).not.toMatch(/\.(wrappedKey|webhookToken|passwordHash|tokenHash|sealKeyId|causeKey)-/);
  }
});

describe("orders", () => {
  test("2 500 of them come over several pages, newest first, none missing and none twice", async () => {
    const world = await createOwnWorld();
    const at = (number: number) => new Date(Date.UTC(2026, 10, 1) + Math.floor(number / 7) * 60_000).toISOString();
    for (let from = 0; from < 2_500; from += 500) {
      const numbers = [...Array(500).keys()].map((number) => from + number);
      const line = [{ sku: "GONE", priceMinor: 99_000_50n, quantity: 2 }];
      await take(
        world,
        "uzum",
        // Seven orders have one moment: pages end in the middle of it.
        numbers.map((number) => orderOf(`n-${number}`, "NEW", "2026-11-05T08:00:00Z", line, at(number))),
      );
    }
    await comeAs(world.ownerId);
    const rows = await readRows(await ask("orders"));
    expect(rows).toHaveLength(2_500);
    expect(new Set(rows.map((row) => row.Order)).size).toBe(2_500);
    const times = rows.map((row) => row.Ordered ?? "");
    expect(times).toEqual([...times].sort().reverse());
    expect(rows[0]).toMatchObject({
      Marketplace: "Uzum",
      Order: expect.stringMatching(/^n-2499|^n-249\d/),
      Ordered: "2026-11-01 10:57:00",
      SKU: "GONE",
      Quantity: "2",
      "Price of one": "99000,50",
      Sum: "198001",
      Currency: "UZS",
    });
    const counted = await inPartner(world.partnerId, (db) => db.order.count());
    expect(counted).toBe(2_500);
  });

  test("what was booked adds up to the profit, to the tiyin", async () => {
    const world = await createOwnWorld();
    await createGoods(world, { sku: "VASE", costMinor: 40_000_25n, stock: 10 });
    const line = [{ sku: "VASE", priceMinor: 99_000_50n, quantity: 2 }];
    await take(world, "uzum", [
      orderOf("sold", "DELIVERED", "2026-11-05T08:00:00Z", line),
      orderOf("open", "NEW", "2026-11-05T08:00:00Z", line),
    ]);
    await comeAs(world.ownerId);
    const rows = await readRows(await ask("money"));
    expect(rows.map((row) => [row.Kind, row.Order, row.Sum, row["In soʻm"]])).toEqual([
      ["Revenue", "sold", "198001", "198001"],
      ["Cost", "sold", "-80000,50", "-80000,50"],
      ["SellerCloudX commission", "sold", "-5940,03", "-5940,03"],
    ]);
    expect(await readRows(await ask("statement"))).toMatchObject([
      { Kind: "Commission charged", Sum: "5940,03", Currency: "UZS" },
    ]);
  });
});

test("stock moves come product by product, each from the first on, over the end of a page", async () => {
  const world = await createOwnWorld();
  const ids = [
    await createGoods(world, { sku: "CUP", costMinor: 1n, stock: 1 }),
    await createGoods(world, { sku: "POT", costMinor: 1n, stock: 1 }),
  ];
  for (const id of ids) {
    await sql(
      `insert into stock_movements (id, "partnerId", "productId", kind, "onHand", reserved, "causeKey", "createdAt")
       select gen_random_uuid(), $1, $2::uuid, 'CORRECTION', n, 0, $2::uuid || '/' || n, now() + (n / 4) * interval '1 second'
       from generate_series(2, 400) n`,
      [world.partnerId, id],
    );
  }
  await comeAs(world.ownerId);
  const rows = await readRows(await ask("movements"));
  expect(rows).toHaveLength(800);
  expect(new Set(rows.map((row) => `${row.SKU} ${row["Change in stock"]}`)).size).toBe(800);
  expect(new Set(rows.slice(0, 400).map((row) => row.SKU)).size).toBe(1);
  expect(rows.slice(0, 400).map((row) => row.Time)).toEqual(
    rows
      .slice(0, 400)
      .map((row) => row.Time)
      .sort(),
  );
});

test("a page that cannot be read breaks the download off; one that never began is told in words", async () => {
  const { partnerId, userId } = await insertPartner(urls.superuserUrl);
  await comeAs(userId);
  await inPartner(partnerId, (db) =>
    db.product.createMany({
      data: [...Array(1_200).keys()].map((number) => ({
        partnerId,
        sku: `sku-${number}`,
        name: `Vase ${number}`,
        costMinor: 1n,
        updatedAt: new Date(),
      })),
    }),
  );
  const answer = await ask("products");
  const reader = answer.body?.getReader();
  await reader?.read();
  await sql("alter table products rename to products_away", []);
  try {
    const rest = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return "ended as if it were whole";
    };
    await expect(rest()).rejects.toThrow();
    const refused = await ask("products");
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ error: expect.stringContaining("unexpected") });
  } finally {
    await sql("alter table products_away rename to products", []);
  }
});

test("a page is one short transaction, and a reader who leaves ends the reading", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  let pages = 0;
  const list = async () => {
    pages += 1;
    return [...Array(500).keys()];
  };
  const rows = walkRows<number>(partnerId, list);
  await rows.next();
  await rows.next();
  await rows.return(undefined);
  expect(pages).toBe(2);
});
