import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { seal, unseal } from "@/lib/crypto/seal";
import { flipEachByte, readSealed, type Stored, swapWith } from "../../proof/attack-secrets.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "../connections/sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();

type Secret = Stored & { secret: string };
let mine: Secret;
let second: Secret;
let theirs: Secret;

async function connect(partnerId: string): Promise<Secret> {
  const secret = `${rightInput.uzum.key}~${randomUUID()}`;
  const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key: secret });
  return { partnerId, connectionId, secret };
}

beforeAll(async () => {
  const [one, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  mine = await connect(one.partnerId);
  second = await connect(one.partnerId);
  theirs = await connect(other.partnerId);
});

test("the plain key stands nowhere in the database, in no spelling", async () => {
  const tables = await query<{ name: string }>(
    urls.superuserUrl,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const spellings = [mine, second, theirs].flatMap(({ secret }) => [
    secret,
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("base64").slice(0, -4),
    encodeURIComponent(secret),
  ]);
  for (const { name } of tables) {
    const [row] = await query<{ text: string }>(
      urls.superuserUrl,
      `select string_agg(t::text, ' ') as text from "${name}" t`,
    );
    for (const spelling of spellings) expect(row?.text ?? "", name).not.toContain(spelling);
  }
});

test("two rows with the same key share neither data key nor nonce", async () => {
  const [one, other] = [await readSealed(urls.superuserUrl, mine), await readSealed(urls.superuserUrl, second)];
  expect(one.wrappedKey.subarray(0, 12)).not.toEqual(other.wrappedKey.subarray(0, 12));
  expect(one.key.subarray(0, 12)).not.toEqual(other.key.subarray(0, 12));
  const cleartext = new Uint8Array(32);
  expect(seal(cleartext, "same", "here")).not.toEqual(seal(cleartext, "same", "here"));
});

test("ciphertexts moved to another row, of the same partner or another, do not open", async () => {
  expect(await swapWith(urls.superuserUrl, mine, [second, theirs])).toEqual({ tried: 7, opened: [] });
});

test("each flipped byte is refused", async () => {
  const { wrappedKey, key } = await readSealed(urls.superuserUrl, mine);
  const tried = wrappedKey.length + key.length;
  expect(await flipEachByte(urls.superuserUrl, mine)).toEqual({ tried, opened: [] });
});

test("what was sealed opens under its own key and context alone", () => {
  const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const sealed = seal(key, "oʻzbekcha", "partner|field");
  expect(Buffer.from(unseal(key, sealed, "partner|field")).toString()).toBe("oʻzbekcha");
  expect(() => unseal(other, sealed, "partner|field")).toThrow();
  expect(() => unseal(key, sealed, "partner|other")).toThrow();
  for (const length of [0, 11, 16, 27, 28])
    expect(() => unseal(key, sealed.subarray(0, length), "partner|field")).toThrow();
});

test("a push address moved to another connection does not open", async () => {
  await query(
    urls.superuserUrl,
    `update marketplace_integrations set marketplace = 'yandex', "webhookToken" =
       (select "webhookToken" from marketplace_integrations where id = $2) where id = $1`,
    [theirs.connectionId, mine.connectionId],
  );
  await expect(listConnections(theirs.partnerId, "uz", new Date())).rejects.toThrow();
});
