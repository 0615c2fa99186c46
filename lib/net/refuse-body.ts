import { isArgumentList } from "@/lib/net/action-body";

/** No action takes more: photos have a route of their own. */
const mostBytes = 1024 * 1024;

/**
 * Why a body may not go on to a page or an action; null when it may. Next itself answers 500 to one that is too long
 * or broken, and keeps ten times as much (test T21).
 */
export async function refuseBody(request: Request): Promise<Response | null> {
  const { method, headers } = request;
  if (method === "GET" || method === "HEAD") return null;
  const length = headers.get("content-length");
  if (length === null && headers.has("transfer-encoding")) return new Response(null, { status: 411 });
  if (Number(length) > mostBytes) return new Response(null, { status: 413 });
  return (await isReadable(request.clone())) ? null : new Response(null, { status: 400 });
}

async function isReadable(request: Request): Promise<boolean> {
  const isAction = request.headers.has("next-action");
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) {
    const form = await request.formData().catch(() => null);
    const root = form?.get("0");
    return form !== null && (!isAction || (typeof root === "string" && isArgumentList(root, true)));
  }
  return !isAction || type.startsWith("application/x-www-form-urlencoded") || isArgumentList(await request.text());
}
