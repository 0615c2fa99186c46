import type { Page } from "playwright/test";
import { signInAdministrator, signInNewPartner } from "./sign-in.ts";

type Audience = {
  who: string;
  /** Signs in where that is needed, and names the pages that this person opens. */
  open: (page: Page, origin: string) => Promise<string[]>;
};

/** Every page of the product by whom it is for: what must hold everywhere is tried on each. */
export const audiences: Audience[] = [
  {
    who: "a visitor",
    open: async (page) => {
      await page.goto("/");
      return [
        "/",
        "/login",
        "/forgot-password",
        "/reset-password?token=none",
        "/partner-registration",
        "/confirm-email",
        "/legal",
        "/legal/terms",
        "/invitation?token=none",
        "/admin-invitation?token=none",
        "/offline",
      ];
    },
  },
  {
    who: "an applicant",
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin }, { approved: false });
      await page.goto("/pending");
      return ["/pending", "/pending/keys", "/profile"];
    },
  },
  {
    who: "a seller with a shop full of goods",
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin }, { approved: false });
      await page.goto("/pending");
      await page.getByRole("button", { name: "Namunani ochish" }).click();
      await page.waitForURL("**/dashboard");
      const product = await findFirst(page, "/products", 'a[href^="/products/"]:not([href$="/new"])');
      const order = await findFirst(page, "/orders", 'a[href^="/orders/"]');
      return [
        "/dashboard",
        "/products",
        product,
        "/orders",
        order,
        "/profit",
        "/prices",
        "/manager",
        "/connections",
        "/team",
        "/history",
        "/profile",
        "/search?q=choy",
      ];
    },
  },
  {
    who: "a member among what is their own",
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin });
      await page.goto("/dashboard");
      return [
        "/dashboard",
        "/notifications",
        "/account/security",
        "/account/notifications",
        "/account/second-factor",
        "/products/new",
        "/scan",
        "/connections",
        "/profile",
        "/team",
      ];
    },
  },
  {
    who: "an administrator",
    open: async (page, origin) => {
      const { partnerId } = await signInNewPartner(page.context(), { origin });
      await page.context().clearCookies();
      await signInAdministrator(page.context(), { origin });
      await page.goto("/admin");
      return [
        "/admin",
        "/admin/partners",
        `/admin/partners?tab=APPROVED&id=${partnerId}`,
        "/admin/partners/all",
        `/admin/partners/${partnerId}`,
        "/admin/jobs",
        "/admin/errors",
        "/admin/tariffs",
        "/admin/people",
        "/admin/audit",
        "/admin/notifications",
      ];
    },
  },
];

async function findFirst(page: Page, path: string, link: string): Promise<string> {
  await page.goto(path);
  return (await page.locator(link).first().getAttribute("href")) ?? "";
}
