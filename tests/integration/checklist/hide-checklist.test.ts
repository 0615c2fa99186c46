import { expect, test } from "vitest";
import { isChecklistHidden, setChecklistHidden } from "@/lib/checklist/hide-checklist";
import { insertPartner } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

test("a person puts the list of first steps away and takes it back, and nobody else's with it", async () => {
  const [one, other] = [await insertPartner(urls.superuserUrl), await insertPartner(urls.superuserUrl)];
  expect(await isChecklistHidden(one.userId)).toBe(false);
  await setChecklistHidden(one.userId, true);
  expect(await isChecklistHidden(one.userId)).toBe(true);
  expect(await isChecklistHidden(other.userId)).toBe(false);
  await setChecklistHidden(one.userId, false);
  expect(await isChecklistHidden(one.userId)).toBe(false);
});
