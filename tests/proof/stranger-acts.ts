import { termsVersion } from "@/lib/legal/versions";
import { listActions } from "../e2e/support/idor/endpoints.ts";
import { callAction } from "../e2e/support/idor/play.ts";

/** Calls the build's actions as somebody who is not signed in; returns all that is seen but the time. */
export function openStranger(origin: string) {
  const actions = new Map(listActions().map((action) => [action.name.split("/").at(-1), action]));
  const stranger = { who: "nobody", cookie: "", books: null } as const;
  return async (name: string, input: object): Promise<string> => {
    const action = actions.get(name);
    if (!action) throw new Error(`the build has no action ${name}`);
    const { status, result } = await callAction(origin, action, input, stranger);
    return JSON.stringify([status, result]);
  };
}

/** A form to register that is right in every field. */
export const registrationForm = (person: { username: string; email: string; password: string }) => ({
  ...person,
  legalForm: "LLC",
  businessName: "Zarina Savdo",
  phone: "901234567",
  inn: "",
  category: "home",
  terms: String(termsVersion),
});
