import { Hono } from "hono";
import type { Env } from "./gate.ts";

export function serveGeneral() {
  const api = new Hono<Env>();

  api.get("/ping", (context) => {
    const moscow = new Date(context.get("shop").now().getTime() + 3 * 3_600_000).toISOString().slice(0, 19);
    return context.json({ TS: `${moscow}+03:00`, Status: "OK" });
  });

  api.get("/api/v1/seller-info", (context) => {
    const { name, sid, label } = context.get("shop").seller;
    return context.json({ name, sid, tin: "123456789", tradeMark: label || "Демо магазин" });
  });
  return api;
}
