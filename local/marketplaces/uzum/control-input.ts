import type { Context } from "hono";

export type Answer = { status: 200 | 400 | 404 | 409; body: Record<string, unknown> };

export const good = (body: Record<string, unknown>): Answer => ({ status: 200, body });
export const bad = (status: 400 | 404 | 409, error: string, more = {}): Answer => ({
  status,
  body: { error, ...more },
});

/** All values as text; the photos of the cabinet form count as their number. */
export async function readInput(context: Context): Promise<Record<string, string>> {
  const isJson = context.req.header("content-type")?.includes("json") ?? false;
  const raw: unknown = isJson
    ? await context.req.json().catch(() => ({}))
    : await context.req.parseBody({ all: true }).catch(() => ({}));
  const photos = (value: unknown) =>
    [value]
      .flat()
      .filter((one) => one instanceof File && one.size > 0)
      .length.toString();
  return Object.fromEntries(
    Object.entries((raw ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      if (name === "photos" && !isJson) return [[name, photos(value)]];
      return value === null || value === undefined || typeof value === "object" ? [] : [[name, String(value)]];
    }),
  );
}

export function answer(context: Context, { status, body }: Answer, page = "/") {
  const isForm = /form/.test(context.req.header("content-type") ?? "");
  if (!isForm) return context.json(body, status);
  const words =
    status === 200 ? "" : `?error=${encodeURIComponent(`${String(body.field ?? "")} ${String(body.error)}`)}`;
  return context.redirect(page + words, 303);
}
