import { expect, test } from "vitest";
import { acceptTerms } from "@/lib/legal/accept-terms";
import { legalDocumentNames, termsVersion } from "@/lib/legal/versions";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

const listAccepted = (userId: string) =>
  query<{ document: string; locale: string }>(
    urls.superuserUrl,
    `select document, locale from terms_acceptances where "userId" = $1 order by document`,
    [userId],
  );

const setVersion = (userId: string, version: number) =>
  query(urls.superuserUrl, `update users set "termsVersion" = $2 where id = $1`, [userId, version]);

const readVersion = async (userId: string) =>
  (
    await query<{ termsVersion: number }>(urls.superuserUrl, `select "termsVersion" from users where id = $1`, [userId])
  )[0]?.termsVersion;

const reader = { locale: "en", address: null } as const;

test("accepting notes every document that changed since, once, and lets the owner go on", async () => {
  const { userId, partnerId } = await insertPartner(urls.superuserUrl);
  await setVersion(userId, 0);
  await Promise.all([acceptTerms({ userId, partnerId, ...reader }), acceptTerms({ userId, partnerId, ...reader })]);
  expect(await listAccepted(userId)).toHaveLength(legalDocumentNames.length);
  expect(await readVersion(userId)).toBe(termsVersion);
});

test("where nothing changed nothing is noted", async () => {
  const { userId, partnerId } = await insertPartner(urls.superuserUrl);
  await setVersion(userId, termsVersion);
  await acceptTerms({ userId, partnerId, ...reader });
  expect(await listAccepted(userId)).toEqual([]);
});

test("nobody accepts for another partner's person", async () => {
  const [own, neighbour] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  await setVersion(neighbour.userId, 0);
  await acceptTerms({ userId: neighbour.userId, partnerId: own.partnerId, ...reader });
  expect(await listAccepted(neighbour.userId)).toEqual([]);
  expect(await readVersion(neighbour.userId)).toBe(0);
});
