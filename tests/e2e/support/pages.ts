import type { Page } from "playwright/test";
import { query } from "../../support/people.ts";
import { databaseUrl, signInAdministrator, signInNewPartner } from "./sign-in.ts";
import { home } from "./surroundings.ts";

type Audience = {
  who: string;
  /** What is open to this person, as the build names it. */
  routes: string[];
  /** Signs in where that is needed, and says which addresses stand for the routes that are not addresses themselves. */
  open: (page: Page, origin: string) => Promise<Record<string, string[]>>;
};

/** Every page of the product by whom it is for: what must hold everywhere is tried on each. */
export const audiences: Audience[] = [
  {
    who: "a visitor",
    routes: [
      "/",
      "/login",
      "/forgot-password",
      "/reset-password",
      "/partner-registration",
      "/confirm-email",
      "/legal",
      "/legal/[document]",
      "/invitation",
      "/admin-invitation",
      "/offline",
    ],
    open: async (page) => {
      await page.goto("/");
      return {
        "/reset-password": ["/reset-password?token=none"],
        "/legal/[document]": ["/legal/terms"],
        "/invitation": ["/invitation?token=none"],
        "/admin-invitation": ["/admin-invitation?token=none"],
      };
    },
  },
  {
    who: "an applicant",
    routes: ["/pending", "/pending/keys", "/profile", "/account/data"],
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin }, { approved: false });
      await page.goto("/pending");
      return {};
    },
  },
  {
    who: "an owner whose terms changed",
    routes: ["/legal/accept"],
    open: async (page, origin) => {
      const { userId } = await signInNewPartner(page.context(), { origin });
      await query(databaseUrl(home), 'update users set "termsVersion" = 0 where id = $1', [userId]);
      await page.goto("/dashboard");
      return {};
    },
  },
  {
    who: "a seller with a shop full of goods",
    routes: [
      "/dashboard",
      "/products",
      "/products/[id]",
      "/orders",
      "/orders/[id]",
      "/profit",
      "/prices",
      "/manager",
      "/connections",
      "/connections/[id]",
      "/team",
      "/history",
      "/profile",
      "/search",
    ],
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin }, { approved: false });
      await page.goto("/pending");
      await page.getByRole("button", { name: "Namunani ochish" }).click();
      await page.waitForURL("**/dashboard");
      return {
        "/products/[id]": [await findFirst(page, "/products", 'a[href^="/products/"]:not([href$="/new"])')],
        "/orders/[id]": [await findFirst(page, "/orders", 'a[href^="/orders/"]')],
        "/connections/[id]": [await findFirst(page, "/connections", 'a[href^="/connections/"]')],
        "/search": ["/search?q=choy"],
      };
    },
  },
  {
    who: "a member among what is their own",
    routes: [
      "/dashboard",
      "/notifications",
      "/account/security",
      "/account/data",
      "/account/notifications",
      "/account/second-factor",
      "/products/new",
      "/scan",
      "/connections",
      "/profile",
      "/team",
    ],
    open: async (page, origin) => {
      await signInNewPartner(page.context(), { origin });
      await page.goto("/dashboard");
      return {};
    },
  },
  {
    who: "an administrator",
    routes: [
      "/admin",
      "/admin/partners",
      "/admin/partners/all",
      "/admin/partners/[id]",
      "/admin/jobs",
      "/admin/errors",
      "/admin/tariffs",
      "/admin/people",
      "/admin/audit",
      "/admin/notifications",
    ],
    open: async (page, origin) => {
      const { partnerId } = await signInNewPartner(page.context(), { origin });
      await page.context().clearCookies();
      await signInAdministrator(page.context(), { origin });
      await page.goto("/admin");
      return {
        "/admin/partners": ["/admin/partners", `/admin/partners?tab=APPROVED&id=${partnerId}`],
        "/admin/partners/[id]": [`/admin/partners/${partnerId}`],
      };
    },
  },
];

/** Lets the person in; every address to try, in the order of the routes. */
export async function openAs({ routes, open }: Audience, page: Page, origin: string): Promise<string[]> {
  const addresses = await open(page, origin);
  return routes.flatMap((route) => addresses[route] ?? [route]);
}

async function findFirst(page: Page, path: string, link: string): Promise<string> {
  await page.goto(path);
  const address = await page.locator(link).first().getAttribute("href");
  if (!address) throw new Error(`${path} leads to no ${link}`);
  return address;
}
