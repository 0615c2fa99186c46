/** The least that a Next.js route can do with a message: read it, insert it, answer. No token, no dedupe, no key. */
export const referenceRoute = `
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

export async function POST(request) {
  const body = Buffer.from(await request.arrayBuffer());
  await pool.query({ name: "insert", text: "insert into bare_messages (body) values ($1)", values: [body] });
  return Response.json({ result: true });
}
`;

export const referenceTable =
  "create table bare_messages (id bigint generated always as identity primary key, body bytea not null)";
