import "server-only";
import { cookies } from "next/headers";

export type Theme = "light" | "dark" | "system";

export async function readTheme(): Promise<Theme> {
  const chosen = (await cookies()).get("theme")?.value;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}
