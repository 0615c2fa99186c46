import { html } from "hono/html";
import type { Return } from "./returns.ts";
import type { Seller } from "./sellers.ts";
import type { Order } from "./state.ts";

export const sellerField = ({ label }: Seller) =>
  label === "" ? "" : html`<input type="hidden" name="seller" value="${label}" />`;

/** What buyers write, and what the seller answered. */
export function talkSection(seller: Seller) {
  const { state } = seller;
  const reviews = state.reviews.list().map(({ value }) => value);
  const questions = state.questions.list().map(({ value }) => value);
  const chats = state.chats.list().map(({ value }) => value);
  const skus = state.cards.list().map(({ key }) => key);
  const skuField = html`<label>SKU <select name="sku">${skus.map((sku) => html`<option>${sku}</option>`)}</select></label>`;
  return html`<h2>Buyers' words</h2>
    <ul>
      ${reviews.map(
        ({ offerId, stars, text, comments }) =>
          html`<li>★${stars} ${offerId}: ${text} ${comments.map((one) => html`<br />→ ${one.text}`)}</li>`,
      )}
      ${questions.map(
        ({ offerId, text, answers }) =>
          html`<li>? ${offerId}: ${text} ${answers.map((one) => html`<br />→ ${one.text}`)}</li>`,
      )}
      ${chats.map(
        ({ buyer, orderId, status, messages }) =>
          html`<li>
            ${buyer}${orderId === null ? "" : html` (order ${orderId})`}, ${status}
            ${messages.map((one) => html`<br />${one.sender === "PARTNER" ? "→ " : ""}${one.text}`)}
          </li>`,
      )}
    </ul>
    ${
      skus.length === 0
        ? ""
        : html`<p><form method="post" action="/_sandbox/reviews">
              ${sellerField(seller)}${skuField}
              <label>Stars <input type="number" name="stars" value="5" min="1" max="5" /></label>
              <label>Text <input name="text" size="40" value="Yaxshi mahsulot, rahmat" /></label>
              <button>Review</button>
            </form></p>
            <p><form method="post" action="/_sandbox/questions">
              ${sellerField(seller)}${skuField}
              <label>Text <input name="text" size="40" value="Kafolati bormi?" required /></label>
              <button>Ask</button>
            </form></p>`
    }
    <form method="post" action="/_sandbox/chats">
      ${sellerField(seller)}
      <label>Text <input name="text" size="40" value="Salom, qachon keladi?" required /></label>
      <button>Write to the shop</button>
    </form>`;
}

export function returnSection(seller: Seller, returns: Return[]) {
  const rows = returns.map(
    ({ id, orderId, kind, offerId, count, shipmentStatus }) =>
      html`<tr>
        <td>${id}</td>
        <td>${orderId}</td>
        <td>${kind}</td>
        <td>${offerId} × ${count}</td>
        <td>${shipmentStatus}</td>
        <td>
          ${
            shipmentStatus === "PICKED"
              ? ""
              : html`<form method="post" action="/_sandbox/returns/${id}/advance">
                  ${sellerField(seller)}<button>Next step</button>
                </form>`
          }
        </td>
      </tr>`,
  );
  return returns.length === 0
    ? ""
    : html`<h2>Returns</h2>
        <table>
          <thead><tr><th>Return</th><th>Order</th><th>Kind</th><th>Goods</th><th>Parcel</th><th>Do</th></tr></thead>
          <tbody>${rows}</tbody>
        </table>`;
}

/** A buyer sends the goods back, or never fetches them. */
export function returnButton(seller: Seller, { id, status }: Order) {
  const kinds: Partial<Record<Order["status"], [string, string]>> = {
    DELIVERED: ["return", "Open a return"],
    DELIVERY: ["not-collected", "Not fetched"],
    PICKUP: ["not-collected", "Not fetched"],
  };
  const known = kinds[status];
  if (!known) return "";
  const [kind, label] = known;
  return html`<form method="post" action="/_sandbox/returns">
    ${sellerField(seller)}<input type="hidden" name="orderId" value="${id}" />
    <input type="hidden" name="kind" value="${kind}" /><button>${label}</button>
  </form>`;
}

/** Time moves for all sellers at once. */
export const timeSection = (seller: Seller) =>
  html`<h2>Time</h2>
    <p>It is ${seller.state.now().toISOString()} here.</p>
    ${[
      ["an hour", 3_600_000],
      ["a day", 86_400_000],
      ["a week", 604_800_000],
    ].map(
      ([label, ms]) =>
        html`<form method="post" action="/_sandbox/time">
          ${sellerField(seller)}<input type="hidden" name="advanceMs" value="${ms}" /><button>Go on ${label}</button>
        </form> `,
    )}`;
