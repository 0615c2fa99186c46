import { html } from "hono/html";
import { sellerField } from "./page-seller.ts";
import type { Seller } from "./sellers.ts";

/** A buyer asks about a product or reviews it. */
export const buyerForms = (seller: Seller, offerId: string) => html`<form method="post" action="/_sandbox/questions">
    ${sellerField(seller)}
    <input type="hidden" name="sku" value="${offerId}" />
    <input name="text" required size="14" aria-label="Вопрос" />
    <button>Спросить</button>
  </form>
  <form method="post" action="/_sandbox/reviews">
    ${sellerField(seller)}
    <input type="hidden" name="sku" value="${offerId}" />
    <input name="text" size="14" aria-label="Отзыв" />
    <input type="number" name="stars" value="5" min="1" max="5" aria-label="Оценка" />
    <button>Оценить</button>
  </form>`;

/** What buyers wrote and what the seller answered. */
export function conversationSections({ sandbox: { state } }: Seller) {
  const texts = (list: { text: string }[]) => list.map(({ text }) => html`${text}<br />`);
  const questions = state.questions.list().map(({ value }) => value);
  const reviews = state.reviews.list().map(({ value }) => value);
  const chats = state.chats.list().map(({ value }) => value);
  return html`${section(
    "Вопросы",
    questions.map((one) => [one.buyer, one.text, texts(one.answers)]),
  )}
  ${section(
    "Отзывы",
    reviews.map((one) => ["★".repeat(one.stars), one.text, texts(one.comments)]),
  )}
  ${section(
    "Чаты",
    chats.map((one) => [
      one.type,
      one.orderNumber,
      one.messages.map(({ author, text }) => html`${author}: ${text}<br />`),
    ]),
  )}`;
}

type Cell = string | ReturnType<typeof html> | ReturnType<typeof html>[];

function section(title: string, rows: Cell[][]) {
  if (rows.length === 0) return "";
  return html`<h2>${title}</h2>
    <table><tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}
