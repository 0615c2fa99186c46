import type { NewPartner } from "../support/people.ts";
import { openBrowser, openSignInStage, rightPassword } from "./sign-in-stage.ts";
import { openStranger, registrationForm } from "./stranger-acts.ts";

const tries = 10_000;
const addresses = 500;
const atOnce = 8;
const mostChecks = 20;

/**
 * T24 guess pass: half of the tries walk over many accounts, half go at one, by its username and by its email. A form to
 * register that names the one account is no way around: it is answered alike with the right password and with guesses.
 */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const stage = await openSignInStage();
  try {
    const victim = await stage.addPerson();
    const known = await openBrowser(stage.origin);
    const firstSignIn = await known.signIn(victim.username, rightPassword);
    const others: NewPartner[] = [];
    for (let number = 1; number < addresses; number += 1) others.push(await stage.addPerson());

    const targets = Array.from({ length: tries }, (_, number) => {
      if (number % 2 === 0) return { id: victim.userId, login: number % 4 === 0 ? victim.username : victim.email };
      const other = others[number % others.length] ?? victim;
      return { id: other.userId, login: other.email };
    });
    const checks = new Map<string, number>();
    const words = new Map<string, number>();
    let next = 0;
    const startedAt = performance.now();
    const guess = async () => {
      const browser = await openBrowser(stage.origin);
      for (let target = targets[next++]; target; target = targets[next++]) {
        const { word } = await browser.signIn(target.login, `guess ${next}`);
        const kind = word.split("-")[0] ?? "";
        words.set(kind, (words.get(kind) ?? 0) + 1);
        // Whatever was not refused beforehand was a check of the password.
        if (kind !== "TOO_MANY") checks.set(target.id, (checks.get(target.id) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, guess));
    const minutes = (performance.now() - startedAt) / 60_000;

    const byOwner = await known.signIn(victim.username, rightPassword);
    const elsewhere = await openBrowser(stage.origin);
    const byStranger = await elsewhere.signIn(victim.username, rightPassword);
    const most = Math.max(...checks.values());
    const registrations = new Set<string>();
    const act = openStranger(stage.origin);
    for (let number = 0; number < 40; number += 1) {
      const { username, email } = victim;
      const password = number % 4 === 1 ? rightPassword : `guess number ${number}`;
      registrations.add(await act("registerPartnerAction", registrationForm({ username, email, password })));
    }
    const ownerGetsIn = firstSignIn.word === "done" && byOwner.word === "done";
    return {
      isMet: minutes < 60 && most <= mostChecks && ownerGetsIn && registrations.size === 1,
      figures: {
        tries,
        minutes: Math.round(minutes * 10) / 10,
        mostChecksOfOneAccount: most,
        answers: Object.fromEntries(words),
        ownerFromKnownDevice: byOwner.word,
        rightPasswordFromUnknownDevice: byStranger.word,
        answersToRegistering: registrations.size,
      },
    };
  } finally {
    await stage.close();
  }
}
