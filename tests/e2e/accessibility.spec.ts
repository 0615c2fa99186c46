import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";

for (const theme of ["light", "dark"] as const) {
  test(`nothing serious stands in a person's way before signing in, ${theme}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    for (const path of ["/", "/login", "/partner-registration", "/confirm-email"]) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
