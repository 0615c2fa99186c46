import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { projectRoot } from "../support/project";

test.skip(({ isMobile }) => isMobile, "no screen in it: once is enough");

/** Every page of the build; a parameter gets an id that nobody has. */
function listPages(): string[] {
  const routes = JSON.parse(readFileSync(`${projectRoot}/.next/app-path-routes-manifest.json`, "utf8"));
  return Object.entries(routes as Record<string, string>)
    .filter(([file]) => file.endsWith("/page"))
    .map(([, route]) => route.replace(/\[\w+\]/g, "01900000-0000-7000-8000-000000000000"));
}

test("every page carries the security headers and is never cached", async ({ request }) => {
  const pages = listPages();
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const headers = (await request.get(page, { maxRedirects: 0 })).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, page).toContain("frame-ancestors 'none'");
    expect(policy, page).toMatch(/script-src 'self' 'nonce-\w{32}' 'strict-dynamic'/);
    expect(
      policy.split(";").find((part) => part.includes("script-src")),
      page,
    ).not.toContain("unsafe-inline");
    expect(headers["x-content-type-options"], page).toBe("nosniff");
    expect(headers["referrer-policy"], page).toBe("strict-origin-when-cross-origin");
    expect(headers["cache-control"], page).toContain("no-store");
  }
});

test("pages draw under their own policy: the browser refuses nothing", async ({ page }) => {
  const refusals: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) refusals.push(message.text());
  });
  for (const path of ["/", "/login", "/partner-registration"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(refusals).toEqual([]);
});
