import { createHash } from "node:crypto";
import type pg from "pg";
import type { Definition } from "./definition.ts";
import { canonicalJson } from "./signature.ts";

/** Attempts of a function that does not say how many retries it wants. */
const defaultAttempts = 5;

export type Fn = {
  slug: string;
  /** The id that calls carry; always the same for the same slug. */
  id: string;
  app: string;
  url: string;
  maxAttempts: number;
  definition: Definition;
};

export type Registry = {
  find(slug: string): Fn | null;
  list(): Fn[];
  triggeredBy(event: string): { fn: Fn; condition: string | undefined }[];
  cancelledBy(event: string): Fn[];
  /** Takes the place of all functions of that app; false when nothing was different. */
  replace(app: string, definitions: Definition[]): Promise<boolean>;
};

export async function loadRegistry(pool: pg.Pool): Promise<Registry> {
  const functions = new Map<string, Fn>();
  const { rows } = await pool.query<{ app: string; definition: Definition }>(
    "select app, definition from jobs.functions where active order by slug",
  );
  for (const row of rows) functions.set(row.definition.id, fnOf(row.app, row.definition));

  return {
    find: (slug) => functions.get(slug) ?? null,
    list: () => [...functions.values()],
    triggeredBy: (event) =>
      [...functions.values()].flatMap((fn) =>
        fn.definition.triggers.flatMap((trigger) =>
          "event" in trigger && trigger.event === event ? [{ fn, condition: trigger.expression }] : [],
        ),
      ),
    cancelledBy: (event) =>
      [...functions.values()].filter((fn) => fn.definition.cancel?.some((cancel) => cancel.event === event)),
    replace: async (app, definitions) => {
      const before = [...functions.values()].filter((fn) => fn.app === app).map((fn) => fn.definition);
      const isSame = fingerprint(before) === fingerprint(definitions);
      if (isSame) return false;
      await pool.query(
        `with dropped as (update jobs.functions set active = false where app = $1 and not slug = any($2))
         insert into jobs.functions (slug, app, definition)
         select d ->> 'id', $1, d from json_array_elements($3) as d
         on conflict (slug) do update set app = excluded.app, definition = excluded.definition, active = true,
           registered_at = now()`,
        [app, definitions.map((definition) => definition.id), JSON.stringify(definitions)],
      );
      for (const fn of [...functions.values()]) if (fn.app === app) functions.delete(fn.slug);
      for (const definition of definitions) functions.set(definition.id, fnOf(app, definition));
      return true;
    },
  };
}

function fnOf(app: string, definition: Definition): Fn {
  const [step] = Object.values(definition.steps);
  return {
    slug: definition.id,
    id: stableUuid(`function:${definition.id}`),
    app,
    url: step?.runtime.url ?? "",
    maxAttempts: step?.retries?.attempts === undefined ? defaultAttempts : step.retries.attempts + 1,
    definition,
  };
}

const fingerprint = (definitions: Definition[]) =>
  definitions
    .map((definition) => canonicalJson(definition))
    .sort()
    .join("\n");

/** A UUID (version 5 in form) that is always the same for the same text. */
export function stableUuid(text: string) {
  const hex = createHash("sha1").update(text).digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
