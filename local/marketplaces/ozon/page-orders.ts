import { html } from "hono/html";
import { sellerField } from "./page-seller.ts";
import type { Seller } from "./sellers.ts";
import type { Posting, Return } from "./state.ts";

export function orderTable(seller: Seller, orders: Posting[]) {
  return html`<table>
    <thead><tr><th>Номер</th><th>Товары</th><th>Статус</th><th>Изменён</th><th></th></tr></thead>
    <tbody>${orders.map((order) => orderRow(seller, order))}</tbody>
  </table>`;
}

function orderRow(seller: Seller, { number, lines, status, substatus, changedAt }: Posting) {
  const isOpen = status !== "cancelled" && status !== "delivered";
  return html`<tr>
    <td>${number}</td>
    <td>${lines.map((line) => html`${line.name} × ${line.quantity}, ${line.price} ₽<br />`)}</td>
    <td>${status}<br /><span class="note">${substatus}</span></td>
    <td>${changedAt.replace("T", " ").slice(0, 19)}</td>
    <td>
      ${isOpen ? html`${advanceButton(seller, number, "", "Дальше")}${advanceButton(seller, number, "cancelled", "Отменить")}` : ""}
      ${status === "delivered" ? returnButton(seller, number) : ""}
      ${chatForm(seller, number)}
    </td>
  </tr>`;
}

const returnButton = (seller: Seller, number: string) => html`<form method="post" action="/_sandbox/returns">
    ${sellerField(seller)}
    <input type="hidden" name="orderId" value="${number}" />
    <button>Вернуть</button>
  </form>`;

const chatForm = (seller: Seller, number: string) => html`<form method="post" action="/_sandbox/chats">
    ${sellerField(seller)}
    <input type="hidden" name="orderId" value="${number}" />
    <input name="text" required size="16" aria-label="Сообщение продавцу" />
    <button>Написать</button>
  </form>`;

function advanceButton(seller: Seller, number: string, to: string, label: string) {
  return html`<form method="post" action="/_sandbox/orders/${number}/advance">
    ${sellerField(seller)}
    ${to ? html`<input type="hidden" name="to" value="${to}" />` : ""}
    <button>${label}</button>
  </form>`;
}

/** Everything that is on its way back, with a button for its next step. */
export function returnSection(seller: Seller) {
  const returns = seller.sandbox.state.returns.list().map(({ value }) => value);
  if (returns.length === 0) return "";
  return html`<h2>Возвраты</h2>
    <table>
      <thead><tr><th>Номер</th><th>Отправление</th><th>Причина</th><th>Статус</th><th></th></tr></thead>
      <tbody>${returns.map((one) => returnRow(seller, one))}</tbody>
    </table>`;
}

const returnRow = (seller: Seller, { id, postingNumber, reason, status }: Return) => html`<tr>
    <td>${id}</td>
    <td>${postingNumber}</td>
    <td>${reason}</td>
    <td>${status.name}</td>
    <td>
      <form method="post" action="/_sandbox/returns/${id}/advance">${sellerField(seller)}<button>Дальше</button></form>
    </td>
  </tr>`;
