import { expect, test } from "vitest";
import { checkKey } from "@/lib/connections/check-key";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { readOnlyYandexKey, rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();

const missing = ({ rights }: Awaited<ReturnType<typeof checkKey>>) => rights.flatMap((right) => right.missing);

test.each(marketplaceIds)("a right key of %s names its shops and what it opens", async (id) => {
  const checked = await checkKey(rightInput[id], "uz");
  expect(checked).toMatchObject({ marketplace: id, shops: [expect.stringMatching(/\S/)] });
  expect(missing(checked)).toEqual([]);
  expect(checked.endsOn).toEqual(id === "wildberries" || id === "ozon" ? expect.stringContaining("2027") : null);
});

test("a key without some rights is told to lack them while it can still be made anew", async () => {
  const checked = await checkKey({ ...rightInput.yandex, key: readOnlyYandexKey }, "uz");
  expect(missing(checked)).toContain("set-price");
  expect(missing(checked)).not.toContain("list-orders");
});

test.each(marketplaceIds)("a wrong key of %s is refused at its box", async (id) => {
  const wrong = checkKey({ ...rightInput[id], key: "wrong-but-long-enough" }, "uz");
  await expect(wrong).rejects.toMatchObject({ code: "invalid", field: "key" });
});

test("nothing of it is kept: no connection, no key, no account", async () => {
  await checkKey(rightInput.uzum, "uz");
  const kept = await query(
    urls.superuserUrl,
    `select id::text from marketplace_integrations
     union all select "connectionId"::text from connection_credentials union all select id::text from shops`,
  );
  expect(kept).toEqual([]);
});
