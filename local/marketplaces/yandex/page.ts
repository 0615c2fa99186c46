import type { Hono } from "hono";
import { html } from "hono/html";
import { currency } from "./cabinet.ts";
import { returnButton, returnSection, sellerField, talkSection, timeSection } from "./page-buyers.ts";
import type { Seller, Sellers } from "./sellers.ts";
import { type Card, campaignStatus, findPrice, type Order, toAmount } from "./state.ts";

const style = html`<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a }
  h1 { border-bottom: 4px solid #fc3f1d; padding-bottom: .5rem }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #ddd }
  form { display: inline } button, input { font: inherit; padding: .2rem .6rem } td.number { text-align: right }
  p.note { color: #555 } nav a { margin-right: 1rem } nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none }
</style>`;

const sum = (tiyin: number) => `${toAmount(tiyin).toLocaleString("ru")} ${currency}`;

export function addPage(app: Hono, sellers: Sellers) {
  app.get("/", (c) => {
    const chosen = c.req.query("seller") ?? "";
    const seller = sellers.list().find(({ label }) => label === chosen);
    if (!seller) return c.text(`No seller ${chosen}`, 404);
    const { state } = seller;
    const { cabinet } = state;
    const cards = state.cards.list().map(({ value }) => value);
    const orders = state.orders.list().map(({ value }) => value);
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head><meta charset="utf-8" /><title>Yandex Market — sandbox</title>${style}</head>
          <body>
            <h1>Yandex Market — sandbox</h1>
            ${sellerList(sellers.list(), seller)}
            <p class="note">
              A stand-in on this machine, not the real marketplace. Cabinet ${cabinet.businessId}, shop
              ${cabinet.campaignId}.
            </p>
            <h2>Listings</h2>
            ${cards.length === 0 ? html`<p>No cards yet.</p>` : listingTable(seller, cards)}
            <h2>Orders</h2>
            ${orders.length === 0 ? html`<p>No orders yet.</p>` : orderTable(seller, orders.reverse())}
            ${returnSection(
              seller,
              state.returns.list().map(({ value }) => value),
            )}
            ${talkSection(seller)} ${timeSection(seller)}
            <h2>Notifications</h2>
            <form method="post" action="/_sandbox/push">
              ${sellerField(seller)}
              <label>Address <input name="url" size="60" value="${state.settings.get("pushUrl") ?? ""}" /></label>
              <button>Save and check</button>
            </form>
          </body>
        </html>`,
    );
  });
}

const sellerList = (sellers: Seller[], chosen: Seller) =>
  html`<nav aria-label="Sellers">
    ${sellers.map(({ label, state }) => {
      const current = label === chosen.label ? html` aria-current="page"` : "";
      return html`<a href="${label === "" ? "/" : `/?seller=${label}`}"${current}>${state.cabinet.businessName}</a>`;
    })}
  </nav>`;

function listingTable(seller: Seller, cards: Card[]) {
  const { state } = seller;
  const rows = cards.map((card) => {
    const { offerId, name } = card.offer;
    return html`<tr>
      <td>${offerId}</td>
      <td>${name}<br /><small lang="uz">${card.uzbek.name ?? ""}</small></td>
      <td>${campaignStatus(state, card)}</td>
      <td class="number">${sum(findPrice(state, offerId)?.tiyin ?? 0)}</td>
      <td class="number">${state.stocks.get(offerId)?.available ?? 0}</td>
      <td>
        <form method="post" action="/_sandbox/orders">
          ${sellerField(seller)}<input type="hidden" name="sku" value="${offerId}" />
          <input type="number" name="quantity" value="1" min="1" aria-label="Quantity of ${offerId}" />
          <label><input type="checkbox" name="marked" /> marked</label>
          <button>Order</button>
        </form>
        ${moderationButton(seller, offerId, "live", "Approve")} ${moderationButton(seller, offerId, "rejected", "Reject")}
      </td>
    </tr>`;
  });
  return html`<table>
    <thead><tr><th>SKU</th><th>Name</th><th>Status</th><th>Price</th><th>Stock</th><th>Do</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

const moderationButton = (seller: Seller, sku: string, verdict: string, label: string) =>
  html`<form method="post" action="/_sandbox/moderation">
    ${sellerField(seller)}<input type="hidden" name="sku" value="${sku}" /><input type="hidden" name="verdict" value="${verdict}" />
    <input type="hidden" name="words" value="Название не соответствует изображению" /><button>${label}</button>
  </form>`;

function orderTable(seller: Seller, orders: Order[]) {
  const rows = orders.map(
    (order) =>
      html`<tr>
        <td>${order.id}</td>
        <td>${order.name} × ${order.count}</td>
        <td class="number">${sum(order.unitTiyin * order.count)}</td>
        <td>${order.status} / ${order.substatus}</td>
        <td>${stepsAhead(order).map(([to, label]) => advanceButton(seller, order, to, label))} ${returnButton(seller, order)}</td>
      </tr>`,
  );
  return html`<table>
    <thead><tr><th>Order</th><th>Goods</th><th>Sum</th><th>Status</th><th>Do</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

const next = { PROCESSING: "in-transit", DELIVERY: "at-pickup", PICKUP: "delivered" } as const;

function stepsAhead({ status, substatus }: Order): [string, string][] {
  if (status === "DELIVERED") return [["returned", "Return"]];
  if (status === "CANCELLED" || status === "RETURNED" || status === "PARTIALLY_RETURNED") return [];
  const to = substatus === "STARTED" ? "packed" : next[status];
  return [
    [to, `Next: ${to}`],
    ["cancelled", "Cancel"],
  ];
}

const advanceButton = (seller: Seller, { id }: Order, to: string, label: string) =>
  html`<form method="post" action="/_sandbox/orders/${id}/advance">
    ${sellerField(seller)}<input type="hidden" name="to" value="${to}" /><button>${label}</button>
  </form> `;
