import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { changeAddressAction, requestEmailCodeAction } from "@/lib/auth/actions";
import { openSession } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { requestPasswordReset } from "@/lib/auth/password-reset";
import { signIn } from "@/lib/auth/sign-in";
import { AppError } from "@/lib/errors";
import { termsVersion } from "@/lib/legal/versions";
import { registerPartner } from "@/lib/partners/register-partner";
import type { RegistrationInput } from "@/lib/partners/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { readVerified } from "../../support/verified.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

/** T23 and T24 in small; in full size over HTTP: `npm run proof -- T23 T24`. */
const urls = useProductDatabase();
const password = "olma anor uzum behi";
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

async function addPerson(): Promise<NewPartner> {
  const person = await insertPartner(urls.superuserUrl, { name: randomUUID() });
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [passwordHash, person.userId]);
  return person;
}

/** Where other programs share the machine, the quicker ones tell more than the middle. */
const quartile = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 4)] ?? 0;

/** How much longer one of two takes; asked in turns. */
async function compareTimes(attempt: (email: string) => Promise<unknown>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 60; turn += 1) {
    const side = turn % 2;
    // Somebody is added in both cases, so that the database has just had the same to do.
    const { email: added } = await addPerson();
    const email = side === 0 ? added : `seller-${randomUUID()}@example.uz`;
    const from = performance.now();
    await attempt(email);
    times[side as 0 | 1].push(performance.now() - from);
  }
  const [known, unknown] = [quartile(times[0]), quartile(times[1])];
  return Math.abs(known - unknown) / Math.min(known, unknown);
}

test.each([
  ["signing in", (email: string) => signIn(email, "not the password")],
  ["asking for a link", requestPasswordReset],
  ["asking for a code", (email: string) => requestEmailCodeAction({ email })],
  ["giving another address", (email: string) => changeAddressAction({ email })],
])(
  "%s takes as long with a known address as with an unknown one, and answers alike",
  async (_, attempt) => {
    expect(await attempt((await addPerson()).email)).toEqual(await attempt("nobody-knows@example.uz"));
    // The machine may be busy for one of the two: a difference that is really there comes every time. Within a tenth is
    // for the full size; a hash or a transaction more is much more than this.
    const differences: number[] = [];
    while (differences.length < 4 && !differences.some((one) => one < 0.2)) {
      await query(urls.superuserUrl, "delete from attempt_buckets");
      differences.push(await compareTimes(attempt));
    }
    expect(Math.min(...differences)).toBeLessThan(0.2);
  },
  120_000,
);

test("of 400 guesses at one account and 20 others no account has more than 20 checked, and the owner still gets in", async () => {
  visitor.forgetAll();
  const victim = await addPerson();
  await openSession(await readVerified(urls.superuserUrl, victim.userId), "password");
  const deviceToken = visitor.jar.get("device") ?? null;
  const others = await Promise.all(Array.from({ length: 20 }, addPerson));
  const checks = new Map<string, number>();
  const guess = async (id: string, login: string) => {
    const isChecked = await signIn(login, "a guess").then(
      () => true,
      (error) => {
        expect(error).toBeInstanceOf(AppError);
        return false;
      },
    );
    if (isChecked) checks.set(id, (checks.get(id) ?? 0) + 1);
  };
  for (let number = 0; number < 400; number += 8) {
    await Promise.all(
      Array.from({ length: 8 }, (_, place) => {
        const other = others[(number + place) % others.length] ?? victim;
        if (place % 2 === 1) return guess(other.userId, other.email);
        return guess(victim.userId, place % 4 === 0 ? victim.username : victim.email);
      }),
    );
  }
  expect(Math.max(...checks.values())).toBeLessThanOrEqual(20);
  expect(checks.get(victim.userId)).toBe(10);
  await expect(signIn(victim.username, password)).rejects.toMatchObject({ code: "too-many" });
  expect(await signIn(victim.username, password, { deviceToken })).toMatchObject({ id: victim.userId });
}, 60_000);

test("a form to register that names an account is answered alike with its password and with guesses", async () => {
  const victim = await addPerson();
  const application = {
    legalForm: "LLC",
    businessName: "Zarina Savdo",
    phone: "901234567",
    inn: null,
    category: "home",
  };
  const answers = new Set<string>();
  for (const typed of ["a guess", password, "another guess", password, password]) {
    const { username, email } = victim;
    const form = { ...application, username, email, password: typed, terms: termsVersion } as RegistrationInput;
    const outcome = await registerPartner(form, { locale: "uz", address: null, userAgent: "" }).catch((error) => error);
    answers.add(JSON.stringify([outcome.code, outcome.messageKey]));
  }
  expect([...answers]).toEqual(['["conflict","partners.usernameTaken"]']);
});
