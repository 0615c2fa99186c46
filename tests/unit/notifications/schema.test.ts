import { expect, test } from "vitest";
import { settingsSchema } from "@/lib/notifications/schema";

const settings = (quiet: { from: number; to: number } | null) => ({ digest: "OFF", digestHour: 9, quiet, on: [] });

test("quiet hours from eight to eight are refused at their field", () => {
  const refused = settingsSchema.safeParse(settings({ from: 8, to: 8 }));
  const [issue] = refused.error?.issues ?? [];
  expect(issue).toMatchObject({ path: ["quiet", "to"], message: "notifications.quietHoursEqual" });
  expect(settingsSchema.safeParse(settings({ from: 22, to: 8 })).success).toBe(true);
  expect(settingsSchema.safeParse(settings(null)).success).toBe(true);
});
