import type { Hono } from "hono";
import { html } from "hono/html";
import type { Clock } from "./clock.ts";
import { listProducts } from "./moderation.ts";
import { cabinetSection } from "./page-cabinet.ts";
import { buyerForms, conversationSections } from "./page-conversations.ts";
import { orderTable, returnSection } from "./page-orders.ts";
import { sellerField } from "./page-seller.ts";
import type { Seller, Sellers } from "./sellers.ts";
import type { Product, Stock } from "./state.ts";
import { readStock } from "./stocks.ts";

/** For people: what the cabinet would show, with a buyer's and a moderator's buttons. */
export function addPage(app: Hono, sellers: Sellers, clock: Clock) {
  app.get("/", (c) => {
    const chosen = c.req.query("seller") ?? "";
    const seller = sellers.list().find(({ label }) => label === chosen);
    if (!seller) return c.text(`Нет продавца ${chosen}`, 404);
    const { sandbox } = seller;
    const { state, cabinet } = sandbox;
    const listings = listProducts(sandbox);
    const orders = state.postings
      .list()
      .map(({ value }) => value)
      .reverse();
    return c.html(html`<!doctype html>
      <html lang="ru">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Ozon — sandbox</title>
          <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1.5rem; color: #1c2430; }
            h1 { color: #005bff; font-size: 1.5rem; margin: 0; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #dde3ea; padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; }
            form { display: inline-flex; gap: .35rem; margin: 0 .35rem .25rem 0; }
            button, input { border: 1px solid #b9c4d0; border-radius: .4rem; font: inherit; padding: .15rem .6rem; }
            button { background: #eef4ff; cursor: pointer; }
            input[type="number"] { width: 4rem; }
            nav a { margin-right: 1rem; }
            nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
            .note { color: #5b6675; }
            .problem { background: #fff0ee; border-radius: .4rem; color: #a3211b; padding: .5rem .75rem; }
          </style>
        </head>
        <body>
          <h1>Ozon — sandbox</h1>
          ${sellerList(sellers.list(), seller)}
          <p class="note">Client-Id ${cabinet.clientId}. Песочница Seller API на этой машине: ни один запрос не уходит на настоящий Ozon.</p>
          ${c.req.query("problem") ? html`<p class="problem" role="alert">${c.req.query("problem")}</p>` : ""}
          <h2>Товары</h2>
          ${listings.length === 0 ? html`<p class="note">Пока нет ни одной карточки.</p>` : listingTable(seller, listings)}
          <h2>Отправления</h2>
          ${orders.length === 0 ? html`<p class="note">Пока никто ничего не заказал.</p>` : orderTable(seller, orders)}
          ${returnSection(seller)}
          ${conversationSections(seller)}
          ${cabinetSection(seller, clock.now())}
        </body>
      </html>`);
  });
}

const sellerList = (sellers: Seller[], chosen: Seller) =>
  html`<nav aria-label="Продавцы">
    ${sellers.map(({ label, sandbox }) => {
      const current = label === chosen.label ? html` aria-current="page"` : "";
      return html`<a href="${label === "" ? "/" : `/?seller=${label}`}"${current}>${sandbox.cabinet.name}</a>`;
    })}
  </nav>`;

function listingTable(seller: Seller, listings: Product[]) {
  const { state, cabinet } = seller.sandbox;
  const stockOf = ({ item }: Product) => readStock(state, cabinet.mainWarehouseId, item.offer_id);
  return html`<table>
    <thead><tr><th>Артикул</th><th>Название</th><th>Цена, ₽</th><th>Остаток</th><th>Статус</th><th></th></tr></thead>
    <tbody>${listings.map((product) => listingRow(seller, product, stockOf(product)))}</tbody>
  </table>`;
}

const verdicts = { pending: "на модерации", live: "в продаже", rejected: "отклонён" };

function listingRow(seller: Seller, { item, price, verdict, errors, sku }: Product, { free, reserved }: Stock) {
  const words = errors.map(({ description }) => description).join(" ");
  return html`<tr>
    <td>${item.offer_id}<br /><span class="note">${sku || ""}</span></td>
    <td>${item.name}</td>
    <td>${price}</td>
    <td>${free} <span class="note">+ ${reserved} в резерве</span></td>
    <td>${verdicts[verdict]} <span class="note">${words}</span></td>
    <td>
      ${
        verdict === "live"
          ? html`<form method="post" action="/_sandbox/orders">
              ${sellerField(seller)}
              <input type="hidden" name="sku" value="${item.offer_id}" />
              <input type="number" name="quantity" value="1" min="1" aria-label="Количество" />
              <label><input type="checkbox" name="marked" /> с маркировкой</label>
              <button>Купить</button>
            </form>
            ${buyerForms(seller, item.offer_id)}`
          : verdictButton(seller, item.offer_id, "live", "Одобрить")
      }
      ${verdict === "rejected" ? "" : verdictButton(seller, item.offer_id, "rejected", "Отклонить")}
    </td>
  </tr>`;
}

function verdictButton(seller: Seller, sku: string, verdict: string, label: string) {
  return html`<form method="post" action="/_sandbox/moderation">
    ${sellerField(seller)}
    <input type="hidden" name="sku" value="${sku}" />
    <input type="hidden" name="verdict" value="${verdict}" />
    <button>${label}</button>
  </form>`;
}
