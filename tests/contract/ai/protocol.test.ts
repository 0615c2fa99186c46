import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOpenAI } from "@ai-sdk/openai";
import { APICallError, Output, streamText } from "ai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startAi } from "@/local/ai/start-ai";
import { hasSpec, listSpecErrors } from "./openai-spec.ts";

const apiKey = "test-key";
let server: Awaited<ReturnType<typeof startAi>>;

beforeAll(async () => {
  server = await startAi({ apiKey, cacheDir: mkdtempSync(join(tmpdir(), "ai-")) });
});
afterAll(() => server.close());

async function call(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) }),
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
  });
  return { status: response.status, text: await response.text() };
}

const strict = (properties: Record<string, unknown>) => ({
  type: "json_schema",
  name: "form",
  strict: true,
  schema: { type: "object", properties, required: Object.keys(properties), additionalProperties: false },
});
const ask = (input: string, properties: Record<string, unknown>, more: object = {}) => ({
  model: "any-name",
  input,
  text: { format: strict(properties) },
  ...more,
});

type Reply = { output: { content: { type: string; text?: string; refusal?: string }[] }[]; model: string };
const partOf = (text: string) => (JSON.parse(text) as Reply).output[0]?.content[0];

describe.skipIf(!hasSpec)("OpenAI's specification (skipped where ../shared/fixtures is absent)", () => {
  test.each([
    ["an answer", ask('{"colour": "red"}', { colour: { type: "string" } })],
    ["a refusal", ask("no facts", { colour: { type: "string" } })],
    ["free text", { model: "any-name", input: "Tell me a joke.", instructions: "Be brief." }],
  ])("%s is a Response", async (_, body) => {
    const reply = await call("/v1/responses", body);
    expect(reply.status).toBe(200);
    expect(listSpecErrors("Response", JSON.parse(reply.text))).toEqual([]);
  });

  test.each([
    ["an answer", '{"colour": "red"}'],
    ["a refusal", "no facts"],
  ])("each event of %s is a ResponseStreamEvent", async (_, input) => {
    const reply = await call("/v1/responses", ask(input, { colour: { type: "string" } }, { stream: true }));
    const events = reply.text.split("\n").filter((line) => line.startsWith("data: "));
    expect(events.length).toBeGreaterThan(7);
    for (const event of events) expect(listSpecErrors("ResponseStreamEvent", JSON.parse(event.slice(6)))).toEqual([]);
  });

  test("models and errors fit", async () => {
    const list = JSON.parse((await call("/v1/models")).text) as { data: { id: string }[] };
    expect(listSpecErrors("ListModelsResponse", list)).toEqual([]);
    expect(listSpecErrors("Model", JSON.parse((await call(`/v1/models/${list.data[0]?.id}`)).text))).toEqual([]);
    for (const path of ["/v1/models/absent", "/v1/nothing"]) {
      const reply = await call(path);
      expect(reply.status).toBe(404);
      expect(listSpecErrors("ErrorResponse", JSON.parse(reply.text))).toEqual([]);
    }
  });

  test("the check itself sees a wrong reply", () => {
    expect(listSpecErrors("Response", { object: "response" })).not.toEqual([]);
  });
});

test.each([
  ["no key", {}, 401, null],
  ["a wrong key", { authorization: "Bearer wrong" }, 401, "invalid_api_key"],
])("%s is refused", async (_, headers, status, code) => {
  const response = await fetch(`${server.url}/v1/models`, { headers: headers as Record<string, string> });
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: { code: string | null } }).error.code).toBe(code);
});

test.each([
  ["no JSON", "{", null],
  ["no model", { input: "x" }, "missing_required_parameter"],
  [
    "an open object",
    { model: "m", input: "x", text: { format: { ...strict({}), schema: { type: "object", properties: {} } } } },
    "invalid_json_schema",
  ],
  [
    "an optional field",
    {
      model: "m",
      input: "x",
      text: {
        format: {
          ...strict({ a: { type: "string" } }),
          schema: { ...strict({ a: { type: "string" } }).schema, required: [] },
        },
      },
    },
    "invalid_json_schema",
  ],
  ["a keyword that strict output lacks", ask("x", { a: { type: "string", maxLength: 3 } }), "invalid_json_schema"],
  [
    "a picture by address",
    ask(
      "x",
      {},
      { input: [{ role: "user", content: [{ type: "input_image", image_url: "http://127.0.0.1/x.png" }] }] },
    ),
    "invalid_image_url",
  ],
  [
    "a picture that is none",
    ask(
      "x",
      {},
      { input: [{ role: "user", content: [{ type: "input_image", image_url: "data:image/png;base64,aGVsbG8=" }] }] },
    ),
    "invalid_image",
  ],
])("%s is answered 400", async (_, body, code) => {
  const reply = await call("/v1/responses", body);
  expect(reply.status).toBe(400);
  expect((JSON.parse(reply.text) as { error: { code: string | null } }).error.code).toBe(code);
});

test("it fills any form from the question's JSON, invents nothing, and says who answers", async () => {
  const form = {
    colour: { type: "string", enum: ["red", "blue"] },
    size: { type: ["string", "null"] },
    price: { anyOf: [{ type: "null" }, { type: "number", minimum: 0 }] },
    tags: { type: "array", items: { type: "string" } },
  };
  const reply = await call("/v1/responses", ask('Facts: {"colour": "red", "price": 12.5, "other": 1} End.', form));
  expect(JSON.parse(partOf(reply.text)?.text ?? "")).toEqual({ colour: "red", size: null, price: 12.5, tags: [] });
  expect((JSON.parse(reply.text) as Reply).model).toBe("facts-and-templates");
});

test("a form that needs what nobody said is refused", async () => {
  const reply = await call("/v1/responses", ask('{"colour": "green"}', { colour: { type: "string", enum: ["red"] } }));
  expect(partOf(reply.text)).toMatchObject({ type: "refusal", refusal: expect.stringContaining("colour") });
});

test("the official client streams a form", async () => {
  const { textStream } = streamText({
    model: createOpenAI({ baseURL: `${server.url}/v1`, apiKey })("any-name"),
    prompt: JSON.stringify({ colour: "red", note: "long ".repeat(100) }),
    output: Output.object({ schema: z.object({ colour: z.string(), note: z.string() }) }),
  });
  const pieces: string[] = [];
  for await (const piece of textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  expect(JSON.parse(pieces.join(""))).toMatchObject({ colour: "red" });
});

test("the official client reads its errors", async () => {
  const { fullStream } = streamText({
    model: createOpenAI({ baseURL: `${server.url}/v1`, apiKey: "wrong" })("any-name"),
    prompt: "x",
    maxRetries: 0,
    onError: () => undefined,
  });
  const thrown: unknown[] = [];
  for await (const part of fullStream) if (part.type === "error") thrown.push(part.error);
  expect(thrown.map((error) => APICallError.isInstance(error) && error.statusCode)).toEqual([401]);
});

test("a person who opens its address reads what it is", async () => {
  const page = await (await fetch(server.url)).text();
  expect(page).toContain("without a");
  expect(page).not.toContain(apiKey);
});
