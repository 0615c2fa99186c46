import type { Exchange } from "./shop";

/** Ids, times and traces differ from run to run; what stays is what the protocol says. */
export function normalise({
  direction,
  method,
  url,
  requestHeaders,
  request,
  status,
  responseHeaders,
  response,
}: Exchange) {
  const isCall = direction === "engine to app" && method === "POST";
  return {
    direction,
    method,
    url: plain(url),
    ...(isCall
      ? { headers: pick(requestHeaders, ["x-inngest-generation-id", "x-inngest-req-version", "x-inngest-step-id"]) }
      : {}),
    request: clean(request),
    status,
    ...(isCall
      ? { replyHeaders: pick(responseHeaders, ["x-inngest-no-retry", "retry-after", "x-inngest-req-version"]) }
      : {}),
    response: clean(response),
  };
}

export type Normal = ReturnType<typeof normalise>;

/** Different by nature: clocks, random ids, and the tracing that only the real server does. */
const volatile = new Set([
  ...["ts", "timing", "request_started_at", "expire", "gid", "isr", "tc", "source_app_id", "sync_id", "app_id"],
  ...["job_id", "qi_id", "featureObservations"],
]);

function clean(value: unknown): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => !volatile.has(key));
  return Object.fromEntries(
    fields
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [
        plain(key),
        key === "stack" && typeof item === "string" ? item.split("\n")[0] : clean(item),
      ]),
  );
}

const plain = (text: string) =>
  text
    .replaceAll(/http:\/\/(127\.0\.0\.1:\d+|app\.local)/g, "http://app")
    .replace(/^\/e\/.*/, "/e/KEY")
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, "ULID")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "UUID")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "TIME");

function pick(headers: Record<string, string>, names: string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}

/**
 * The exchanges as a partial order. What one run says and hears has an order; runs among each other have none, nor
 * have the calls of parallel steps. A call is noted when it is answered, so its checkpoints stand before it.
 */
export function byRun(exchanges: Exchange[]): Normal[][] {
  const groups = new Map<string, Normal[]>();
  for (const exchange of exchanges) {
    const run = runOf(exchange);
    groups.set(run, [...(groups.get(run) ?? []), normalise(exchange)]);
  }
  return [...groups.values()].map(sortParallel).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function runOf({ url, request }: Exchange) {
  const fields = request as { ctx?: { run_id?: string }; run_id?: string };
  return fields?.ctx?.run_id ?? fields?.run_id ?? url.split("?")[0] ?? "";
}

/** Neighbouring calls that each ask for one planned step, in the order of their step ids. */
function sortParallel(exchanges: Normal[]): Normal[] {
  const sorted = [...exchanges];
  const isStep = (index: number) => /stepId=[0-9a-f]{40}/.test(sorted[index]?.url ?? "");
  for (let start = 0; start < sorted.length; start += 1) {
    let end = start;
    while (isStep(end)) end += 1;
    if (end - start < 2) continue;
    const part = sorted.slice(start, end).sort((a, b) => (a.url < b.url ? -1 : 1));
    sorted.splice(start, part.length, ...part);
    start = end;
  }
  return sorted;
}
