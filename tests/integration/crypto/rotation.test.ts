import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { seal } from "@/lib/crypto/seal";
import { inPartner } from "@/lib/db/client";
import { getProfile } from "@/lib/partners/get-profile";
import { storeBankAccount, storePassport } from "@/lib/partners/private-fields";
import { updateBank, updateProfile } from "@/lib/partners/profile-repository";
import { ageCredentials, makeKeys, rewrapAll, rotateDuringSyncs } from "../../proof/rotate-keys.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "../connections/sandboxes.ts";

const keys = makeKeys();
const urls = useProductDatabase(keys.env);
useMarketplaces();

/** A hundred in the proof of T27. */
const connections = 12;

async function connect() {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const key = `${rightInput.uzum.key}~${randomUUID()}`;
  const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key });
  return { partnerId, connectionId };
}

const keyIds = async () =>
  (await query<{ id: string }>(urls.superuserUrl, `select distinct "wrappingKeyId" as id from connection_credentials`))
    .map(({ id }) => id)
    .sort();

test("a rotation in the middle of parallel syncs fails none: old keys open until all is wrapped anew", async () => {
  const made = await Promise.all(Array.from({ length: connections }, connect));
  const [newId] = await keyIds();
  expect(await ageCredentials(urls.superuserUrl, keys.newest, keys.old)).toBe(connections);
  expect(await keyIds()).toEqual(["old"]);
  const { failures, rewrapped, failed } = await rotateDuringSyncs(made);
  expect({ failures, rewrapped, failed }).toEqual({ failures: [], rewrapped: connections, failed: 0 });
  expect(await keyIds()).toEqual([newId]);
  // What is done is not done again.
  expect(await rewrapAll()).toEqual({ rewrapped: 0, failed: 0 });
});

test("a bank account, a passport and a push address are wrapped anew too", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  await inPartner(partnerId, async (db) => {
    const account = storeBankAccount(partnerId, "20208000900123456001");
    await updateBank(partnerId, { bankName: "Anorbank", bankMfo: "01183", ...account }, db);
    await updateProfile(partnerId, storePassport(partnerId, "AA1234567"), db);
  });
  const sealed = async () =>
    (
      await query<
        Record<"bankAccount" | "bankAccountHash" | "passport" | "passportHash", Buffer> & { sealKeyId: string }
      >(
        urls.superuserUrl,
        `select "bankAccount", "bankAccountHash", passport, "passportHash", "sealKeyId" from partners where id = $1`,
        [partnerId],
      )
    )[0];
  const first = await sealed();
  // As it was before account numbers had hashes.
  await query(
    urls.superuserUrl,
    `update partners set "sealKeyId" = '', "bankAccountHash" = null, "bankAccountEnd" = '' where id = $1`,
    [partnerId],
  );
  const { connectionId } = await createConnection(partnerId, rightInput.yandex);
  await query(urls.superuserUrl, `update marketplace_integrations set "sealKeyId" = '' where id = $1`, [connectionId]);
  expect(await rewrapAll()).toMatchObject({ rewrapped: 2, failed: 0 });
  expect((await sealed())?.sealKeyId).toBe(first?.sealKeyId);
  expect((await sealed())?.bankAccount).not.toEqual(first?.bankAccount);
  expect((await sealed())?.passport).not.toEqual(first?.passport);
  expect((await sealed())?.bankAccountHash).toEqual(first?.bankAccountHash);
  expect((await sealed())?.passportHash).toEqual(first?.passportHash);
  expect(await getProfile(partnerId, new Date())).toMatchObject({ bankAccountEnd: "6001", passportEnd: "567" });
});

test("what an unknown key wrapped is refused, counted and left as it is", async () => {
  const { partnerId, connectionId } = await connect();
  const context = `data-key|v1|${partnerId}|${connectionId}`;
  const foreign = Buffer.from(seal(new Uint8Array(32).fill(7), new Uint8Array(32), context));
  await query(
    urls.superuserUrl,
    `update connection_credentials set "wrappedKey" = $2, "wrappingKeyId" = 'unknown' where "connectionId" = $1`,
    [connectionId, foreign],
  );
  await expect(openMarketplace(partnerId, connectionId)).rejects.toThrow();
  expect(await rewrapAll()).toEqual({ rewrapped: 0, failed: 1 });
  const [row] = await query(
    urls.superuserUrl,
    `select "wrappedKey" from connection_credentials where "connectionId" = $1`,
    [connectionId],
  );
  expect(row).toEqual({ wrappedKey: foreign });
});
