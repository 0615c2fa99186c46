import { randomUUID } from "node:crypto";
import { openBrowser, openSignInStage, type SignInStage } from "./sign-in-stage.ts";
import { openStranger, registrationForm } from "./stranger-acts.ts";

const each = 400;
const mostDifference = 0.1;

/** What a stranger does to learn whether an address is known: returns what is seen of the answer. */
type Try = (email: string) => Promise<string>;

/** T23 guess who: sign-in, sign-up, reset and codes with known and unknown addresses, shuffled, over HTTP. */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const stage = await openSignInStage();
  try {
    const tries = await makeTries(stage);
    const figures: Record<string, unknown> = {};
    let isMet = true;
    for (const [name, attempt] of Object.entries(tries)) {
      const result = await compare(stage, attempt);
      figures[name] = result;
      isMet &&= result.difference < mostDifference && result.answers === 1;
    }
    return { isMet, figures };
  } finally {
    await stage.close();
  }
}

async function makeTries({ origin }: SignInStage): Promise<Record<string, Try>> {
  const browser = await openBrowser(origin);
  const act = openStranger(origin);
  return {
    "sign-in": async (email) => (await browser.signIn(email, "not the password")).seen,
    "sign-up": (email) => {
      const username = `a${randomUUID().replaceAll("-", "").slice(0, 20)}`;
      return act("registerPartnerAction", registrationForm({ username, email, password: "gilos nok shaftoli" }));
    },
    reset: (email) => act("requestPasswordResetAction", { email }),
    "email code": (email) => act("requestEmailCodeAction", { email }),
    "another address": (email) => act("changeAddressAction", { email }),
  };
}

async function compare(stage: SignInStage, attempt: Try) {
  const rounds: { isKnown: boolean; email: string }[] = [];
  for (let number = 0; number < each; number += 1) {
    rounds.push({ isKnown: true, email: (await stage.addPerson()).email });
    // Of the same length and look as the known ones.
    rounds.push({ isKnown: false, email: `seller-${randomUUID()}@example.uz` });
  }
  const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  for (const [index, { isKnown, email }] of shuffle(rounds).entries()) {
    if (index % 50 === 0) await stage.forgetAttempts();
    const from = performance.now();
    answers.add(await attempt(email));
    times[isKnown ? "known" : "unknown"].push(performance.now() - from);
  }
  const [known, unknown] = [median(times.known), median(times.unknown)];
  const difference = Math.abs(known - unknown) / Math.min(known, unknown);
  return { knownMs: round(known), unknownMs: round(unknown), difference: round(difference, 3), answers: answers.size };
}

function shuffle<T>(list: T[]): T[] {
  const shuffled = list.map((one) => ({ one, key: Math.random() })).sort((a, b) => a.key - b.key);
  return shuffled.map(({ one }) => one);
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const round = (number: number, digits = 1) => Number(number.toFixed(digits));
