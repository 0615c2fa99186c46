import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { examples, inputs, isVerb, type Verb } from "@/lib/marketplaces/cli-input";
import { runVerb } from "@/lib/marketplaces/cli-verbs";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createMemoryLimiter } from "@/lib/marketplaces/memory-limiter";
import { createMarketplace } from "@/lib/marketplaces/registry";
import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

/**
 * `npm run marketplace -- <marketplace> <verb>`: one adapter method from the terminal, without a database. It reads
 * its few variables by itself, since `lib/env.ts` insists on a whole configured product.
 */
const usage = `npm run marketplace -- <${marketplaceIds.join("|")}> <verb> [--key KEY] [--client-id ID] [--input FILE] [--json]

KEY may stand in SELLER_API_KEY, ID (Ozon's Client-Id) in SELLER_CLIENT_ID; FILE may be - (standard input).
${marketplaceIds.map((id) => `${id.toUpperCase()}_API_URL`).join(", ")}: another origin, such as a sandbox's.
Prints one JSON object; amounts are minor units as text. Exit code 0 only when nothing was rejected or unknown.
"shop" may name a shop in any input; without it the first shop of the key is used.

Verbs and their input:
${Object.entries(examples)
  .map(([verb, example]) => `  ${verb.padEnd(18)} ${JSON.stringify(example)}`)
  .join("\n")}`;

class UsageError extends Error {}

type Failed = { failure: string; code: string | null; words: string | null; retryAfterMs: number | null };

async function main(): Promise<number> {
  const options = {
    key: { type: "string" },
    "client-id": { type: "string" },
    input: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  let indent = 2;
  try {
    const { values, positionals } = readArguments(() => parseArgs({ options, allowPositionals: true }));
    if (values.json) indent = 0;
    if (values.help) return show(usage);
    const [id, verb, ...rest] = positionals;
    if (!isMarketplace(id) || !isVerb(verb) || rest.length > 0) throw new UsageError("Unknown command; see --help.");
    const key = values.key ?? process.env.SELLER_API_KEY;
    if (!key) throw new UsageError("The key is missing: --key or SELLER_API_KEY.");
    const clientId = values["client-id"] ?? process.env.SELLER_CLIENT_ID;
    const origin = process.env[`${id.toUpperCase()}_API_URL`];
    const credentials = { key, ...(clientId && { clientId }) };
    const marketplace = createMarketplace(id, { credentials, origin, limiter: createMemoryLimiter() });
    const input = parseInput(verb, await readInput(values.input));
    const result = await runVerb(verb, marketplace, input, new Date());
    const ok = !hasFailedItem(verb, result);
    show(toJson({ ok, marketplace: id, verb, result }, indent));
    return ok ? 0 : 1;
  } catch (error) {
    show(toJson({ ok: false, error: describe(error) }, indent));
    return error instanceof UsageError ? 2 : 1;
  }
}

function show(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

const isMarketplace = (id: string | undefined): id is MarketplaceId => marketplaceIds.some((known) => known === id);

function readArguments<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "Unknown option; see --help.");
  }
}

async function readInput(file: string | undefined): Promise<unknown> {
  if (file === undefined) return {};
  const text = file === "-" ? await readStandardInput() : await readFile(file, "utf8").catch(() => null);
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new UsageError(`${file} is not a readable JSON file.`);
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function parseInput<V extends Verb>(verb: V, raw: unknown) {
  const parsed = inputs[verb].safeParse(raw);
  if (parsed.success) return parsed.data as ReturnType<(typeof inputs)[V]["parse"]>;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${issue?.path.join(".") || "input"}: ${issue?.message}; see --help.`);
}

const writes: Verb[] = ["publish", "set-prices", "set-stocks", "confirm-order", "cancel-order", "reply"];

function hasFailedItem(verb: Verb, result: unknown): boolean {
  const outcomes = writes.includes(verb) ? ([result].flat() as { state?: string }[]) : [];
  return outcomes.some(({ state }) => state === "rejected" || state === "unknown");
}

function describe(error: unknown): Failed {
  if (error instanceof MarketplaceError) {
    const { failure, code, words, retryAfterMs } = error;
    return { failure, code, words, retryAfterMs };
  }
  const isUsage = error instanceof UsageError;
  const words = error instanceof Error ? error.message : null;
  return { failure: isUsage ? "usage" : "internal", code: null, words, retryAfterMs: null };
}

const toJson = (value: unknown, indent: number) =>
  JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one), indent);

process.exitCode = await main();
