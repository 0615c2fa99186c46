import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { rewrapPage } from "@/lib/connections/rewrap-secrets";
import { rewrapPinfl } from "@/lib/partners/rewrap-pinfl";
import { hashPinfl, openTaxNumber, pinflKeyId, storeTaxNumber } from "@/lib/partners/stored-tax-number";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const pinfl = "31210932040247";

type Stored = {
  inn: string | null;
  pinfl: Buffer | null;
  pinflHash: Buffer | null;
  pinflEnd: string;
  pinflKeyId: string;
};

async function read(partnerId: string): Promise<Stored> {
  const [row] = await query<Stored>(
    urls.superuserUrl,
    `select inn, pinfl, "pinflHash", "pinflEnd", "pinflKeyId" from partners where id = $1`,
    [partnerId],
  );
  if (!row) throw new Error("no such partner");
  return row;
}

const setInn = (partnerId: string, inn: string) =>
  query(urls.superuserUrl, `update partners set inn = $2 where id = $1`, [partnerId, inn]);

test("fourteen digits that were stored plain are sealed by the hourly job; a company's number is left alone", async () => {
  const [person, company] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  await setInn(person.partnerId, pinfl);
  await setInn(company.partnerId, "309376127");
  expect(await rewrapPage("pinfl", null)).toEqual({ rewrapped: 1, failed: 0, after: null });
  const stored = await read(person.partnerId);
  expect(stored).toMatchObject({ inn: null, pinflEnd: "0247", pinflKeyId: pinflKeyId() });
  expect(stored.pinflHash?.equals(hashPinfl(pinfl))).toBe(true);
  expect(openTaxNumber(person.partnerId, { inn: null, pinfl: new Uint8Array(stored.pinfl as Buffer) })).toBe(pinfl);
  expect(await read(company.partnerId)).toMatchObject({ inn: "309376127", pinfl: null, pinflEnd: "" });
  expect(await rewrapPage("pinfl", null)).toEqual({ rewrapped: 0, failed: 0, after: null });
});

test("what an older key sealed or an older secret hashed is sealed and hashed anew", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const old = storeTaxNumber(partnerId, pinfl);
  const note = `update partners set pinfl = $2, "pinflHash" = $3, "pinflEnd" = $4, "pinflKeyId" = $5 where id = $1`;
  const values = [old.pinfl, randomBytes(32), old.pinflEnd, "older"];
  await query(urls.superuserUrl, note, [partnerId, ...values]);
  expect(await rewrapPage("pinfl", null)).toMatchObject({ rewrapped: 1, failed: 0 });
  const stored = await read(partnerId);
  expect(stored.pinflHash?.equals(hashPinfl(pinfl))).toBe(true);
  expect(stored.pinfl?.equals(Buffer.from(old.pinfl ?? []))).toBe(false);
});

test("one that no key opens is counted and left", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const sealed = randomBytes(60);
  const note = `update partners set pinfl = $2, "pinflHash" = $3, "pinflKeyId" = 'older' where id = $1`;
  await query(urls.superuserUrl, note, [partnerId, sealed, randomBytes(32)]);
  expect(await rewrapPage("pinfl", null)).toMatchObject({ rewrapped: 0, failed: 1 });
  expect((await read(partnerId)).pinfl?.equals(sealed)).toBe(true);
});

test("of another partner's number nothing is touched, nor opened", async () => {
  const [own, neighbour] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  await setInn(neighbour.partnerId, "40101199000010");
  await rewrapPinfl(own.partnerId);
  expect((await read(neighbour.partnerId)).inn).toBe("40101199000010");
  const { pinfl: sealed } = storeTaxNumber(neighbour.partnerId, pinfl);
  expect(() => openTaxNumber(own.partnerId, { inn: null, pinfl: sealed })).toThrow();
});
