import type { Caller } from "./people.ts";

export type Answer = {
  status: number;
  text: string;
  location: string | null;
  /** Of an action: what it returned. */
  result: { ok: boolean; code?: string } | null;
};

export type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string };

export async function send(
  origin: string,
  { method, path, headers = {}, body }: Sent,
  caller: Caller,
): Promise<Answer> {
  const response = await fetch(new URL(path, origin), {
    method,
    redirect: "manual",
    headers: { ...headers, origin, ...(caller.cookie && { cookie: caller.cookie }) },
    ...(body !== undefined && { body }),
  });
  const text = method === "HEAD" ? "" : await response.text();
  return { status: response.status, text, location: response.headers.get("location"), result: null };
}

/** The request by which a browser calls a server action. */
export async function callAction(
  origin: string,
  { id, page }: { id: string; page: string },
  input: unknown,
  caller: Caller,
): Promise<Answer> {
  const answer = await send(
    origin,
    {
      method: "POST",
      path: page,
      headers: { accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": id },
      // As React writes it: a text that begins with a dollar gets another.
      body: JSON.stringify([input], (_, value) =>
        typeof value === "string" && value[0] === "$" ? `$${value}` : value,
      ),
    },
    caller,
  );
  return { ...answer, result: readResult(answer.text) };
}

/** The reply is a stream of rows; row 0 says which row holds the value. */
function readResult(stream: string): Answer["result"] {
  const rows = new Map(
    stream.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const first = parse(rows.get("0")) as { a?: string } | null;
  return first?.a ? (parse(rows.get(first.a.replace("$@", ""))) as Answer["result"]) : null;
}

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A page that had begun to stream says in its text what it could no more say by its status. */
const streamed = /NEXT_HTTP_ERROR_FALLBACK;(401|403|404)|id="__next-page-redirect"|NEXT_REDIRECT;/;

export function isTurnedAway({ status, text, location, result }: Answer, path: string): boolean {
  if (result) return !result.ok && ["unauthenticated", "forbidden", "not-found"].includes(result.code ?? "");
  if ([401, 403, 404].includes(status)) return true;
  if ([302, 303, 307, 308].includes(status)) return location !== null && !location.endsWith(path);
  return status === 200 && streamed.test(text);
}
