import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { addEndpoint, enableEndpoint, listEndpoints, pushTypes } from "./push-endpoints.ts";
import type { PushEndpoint } from "./state.ts";

const types = z.array(z.enum(pushTypes));
const url = z.url({ protocol: /^https?$/ });
const id = z.number().int();
const setBody = z.object({ url, types: types.min(1) });
const updateBody = z.object({ id, url: url.optional(), types: types.optional() });
const enableBody = z.object({ id, enabled: z.boolean() });

/** Beta methods: what Ozon answers to an address or a type that is connected already is our reading of its 409. */
export function addPushRoutes(app: Hono, { state, push, now }: Sandbox) {
  const find = (wanted: number): PushEndpoint => {
    const endpoint = state.pushEndpoints.get(String(wanted));
    if (!endpoint) throw new Refusal(404, "url not found");
    return endpoint;
  };
  const requireFree = (wanted: { url?: string | undefined; types?: string[] | undefined }, own?: number) => {
    for (const other of listEndpoints(state).filter((one) => one.id !== own)) {
      if (other.url === wanted.url) throw new Refusal(409, "url is connected already");
      const taken = wanted.types?.find((type) => other.types.includes(type));
      if (taken) throw new Refusal(409, `${taken} goes to another url`);
    }
  };
  const requireGood = async (address: string) => {
    const fault = await push.check(address);
    if (fault) throw new Refusal(400, fault);
  };

  app.post("/v1/notification/list", (c) =>
    c.json({
      urls: listEndpoints(state).map((one) => ({
        id: one.id,
        url: one.url,
        enable: one.isEnabled,
        created_at: one.createdAt,
        types: one.types.map((type) => ({ type, description: type })),
      })),
    }),
  );

  app.post("/v1/notification/check", async (c) => {
    const fault = await push.check((await readBody(c, z.object({ url }))).url);
    return c.json({ is_active: fault === null, errors: fault ? [{ type: fault, description: fault }] : [] });
  });

  app.post("/v1/notification/set", async (c) => {
    const body = await readBody(c, setBody);
    requireFree(body);
    await requireGood(body.url);
    addEndpoint(state, { ...body, at: now() });
    return c.body(null, 200);
  });

  app.post("/v1/notification/update", async (c) => {
    const body = await readBody(c, updateBody);
    const endpoint = find(body.id);
    requireFree(body, endpoint.id);
    if (body.url) await requireGood(body.url);
    const changed = { url: body.url ?? endpoint.url, types: body.types ?? endpoint.types };
    state.pushEndpoints.put(String(endpoint.id), { ...endpoint, ...changed });
    return c.body(null, 200);
  });

  app.post("/v1/notification/delete", async (c) => {
    const endpoint = find((await readBody(c, z.object({ id }))).id);
    state.pushEndpoints.remove(String(endpoint.id));
    return c.body(null, 200);
  });

  app.post("/v1/notification/enable", async (c) => {
    const { id: wanted, enabled } = await readBody(c, enableBody);
    const endpoint = find(wanted);
    if (enabled) await requireGood(endpoint.url);
    enableEndpoint(state, endpoint, enabled);
    return c.body(null, 200);
  });
}
