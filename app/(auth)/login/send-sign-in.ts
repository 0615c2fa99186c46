export type SignInOutcome = "done" | "wrong" | "notConfirmed" | "away" | "offline";

/** Speaks NextAuth's own protocol without its browser library: a token against forged forms, then the form. */
export async function sendSignIn(login: string, password: string): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await readJson(await fetch("/api/auth/csrf"))) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, login, password, json: "true" }),
    });
    const { url } = (await readJson(answer)) as { url: string };
    const code = new URL(url, location.origin).searchParams.get("error");
    if (answer.ok && !code) return "done";
    if (code === "EMAIL_NOT_CONFIRMED") return "notConfirmed";
    return code === "CredentialsSignin" ? "wrong" : "away";
  } catch (error) {
    return error instanceof TypeError ? "offline" : "away";
  }
}

async function readJson(answer: Response): Promise<unknown> {
  if (answer.redirected) throw new Error("no answer of the sign-in itself");
  return answer.json();
}
