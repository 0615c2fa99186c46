import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { limitBody } from "@/lib/net/limit-body";

type Context = { params: Promise<{ nextauth: string[] }> };

/** A name and a password. */
const mostBytes = 16 * 1024;

const handle = (request: Request, context: Context) => NextAuth(authOptions())(request, context) as Promise<Response>;

export const GET = (request: NextRequest, context: Context) => handle(request, context);

export async function POST(request: NextRequest, context: Context) {
  const read = await limitBody(request, mostBytes);
  if (read instanceof Response) return read;
  // NextAuth answers 500 to JSON that it cannot read; our pages send forms.
  const isForm = read.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  return isForm ? handle(read, context) : new Response(null, { status: 400 });
}
