import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { answer } from "./answer.ts";
import { ApiFailure } from "./failure.ts";
import type { PrintReader } from "./look/read-print.ts";
import { aboutPage } from "./page.ts";
import { readRequest } from "./read-request.ts";
import { buildMessage, buildReply, modelName } from "./reply.ts";
import { listStreamEvents } from "./stream-events.ts";

const maxBodyBytes = 50 * 1024 * 1024;
const model = { id: modelName, object: "model", created: 1_793_491_200, owned_by: "local-stand-in" };

/** The part of OpenAI's API that the product uses, at `/v1`. Any model name is taken; the reply says what answered. */
export function buildApp(apiKey: string, reader: PrintReader): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof ApiFailure) return context.json(error.body, error.status);
    console.error(error);
    const body = { message: "The stand-in failed.", type: "server_error", param: null, code: null };
    return context.json({ error: body }, 500);
  });
  app.notFound((context) => {
    throw new ApiFailure(404, `Invalid URL (${context.req.method} ${context.req.path})`);
  });
  app.get("/", (context) => context.html(aboutPage()));

  app.use("/v1/*", async (context, next) => {
    requireKey(context.req.header("authorization"), apiKey);
    await next();
  });
  app.get("/v1/models", (context) => context.json({ object: "list", data: [model] }));
  app.get("/v1/models/:id", (context) => {
    const id = context.req.param("id");
    if (id === model.id) return context.json(model);
    throw new ApiFailure(404, `The model '${id}' does not exist`, { code: "model_not_found", param: "model" });
  });
  app.post("/v1/responses", bodyLimit({ maxSize: maxBodyBytes, onError: refuseSize }), async (context) => {
    const question = readRequest(await readJson(context.req.raw));
    if (!question.isStreamed) {
      return context.json(buildReply(question, buildMessage(await answer(question, reader))));
    }
    const started = buildReply(question, null);
    const message = buildMessage(await answer(question, reader));
    return streamSSE(context, async (stream) => {
      for (const event of listStreamEvents(started, message, buildReply(question, message))) {
        await stream.writeSSE({ event: event.type, data: JSON.stringify(event) });
      }
    });
  });
  return app;
}

function requireKey(header: string | undefined, apiKey: string) {
  const given = /^Bearer (\S+)$/.exec(header ?? "")?.[1];
  if (!given) throw new ApiFailure(401, "You didn't provide an API key in an Authorization header.");
  const [a, b] = [Buffer.from(given), Buffer.from(apiKey)];
  if (a.length === b.length && timingSafeEqual(a, b)) return;
  throw new ApiFailure(401, `Incorrect API key provided: ${given.slice(0, 3)}***.`, { code: "invalid_api_key" });
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new ApiFailure(400, "We could not parse the JSON body of your request.");
  }
}

function refuseSize(): never {
  throw new ApiFailure(413, "The request is too large.", { code: "request_too_large" });
}
