export type SignInOutcome =
  | { kind: "done" | "code" | "wrong" | "recoveryWrong" | "notConfirmed" | "startAgain" | "away" | "offline" }
  | { kind: "tooMany"; minutes: number };

const kinds = {
  CredentialsSignin: "wrong",
  SECOND_FACTOR: "code",
  EMAIL_NOT_CONFIRMED: "notConfirmed",
  START_AGAIN: "startAgain",
} as const;

export const sendPassword = (login: string, password: string) => send("credentials", { login, password });
export const sendCode = (code: string) => send("second-factor", { code });

/** Speaks NextAuth's own protocol without its browser library: a token against forged forms, then the form. */
async function send(provider: string, fields: Record<string, string>): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await readJson(await fetch("/api/auth/csrf"))) as { csrfToken: string };
    const answer = await fetch(`/api/auth/callback/${provider}`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
    });
    const { url } = (await readJson(answer)) as { url: string };
    const code = new URL(url, location.origin).searchParams.get("error");
    if (answer.ok && !code) return { kind: "done" };
    const [, minutes] = /^TOO_MANY-(\d+)$/.exec(code ?? "") ?? [];
    if (minutes) return { kind: "tooMany", minutes: Number(minutes) };
    return { kind: kinds[code as keyof typeof kinds] ?? "away" };
  } catch (error) {
    return { kind: error instanceof TypeError ? "offline" : "away" };
  }
}

async function readJson(answer: Response): Promise<unknown> {
  if (answer.redirected) throw new Error("no answer of the sign-in itself");
  return answer.json();
}
