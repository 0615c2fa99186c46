import { html } from "hono/html";
import type { Shop } from "./state.ts";

/** What buyers wrote, what they want to give back, and how to make them do so. */
export function renderBuyers(shop: Shop) {
  const skus = shop.cards.list().map(({ value }) => value.vendorCode);
  const field = shop.seller.label ? html`<input type="hidden" name="seller" value="${shop.seller.label}" />` : "";
  const write = (path: string, words: string) => html`<form method="post" action="/_sandbox/${path}">
    ${field}
    <select name="sku" aria-label="Артикул">
      ${skus.map((sku) => html`<option>${sku}</option>`)}
    </select>
    ${path === "reviews" ? html`<input name="stars" type="number" min="1" max="5" value="5" aria-label="Оценка" />` : ""}
    <input name="text" style="width: 22rem" aria-label="Текст" required />
    <button>${words}</button>
  </form>`;
  return html`<h2>${shop.seller.name}: покупатели</h2>
    ${
      skus.length === 0
        ? html`<p>Писать пока не о чем: товаров ещё нет.</p>`
        : html`<div>${write("reviews", "Оставить отзыв")}</div>
            <div>${write("questions", "Задать вопрос")}</div>
            <div>${write("chats", "Написать в чат")}</div>`
    }
    <table>
      <tbody>
        ${listWritten(shop).map(([kind, text, answer]) => html`<tr><td>${kind}</td><td>${text}</td><td>${answer}</td></tr>`)}
        ${listReturns(shop).map(
          ({ id, words, buttons }) => html`<tr>
            <td>Возврат</td>
            <td>${words}</td>
            <td>
              ${buttons.map(
                ([to, label]) => html`<form method="post" action="/_sandbox/returns/${id}/advance">
                  ${field}<input type="hidden" name="to" value="${to}" /><button>${label}</button>
                </form>`,
              )}
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
    <form method="post" action="/_sandbox/time">
      ${field}<input type="hidden" name="advanceMs" value="86400000" /><button>Прошёл день</button>
    </form>`;
}

function listWritten(shop: Shop): [string, string, string][] {
  return [
    ...shop.feedbacks
      .list()
      .map(({ value }): [string, string, string] => [
        `Отзыв, ${value.stars} из 5`,
        value.text,
        value.answer?.text ?? "",
      ]),
    ...shop.questions
      .list()
      .map(({ value }): [string, string, string] => ["Вопрос", value.text, value.answer?.text ?? ""]),
    ...shop.chatEvents
      .list()
      .map(({ value }): [string, string, string] =>
        value.sender === "client" ? ["Чат", value.text, ""] : ["Чат", "", value.text],
      ),
  ];
}

type ReturnRow = { id: string; words: string; buttons: [string, string][] };

function listReturns(shop: Shop): ReturnRow[] {
  const open = shop.claims
    .list()
    .filter(({ value }) => value.status === 0)
    .map(({ value }): ReturnRow => {
      const buttons: [string, string][] = [
        ["", "Одобрить"],
        ["refused", "Отклонить"],
      ];
      return { id: value.id, words: `Заявка по заданию ${value.taskId}: ${value.reason}`, buttons };
    });
  const coming = shop.comingBack.list().map(({ value }): ReturnRow => {
    const buttons: [string, string][] = value.state === "received" ? [] : [["", "Следующий шаг"]];
    return { id: value.srid, words: `Задание ${value.taskId}: ${value.type}, ${value.state}`, buttons };
  });
  return [...open, ...coming];
}
