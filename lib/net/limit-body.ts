import { NextRequest } from "next/server";
import { readLimited } from "@/lib/net/read-limited";

/**
 * The same request with its body read already, or the refusal of one that is too long: for handlers that are not ours
 * and read whatever comes (test T21).
 */
export async function limitBody(request: Request, mostBytes: number): Promise<NextRequest | Response> {
  if (request.method === "GET" || request.method === "HEAD") return new NextRequest(request);
  const body = await readLimited(request, mostBytes);
  if (!body) return new Response(null, { status: 413 });
  return new NextRequest(request.url, { method: request.method, headers: request.headers, body });
}

/** Whether a body can be read as JSON, or there is none; the request stays unread. */
export async function isJsonOrEmpty(request: Request): Promise<boolean> {
  const text = await request.clone().text();
  try {
    return text === "" || JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
