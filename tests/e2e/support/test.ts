import { test as base } from "playwright/test";
import type { NewPartner } from "../../support/people.ts";
import { signInNewPartner } from "./sign-in.ts";

export { expect } from "playwright/test";

/** `partner`: approved, and signed in on `page`. */
export const test = base.extend<{ partner: NewPartner }>({
  partner: async ({ context, baseURL }, provide) => {
    await provide(await signInNewPartner(context, { origin: baseURL ?? "" }));
  },
});
