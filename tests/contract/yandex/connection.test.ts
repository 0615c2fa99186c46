import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { openYandex } from "./setup.ts";

describe("Yandex Market: connection and categories", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  beforeAll(async () => {
    yandex = await openYandex();
  });
  afterAll(() => yandex.sandbox.close());

  test("a right key tells the cabinet, its shop and that nothing is missing", async () => {
    expect(await yandex.market.checkConnection()).toEqual({
      account: { externalId: "987654", name: "Demo do‘kon" },
      shops: [{ externalId: "21098765", name: "Demo do‘kon Market", currency: "UZS", warehouseExternalId: "556677" }],
      missingRights: [],
      expiresAt: null,
    });
  });

  test("a key that may only read lacks the rights to change", async () => {
    const { missingRights } = await yandex.connect("ACMA:read").checkConnection();
    expect(missingRights).toEqual([
      "publish-card",
      "set-pictures",
      "set-price",
      "release-price",
      "set-stock",
      "confirm-order",
      "cancel-order",
      "mark-units",
      "read-labels",
    ]);
  });

  test("a wrong key is told as such, and not repeated in the error", async () => {
    const failing = yandex.connect("ACMA:secret-marker").checkConnection();
    await expect(failing).rejects.toMatchObject({ failure: "credentials", code: "FORBIDDEN" });
    await expect(failing).rejects.not.toThrow(/secret-marker/);
  });

  test("one group of warehouses in the cabinet, and the stock of every shop goes by campaign", async () => {
    const campaign = (id: number) => ({ id, business: { id: 1 }, placementType: "FBS" });
    const warehouse = (id: number, campaignId: number) => ({ id, name: "", campaignId });
    const fbs = [{ placementType: "FBS", apiAvailability: "AVAILABLE" }];
    const connect = (groupInfo: object | undefined) => {
      const answers: Record<string, object> = {
        token: { apiKey: { authScopes: ["ALL_METHODS"] } },
        settings: { settings: { currency: "UZS" } },
        "v3/businesses/1/warehouses": { warehouses: [{ id: 11, name: "", models: fbs }] },
        "v2/businesses/1/warehouses": { warehouses: [warehouse(11, 7), { ...warehouse(12, 8), groupInfo }] },
      };
      const fetch = async (url: string) => {
        const found = Object.entries(answers).find(([path]) => new URL(url).pathname.endsWith(path));
        return Response.json(found ? { status: "OK", result: found[1] } : { campaigns: [campaign(7), campaign(8)] });
      };
      return createYandex({ credentials: { key: `group ${groupInfo !== undefined}` }, fetch }).checkConnection();
    };
    const warehouses = async (groupInfo?: object) =>
      (await connect(groupInfo)).shops.map(({ warehouseExternalId }) => warehouseExternalId);
    expect(await warehouses()).toEqual(["11", null]);
    expect(await warehouses({ id: 5 })).toEqual([null, null]);
  });

  test("a right that ended since is not a wrong key; a key that ended since is", async () => {
    let isTokenGood = true;
    const fetch: typeof yandex.fetch = async (url, init) => {
      const isAllowed = url.endsWith("/auth/token") ? isTokenGood : !url.endsWith("/tree");
      const error = { status: "ERROR", errors: [{ code: "FORBIDDEN", message: "Access denied" }] };
      return isAllowed ? yandex.fetch(url, init) : Response.json(error, { status: 403 });
    };
    const market = createYandex({ credentials: { key: "ACMA:right" }, origin: yandex.sandbox.url, fetch });
    const read = () => market.listCategories({ language: "ru" });
    await expect(read()).rejects.toMatchObject({ failure: "rejected", code: "no-right", words: "Access denied" });
    isTokenGood = false;
    await expect(read()).rejects.toMatchObject({ failure: "credentials" });
  });

  test("categories have a path, and a query finds them in any case", async () => {
    const all = await yandex.market.listCategories({ language: "uz" });
    expect(all.find(({ externalId }) => externalId === "7812201")).toEqual({
      externalId: "7812201",
      name: "Футболки",
      path: ["Одежда, обувь и аксессуары", "Одежда", "Футболки"],
      isLeaf: true,
    });
    const found = await yandex.market.listCategories({ query: "ФУТБОЛ", language: "ru" });
    expect(found.map(({ name }) => name)).toEqual(["Футболки"]);
  });

  test("attributes come with their type, unit and values", async () => {
    const shirt = await yandex.market.listAttributes({ categoryExternalId: "7812201", language: "ru" });
    expect(shirt.find(({ name }) => name === "Размер")).toMatchObject({
      type: "choice",
      isRequired: true,
      isMany: false,
      values: expect.arrayContaining([{ externalId: "2641713002", text: "S" }]),
    });
    const lamp = await yandex.market.listAttributes({ categoryExternalId: "1003093", language: "ru" });
    expect(lamp.find(({ name }) => name === "Мощность")).toMatchObject({ type: "number", unit: "Вт", values: [] });
    const branch = yandex.market.listAttributes({ categoryExternalId: "198119", language: "ru" });
    await expect(branch).rejects.toMatchObject({ failure: "rejected" });
  });

  test("over a documented limit it is 420, with the wait until the window ends", async () => {
    const { market, sandbox } = await openYandex();
    const calls = () => market.listCategories({ language: "ru" });
    for (let call = 0; call < 50; call += 1) await calls();
    await expect(calls()).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 3_600_000 });
    await sandbox.close();
  });

  test.each([
    ["another shape", () => Response.json({ campaigns: "none" })],
    ["HTML", () => new Response("<html>", { status: 200 })],
    ["an ERROR without a result", () => Response.json({ status: "ERROR", errors: [{ code: "X" }] })],
  ])("%s is an unexpected reply", async (_, reply) => {
    const market = createYandex({ credentials: { key: "k" }, fetch: async () => reply() });
    await expect(market.checkConnection()).rejects.toMatchObject({ failure: "unexpected-reply" });
  });

  test("5xx and a broken line are unavailable", async () => {
    const sick = createYandex({ credentials: { key: "k" }, fetch: async () => new Response("", { status: 502 }) });
    await expect(sick.checkConnection()).rejects.toMatchObject({ failure: "unavailable" });
    const cut = createYandex({ credentials: { key: "k" }, fetch: () => Promise.reject(new TypeError("reset")) });
    await expect(cut.checkConnection()).rejects.toMatchObject({ failure: "unavailable" });
  });

  test("many adapters of one key ask for the cabinet once", async () => {
    const { connect, exchanges, sandbox } = await openYandex();
    const [shop] = (await connect().checkConnection()).shops;
    if (!shop) throw new Error("no shop");
    for (let job = 0; job < 3; job += 1) await connect().readPrices({ shop, listings: [] });
    expect(exchanges.filter(({ url }) => /\/campaigns\?|\/settings$/.test(url))).toHaveLength(2);
    await sandbox.close();
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.exchanges.length).toBeGreaterThan(8);
    expect(yandex.listViolations()).toEqual([]);
  });
});
