import { randomBytes, randomUUID } from "node:crypto";
import { fillBooks } from "../../../support/fill-books.ts";
import { query } from "../../../support/people.ts";
import { databaseUrl } from "../sign-in.ts";
import { home } from "../surroundings.ts";
import { openDigest } from "./digest.ts";
import { openPeople } from "./people.ts";

/** What no job of the minute puts right. */
const calm = {
  status: "PAUSED",
  active: true,
  keyExpiresAt: null,
  limitedUntil: null,
  circuitOpenUntil: null,
  lastError: null,
};

/** Enough to have a listing and a product of one's own beside those of another. */
const ofGoods = ["marketplace_integrations", "shops", "photos", "products", "listings", "card_lanes"];
const readable = {
  products: { facts: "[]" },
  listings: { barcodes: [] },
  card_lanes: { facts: "[]", attributes: "[]", reasons: "[]", findings: "[]", steps: "[]" },
};

/** A, with a row in every table, each text of which begins with the marker; B, with goods; and everybody who may try. */
export async function openStage() {
  const url = databaseUrl(home);
  const people = await openPeople();
  const { a, b } = people;
  const marker = `a-row-${randomBytes(6).toString("hex")}`;
  const questions = randomUUID();
  const given = {
    marketplace_integrations: calm,
    wanted_values: { questionId: questions },
    notification_settings: { quietFrom: 22, quietTo: 8 },
    sessions: { revokedAt: null, expiresAt: new Date(Date.now() + 86_400_000) },
  };
  const ofA = await fillBooks(url, { ...a, marker, given });
  const ofB = await fillBooks(url, {
    ...b,
    marker: "b-row",
    only: ofGoods,
    given: { marketplace_integrations: calm, ...readable },
  });
  await query(url, `update partners set "businessName" = $2, "legalName" = $2 where id = $1`, [a.partnerId, marker]);
  return {
    url,
    people,
    marker,
    rows: { a: { ...ofA, questions }, b: ofB },
    digest: await openDigest(url, a.partnerId),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
