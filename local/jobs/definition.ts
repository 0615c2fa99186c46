import { z } from "zod";
import { nextOccurrence, parseCron } from "./cron.ts";
import { parseDuration } from "./duration.ts";
import { isEvaluable } from "./expression.ts";

const duration = z.string().refine((text) => parseDuration(text) !== null, "is no duration");
const expression = z.string().refine(isEvaluable, "is no CEL expression");
const cron = z.string().refine((text) => succeeds(() => nextOccurrence(parseCron(text), 0)), "is no cron schedule");
const limit = z.strictObject({
  limit: z.number().int().min(0),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/**
 * A function as the SDK registers it. Strict everywhere: an option that this server does not know must be refused by
 * name, because a job that silently ignores it would behave differently from the real service.
 */
const definitionSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(
    z.union([
      z.strictObject({ event: z.string().min(1), expression: expression.optional() }),
      z.strictObject({ cron, jitter: duration.optional() }),
    ]),
  ),
  steps: z.record(
    z.string(),
    z.strictObject({
      id: z.string(),
      name: z.string(),
      runtime: z.strictObject({ type: z.literal("http"), url: z.url() }),
      retries: z.strictObject({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  ),
  idempotency: expression.optional(),
  batchEvents: z
    .strictObject({
      maxSize: z.number().int().min(1),
      timeout: duration,
      key: expression.optional(),
      if: expression.optional(),
    })
    .optional(),
  rateLimit: z
    .strictObject({ limit: z.number().int().min(1), period: duration, key: expression.optional() })
    .optional(),
  throttle: z
    .strictObject({
      limit: z.number().int().min(1),
      period: duration,
      key: expression.optional(),
      burst: z.number().int().min(0).optional(),
    })
    .optional(),
  concurrency: z.union([z.number().int().min(0), limit, z.array(limit).min(1).max(2)]).optional(),
  debounce: z.strictObject({ period: duration, key: expression.optional(), timeout: duration.optional() }).optional(),
  singleton: z.strictObject({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  priority: z.strictObject({ run: expression.optional() }).optional(),
  timeouts: z.strictObject({ start: duration.optional(), finish: duration.optional() }).optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: expression.optional(), timeout: z.string().optional() }))
    .optional(),
});

export type Definition = z.infer<typeof definitionSchema>;

/** Options that the real service refuses together: a batch has many events, each of these asks for one. */
const withoutBatch = ["debounce", "rateLimit", "idempotency", "singleton", "cancel"] as const;

/** The definition, or a sentence that names the function and the option that is wrong or unknown. */
export function readDefinition(input: unknown): Definition | string {
  const parsed = definitionSchema.safeParse(input);
  const id = String((input as { id?: unknown } | null)?.id ?? "(no id)");
  if (!parsed.success) return `function ${id}: ${parsed.error.issues.map(describe).join("; ")}`;
  if (parsed.data.batchEvents) {
    const clash = withoutBatch.find((option) => parsed.data[option] !== undefined);
    if (clash) return `function ${id}: batchEvents cannot be combined with ${clash}`;
  }
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `option ${path ? `${path}.` : ""}${key} is not supported`).join("; ");
  }
  if (issue.code === "invalid_union") {
    const unknown = issue.errors.flat().find((inner) => inner.code === "unrecognized_keys");
    const first = unknown ?? issue.errors.flat()[0];
    if (first) return describe({ ...first, path: [...issue.path, ...first.path] });
  }
  return `option ${path} ${issue.message}`;
}

function succeeds(work: () => unknown) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
