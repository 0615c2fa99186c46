import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { channelKind, findChannelFault } from "./channel-name.ts";
import type { Hub } from "./hub.ts";
import { MAX_BATCH, MAX_CHANNELS_PER_EVENT, MAX_DATA_BYTES, MAX_EVENT_NAME } from "./limits.ts";
import type { AppKeys } from "./signature.ts";
import { findRequestFault } from "./signed-request.ts";

const eventFields = {
  name: z.string().min(1).max(MAX_EVENT_NAME),
  data: z.string(),
  socket_id: z
    .string()
    .regex(/^\d+\.\d+$/)
    .optional(),
  info: z.string().optional(),
};
const eventSchema = z.object({
  ...eventFields,
  channel: z.string().optional(),
  channels: z.array(z.string()).min(1).max(MAX_CHANNELS_PER_EVENT).optional(),
});
const batchSchema = z.object({
  batch: z
    .array(z.object({ ...eventFields, channel: z.string() }))
    .min(1)
    .max(MAX_BATCH),
});

/** The signed HTTP API under `/apps/{id}`. Failures are plain text, as with the hosted service. */
export function createHttpApi(keys: AppKeys, hub: Hub): Hono {
  const api = new Hono().basePath("/apps/:app");
  api.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return c.text("Internal error", 500);
  });
  api.use("*", async (c, next) => {
    if (c.req.param("app") !== keys.appId) return c.text("Unknown app id", 404);
    const { pathname, searchParams } = new URL(c.req.url);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const fault = findRequestFault(
      keys,
      { method: c.req.method, path: pathname, query: searchParams, body },
      Date.now(),
    );
    return fault ? c.text(fault, 401) : next();
  });

  api.post("/events", async (c) => {
    const event = parse(eventSchema, await c.req.text());
    const channels = event.channels ?? (event.channel === undefined ? [] : [event.channel]);
    if (channels.length === 0) throw refuse(400, "Missing channel or channels");
    checkEvent(event.data, channels);
    for (const channel of new Set(channels)) {
      hub.publish({ event: event.name, channel, data: event.data }, event.socket_id);
    }
    if (event.info === undefined) return c.json({});
    const { info } = event;
    return c.json({ channels: Object.fromEntries(channels.map((name) => [name, countsOf(hub, name, info)])) });
  });

  api.post("/batch_events", async (c) => {
    const { batch } = parse(batchSchema, await c.req.text());
    for (const event of batch) checkEvent(event.data, [event.channel]);
    for (const event of batch) {
      hub.publish({ event: event.name, channel: event.channel, data: event.data }, event.socket_id);
    }
    if (batch.every((event) => event.info === undefined)) return c.json({});
    return c.json({ batch: batch.map((event) => countsOf(hub, event.channel, event.info ?? "")) });
  });

  api.get("/channels", (c) => {
    const prefix = c.req.query("filter_by_prefix") ?? "";
    const info = c.req.query("info") ?? "";
    if (info.split(",").includes("user_count") && !prefix.startsWith("presence-")) {
      throw refuse(400, "user_count may only be requested for presence channels: set filter_by_prefix");
    }
    const names = hub.channelNames().filter((name) => name.startsWith(prefix));
    return c.json({ channels: Object.fromEntries(names.map((name) => [name, countsOf(hub, name, info)])) });
  });

  api.get("/channels/:channel", (c) => {
    const channel = c.req.param("channel");
    const info = c.req.query("info") ?? "";
    if (info.split(",").includes("user_count") && channelKind(channel) !== "presence") {
      throw refuse(400, "user_count may only be requested for presence channels");
    }
    return c.json({ occupied: hub.subscriberCount(channel) > 0, ...countsOf(hub, channel, info) });
  });

  api.get("/channels/:channel/users", (c) => {
    const channel = c.req.param("channel");
    if (channelKind(channel) !== "presence") throw refuse(400, "Users can only be retrieved for presence channels");
    return c.json({ users: [...hub.membersOf(channel).keys()].map((id) => ({ id })) });
  });

  api.post("/users/:user/terminate_connections", (c) => {
    hub.terminateUser(c.req.param("user"));
    return c.json({});
  });
  return api;
}

function parse<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw refuse(400, "The body is not JSON");
  }
  const { success, data, error } = schema.safeParse(json);
  if (!success) throw refuse(400, z.prettifyError(error));
  return data;
}

function checkEvent(data: string, channels: string[]): void {
  const fault = channels.map(findChannelFault).find((found) => found !== null);
  if (fault) throw refuse(400, fault);
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) {
    throw refuse(413, `The data content of this event exceeds the allowed maximum (${MAX_DATA_BYTES} bytes)`);
  }
}

function countsOf(hub: Hub, channel: string, info: string): { user_count?: number; subscription_count?: number } {
  const wanted = info.split(",");
  return {
    ...(wanted.includes("user_count") && channelKind(channel) === "presence"
      ? { user_count: hub.membersOf(channel).size }
      : {}),
    ...(wanted.includes("subscription_count") ? { subscription_count: hub.subscriberCount(channel) } : {}),
  };
}

function refuse(status: 400 | 413, message: string): HTTPException {
  return new HTTPException(status, { message });
}
