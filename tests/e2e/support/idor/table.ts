import { actions } from "./actions.ts";
import { applies, at, open, type Table, takes } from "./rules.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Pages: who is let in, and the address with every id that it takes. */
const pages: Table = {
  "GET /": open("the front page"),
  "GET /icon.svg": open("the same for all"),
  "GET /apple-icon.png": open("the same for all"),
  "GET /manifest.webmanifest": open("the same for all"),
  "GET /login": open("signing in"),
  "GET /partner-registration": open("signing up"),
  "GET /confirm-email": open("the code is the key"),
  "GET /api/confirmation": open("the confirmation cookie is the key"),
  "GET /forgot-password": open("a new password is asked for"),
  "GET /reset-password": open("the token is the key"),
  "GET /invitation": open("the token is the key"),
  "GET /admin-invitation": open("the token is the key"),
  "GET /legal": open("the same for all"),
  "GET /legal/[document]": open("the same for all"),
  "GET /legal/accept": at("signed-in", "/legal/accept"),
  "GET /offline": open("the same for all"),
  "GET /account/data": at("signed-in", "/account/data"),
  "GET /account/notifications": at("signed-in", "/account/notifications"),
  "GET /account/security": at("signed-in", "/account/security"),
  "GET /account/second-factor": at("signed-in", "/account/second-factor"),
  "GET /pending": at("applicant", "/pending"),
  "GET /pending/keys": at("applicant", "/pending/keys"),
  "GET /admin": at("admin", "/admin"),
  "GET /admin/audit": takes("admin", (pick) => `/admin/audit?partner=${pick("partners")}`),
  "GET /admin/errors": at("admin", "/admin/errors"),
  "GET /admin/jobs": takes("admin", (pick) => `/admin/jobs?partner=${pick("partners")}`),
  "GET /admin/partners/[id]": takes("admin", (pick) => `/admin/partners/${pick("partners")}`),
  "GET /admin/partners/all": at("admin", "/admin/partners/all?q=a-row"),
  "GET /admin/people": at("admin", "/admin/people"),
  "GET /admin/tariffs": at("admin", "/admin/tariffs"),
  "GET /admin/notifications": at("admin", "/admin/notifications"),
  "GET /admin/partners": takes("admin", (pick) => `/admin/partners?tab=APPROVED&id=${pick("partners")}`),
  "GET /connections": at("connections:read", "/connections"),
  "GET /connections/[id]": takes("connections:read", (pick) => `/connections/${pick("marketplace_integrations")}`),
  "GET /dashboard": at("member", "/dashboard"),
  "GET /history": at("team:read", "/history"),
  "GET /manager": at("manager:read", "/manager"),
  "GET /notifications": at("member", "/notifications"),
  "GET /orders": at("orders:read", "/orders"),
  "GET /orders/[id]": takes("orders:read", (pick) => `/orders/${pick("orders")}`),
  "GET /prices": at("prices:read", "/prices"),
  "GET /products": at("catalog:read", "/products"),
  "GET /products/[id]": takes("catalog:read", (pick) => `/products/${pick("products")}`),
  "GET /products/new": at("catalog:write", "/products/new"),
  "GET /profile": applies("profile:read", () => "/profile"),
  "GET /profit": at("money:read", "/profit"),
  "GET /search": at("member", "/search?q=a-row"),
  "GET /team": at("team:read", "/team"),
  "GET /scan": at("catalog:write", "/scan"),
};

const routes: Table = {
  ...Object.fromEntries(
    ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => [
      `${method} /api/[...unknown]`,
      open("what does not exist"),
    ]),
  ),
  "GET /api/auth/[...nextauth]": open("NextAuth's own; its POST signs in"),
  "POST /api/auth/[...nextauth]": open("signing in"),
  "GET /api/health": open("no tenant's data"),
  "GET /api/inngest": open("signed by the jobs server"),
  "POST /api/inngest": open("signed by the jobs server"),
  "PUT /api/inngest": open("signed by the jobs server"),
  "GET /api/scanner/zxing_reader.wasm": open("a program, the same for all"),
  "POST /api/telegram": open("signed by Telegram"),
  "POST /api/webhooks/[marketplace]/[token]": open("the token is the key (T2 forges it)"),
  "POST /api/webhooks/[marketplace]/[token]/notification": open("the token is the key (T2 forges it)"),
  "GET /files/[token]": open("the token is the key"),
  "GET /api/admin/audit": takes("admin", (pick) => `/api/admin/audit?partner=${pick("partners")}`),
  "GET /api/admin/search": at("admin", "/api/admin/search?q=a-row"),
  "GET /api/history/export": at("team:read", "/api/history/export"),
  "GET /api/export/[set]": at("orders:read", "/api/export/orders"),
  "GET /api/connections": at("connections:read", "/api/connections"),
  "GET /api/lanes": takes("cards:read", (pick) => `/api/lanes?product=${pick("products")}`),
  "GET /api/listings": takes(
    "connections:read",
    (pick) => `/api/listings?connectionId=${pick("marketplace_integrations")}&view=open`,
  ),
  "GET /api/listings/products": at("catalog:read", "/api/listings/products?query=a-row"),
  "GET /api/notifications/unread": at("signed-in", "/api/notifications/unread"),
  "GET /api/orders": at("orders:read", "/api/orders?tab=all"),
  "POST /api/photos": {
    who: "catalog:write",
    make: () => ({ method: "POST", path: "/api/photos", headers: { "content-type": "image/jpeg" }, body: "none" }),
    own: "it takes no id",
  },
  "GET /api/products": at("catalog:read", "/api/products"),
  "GET /api/profit": at("money:read", "/api/profit?period=30"),
  "GET /api/pulse": at("signed-in", "/api/pulse"),
  "POST /api/pusher/auth": takes("signed-in", (pick) => ({
    method: "POST",
    path: "/api/pusher/auth",
    headers: form,
    body: `socket_id=1.1&channel_name=private-partner-${pick("partners")}`,
  })),
  "POST /api/pusher/user": {
    who: "signed-in",
    make: () => ({ method: "POST", path: "/api/pusher/user", headers: form, body: "socket_id=1.1" }),
  },
  "GET /api/receipts": {
    ...takes("catalog:read", (pick) => `/api/receipts?before=${pick("receipts")}`),
    isPlace: true,
  },
  "GET /api/search": at("member", "/api/search?q=a-row"),
};

/**
 * Every endpoint of the build (promise A3, T19). A page is `GET <path>`, a route `<METHOD> <path>`, an action
 * `action <name>`. Ids come by `pick("<table>")`, each of them a parameter that is tried with A's row.
 */
export const table: Table = { ...pages, ...routes, ...actions };
