import type { Context } from "hono";
import { z } from "zod";
import { BadRequest } from "./replies.ts";
import { findLabel, isLabel } from "./seller-key.ts";
import type { Seller, Sellers } from "./sellers.ts";

/** Who is meant: the seller's key in the body or the query; `seller` is the label, from the page. */
export const naming = { key: z.string().optional(), seller: z.string().refine(isLabel).or(z.literal("")).optional() };

export type Naming = { key?: string | undefined; seller?: string | undefined };

/** Without a name it is the first seller. */
export function findSeller(
  sellers: Sellers,
  key: string,
  c: Context,
  { key: given = c.req.query("key"), seller = "" }: Naming,
): Seller {
  const label = given === undefined ? seller : findLabel(given, key);
  if (label === null) throw new BadRequest("no such key", 404);
  return sellers.open(label);
}

/** A `key` that is no seller's makes a repeated request give the same order. */
export function readOrderKey({ key: given }: Naming, key: string): string | undefined {
  return given?.includes("~") || findLabel(given, key) !== null ? undefined : given;
}

const isForm = (c: Context) => c.req.header("content-type")?.includes("form") ?? false;

export async function readInput<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const input: unknown = isForm(c) ? await c.req.parseBody() : await c.req.json().catch(() => ({}));
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new BadRequest(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}

export const answer = (c: Context, { label }: Seller, result: object) =>
  isForm(c) ? c.redirect(label === "" ? "/" : `/?seller=${label}`, 303) : c.json(result);
