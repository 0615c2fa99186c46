import { Secret, TOTP } from "otpauth";

export const stepSeconds = 30;

/** The six digits of an authenticator (RFC 6238) for the half minute that `at` is in. */
export const makeCode = (secret: string, at: Date = new Date()): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: stepSeconds }).generate({ timestamp: at.getTime() });

export const secondsLeft = (at: Date = new Date()): number =>
  stepSeconds - (Math.floor(at.getTime() / 1_000) % stepSeconds);

/** What a person pastes: the secret itself, in groups or not, or the whole address of the picture. Null: neither. */
export function readSecret(text: string): string | null {
  const pasted = text.trim();
  const named = pasted.startsWith("otpauth:") ? (new URL(pasted).searchParams.get("secret") ?? "") : pasted;
  const secret = named.replace(/[\s-]/g, "").toUpperCase();
  return /^[A-Z2-7]{16,128}$/.test(secret) ? secret : null;
}
