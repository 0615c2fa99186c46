import "server-only";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { tallyRefusal } from "@/lib/administration/tally-failure";
import { actingAs } from "@/lib/audit/acting";
import {
  findCurrentViewer,
  type PartnerViewer,
  requireAdmin,
  requireApplicant,
  requireFreshAdmin,
  requireFreshOwner,
  requireFreshPartner,
  requireFreshViewer,
  requirePartner,
  requireViewer,
} from "@/lib/auth/guards";
import type { Permission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/session";
import { AppError, type ErrorCode } from "@/lib/errors";
import { logError } from "@/lib/log";
import { isOutage } from "@/lib/outage";

export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode | "unexpected"; error: string; fieldErrors?: Record<string, string> };

type Guard<Who> = () => Promise<Who>;

/** Guard and schema are arguments: no action can be written without them. The input is parsed after the guard. */
function makeAction<Who extends Viewer | null>(guard: Guard<Who>) {
  return <Schema extends z.ZodType, T>(schema: Schema, work: (input: z.output<Schema>, who: Who) => Promise<T>) =>
    (raw: unknown): Promise<ActionResult<T>> =>
      run(guard, schema, work, raw);
}

function makePartnerAction(guard: (permission: Permission) => Promise<PartnerViewer>) {
  return <Schema extends z.ZodType, T>(
    permission: Permission,
    schema: Schema,
    work: (input: z.output<Schema>, who: PartnerViewer) => Promise<T>,
  ) =>
    (raw: unknown): Promise<ActionResult<T>> =>
      run(() => guard(permission), schema, work, raw);
}

async function run<Who extends Viewer | null, Schema extends z.ZodType, T>(
  guard: Guard<Who>,
  schema: Schema,
  work: (input: z.output<Schema>, who: Who) => Promise<T>,
  raw: unknown,
): Promise<ActionResult<T>> {
  try {
    const who = await guard();
    const parsed = schema.safeParse(raw instanceof FormData ? readForm(raw) : raw);
    if (!parsed.success) return await invalidInput(parsed.error);
    return { ok: true, data: await asPerson(who, () => work(parsed.data, who)) };
  } catch (error) {
    unstable_rethrow(error);
    return await failed(error);
  }
}

/** What the work writes into the audit log is this person's doing. */
const asPerson = <T>(who: Viewer | null, work: () => Promise<T>): Promise<T> =>
  who ? actingAs({ kind: who.role, id: who.userId }, work) : work();

/** Anyone; the viewer is null when nobody is signed in. */
export const publicAction = makeAction(findCurrentViewer);
/** Anyone who is signed in, for what is their own: sessions, second factor, preferences. */
export const userAction = makeAction(requireViewer);
/** The same, with the password given in the last ten minutes: the second factor. */
export const freshUserAction = makeAction(requireFreshViewer);
/** A partner's person, approved or waiting. */
export const applicantAction = makeAction(requireApplicant);
/** Signed in, approved, and a member whose role may do it. */
export const partnerAction = makePartnerAction(requirePartner);
/** The same, with the password given in the last ten minutes: keys, payouts, roles. */
export const freshPartnerAction = makePartnerAction(requireFreshPartner);
/** A partner's owner, whatever state the partner is in, with a fresh password: closing the account, and keeping it. */
export const freshOwnerAction = makeAction(requireFreshOwner);
export const adminAction = makeAction(requireAdmin);
export const freshAdminAction = makeAction(requireFreshAdmin);

function readForm(form: FormData): Record<string, unknown> {
  const entries = [...form.entries()].filter(([name]) => !name.startsWith("$ACTION"));
  return Object.fromEntries(entries);
}

/** A schema's message is a key of `errors.*`; zod's own texts become the general sentence. */
async function invalidInput(error: z.ZodError): Promise<ActionResult<never>> {
  const t = await getTranslations("errors");
  const sentence = (key: string) => (t.has(key as never) ? t(key as never) : t("checkField"));
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) fieldErrors[issue.path.join(".")] ??= sentence(issue.message);
  return { ok: false, code: "invalid", error: t("checkForm"), fieldErrors };
}

async function failed(error: unknown): Promise<ActionResult<never>> {
  tallyRefusal(error);
  const t = await getTranslations("errors");
  if (error instanceof AppError) {
    const sentence = t(error.messageKey as never, error.values as never);
    if (!error.field) return { ok: false, code: error.code, error: sentence };
    // The sentence stands at its field alone; the form as a whole says that there is one.
    return { ok: false, code: error.code, error: t("checkForm"), fieldErrors: { [error.field]: sentence } };
  }
  logError("action failed", error);
  if (isOutage(error)) return { ok: false, code: "unavailable", error: t("databaseAway") };
  return { ok: false, code: "unexpected", error: t("unexpected") };
}
