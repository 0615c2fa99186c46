import "server-only";
import { cookies } from "next/headers";
import { isHttps } from "@/lib/auth/cookie";

const name = "confirming";
const day = 24 * 3_600;

/** The address that this browser is to confirm, whether an account stands behind it or not. */
export async function rememberAddress(email: string): Promise<void> {
  (await cookies()).set(name, email, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/confirm-email",
    maxAge: day,
  });
}

export async function readAddress(): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null;
}
