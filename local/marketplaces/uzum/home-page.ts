import { html } from "hono/html";
import { renderClock, renderNotes } from "./home-returns.ts";
import { layout, som } from "./layout.ts";
import type { Order, Product, State } from "./state.ts";

const verdicts = { live: "Проверен", rejected: "Есть замечания" };

export function renderHome(state: State, error: string | undefined) {
  const products = state.products.all().reverse();
  const orders = state.orders.all().reverse();
  const notes = state.returns.all().reverse();
  return layout(
    "Uzum Market — sandbox",
    error,
    html`<p class="quiet">Это не настоящий Uzum Market, а его замена на этом компьютере.</p>
      <h2>Товары</h2>
      ${products.length ? renderProducts(products) : html`<p>Товаров ещё нет. <a href="/cabinet">Создать карточку</a></p>`}
      <h2>Заказы</h2>
      ${orders.length ? renderOrders(orders) : html`<p>Заказов ещё нет.</p>`}
      <h2>Возвратные накладные</h2>
      ${notes.length ? renderNotes(notes) : html`<p>Возвратов ещё нет.</p>`}
      <h2>Время</h2>
      ${renderClock(state.now())}`,
  );
}

const renderProducts = (products: Product[]) => html`<table>
  <thead>
    <tr><th>SKU</th><th>Товар</th><th class="number">Цена</th><th class="number">Остаток</th><th>Модерация</th><th>Действия</th></tr>
  </thead>
  <tbody>
    ${products.map(
      (product) => html`<tr>
        <td>${product.sku}<br /><span class="quiet">${product.barcode}</span></td>
        <td>${product.titleRu}<br /><span class="quiet">${product.category}${product.seller ? ` · ${product.seller}` : ""}</span></td>
        <td class="number">${som(product.price)}</td>
        <td class="number">${product.amount}</td>
        <td>
          ${product.verdict ? verdicts[product.verdict] : "На модерации"}
          ${product.complaint ? html`<br /><span class="quiet">${product.complaint.message}</span>` : ""}
        </td>
        <td>
          ${product.verdict === "live" ? renderPurchase(product) : ""}
          ${renderVerdict(product, "live", "Одобрить")} ${renderVerdict(product, "rejected", "Отклонить")}
        </td>
      </tr>`,
    )}
  </tbody>
</table>`;

const renderPurchase = ({ barcode }: Product) => html`<form method="post" action="/_sandbox/orders">
  <input type="hidden" name="sku" value="${barcode}" />
  <input class="short" name="quantity" type="number" min="1" value="1" aria-label="Количество" />
  <button>Купить</button>
</form>`;

const renderVerdict = (
  { barcode }: Product,
  verdict: string,
  words: string,
) => html`<form method="post" action="/_sandbox/moderation">
  <input type="hidden" name="sku" value="${barcode}" />
  <input type="hidden" name="verdict" value="${verdict}" />
  <button>${words}</button>
</form>`;

const renderOrders = (orders: Order[]) => html`<table>
  <thead>
    <tr><th>Заказ</th><th>Товар</th><th class="number">Кол-во</th><th class="number">Сумма</th><th>Статус</th><th>Действия</th></tr>
  </thead>
  <tbody>
    ${orders.map(
      (order) => html`<tr>
        <td>${order.id}<br /><span class="quiet">${order.scheme}</span></td>
        <td>${order.title}<br /><span class="quiet">${order.sku}</span></td>
        <td class="number">${order.quantity}</td>
        <td class="number">${som(order.price * order.quantity)}</td>
        <td>${order.status}</td>
        <td>
          ${listSteps(order).map(([to, words]) => renderStep(order, to, words))}
          ${order.status === "COMPLETED" ? renderReturn(order, "return", "Вернуть") : ""}
          ${isOnTheWay(order) ? renderReturn(order, "not-collected", "Не забрать") : ""}
          ${order.hasIdentifiers === false ? renderIdentifiers(order) : ""}
        </td>
      </tr>`,
    )}
  </tbody>
</table>`;

function listSteps({ status }: Order): [string, string][] {
  if (status === "COMPLETED" || status === "CANCELED" || status === "RETURNED") return [];
  return [
    ["", "Следующий шаг"],
    ["delivered", "Доставить"],
    ["cancelled", "Отменить"],
  ];
}

const renderStep = (
  { id }: Order,
  to: string,
  words: string,
) => html`<form method="post" action="/_sandbox/orders/${id}/advance">
  <input type="hidden" name="to" value="${to}" />
  <button>${words}</button>
</form>`;

const isOnTheWay = ({ status, times }: Order) =>
  times.DELIVERING !== undefined && !["COMPLETED", "CANCELED", "RETURNED"].includes(status);

const renderReturn = (
  { id }: Order,
  kind: string,
  words: string,
) => html`<form method="post" action="/_sandbox/returns">
  <input type="hidden" name="orderId" value="${id}" />
  <input type="hidden" name="kind" value="${kind}" />
  <button>${words}</button>
</form>`;

const renderIdentifiers = ({ id }: Order) => html`<form method="post" action="/_sandbox/orders/${id}/identifiers">
  <button>Ввести коды маркировки</button>
</form>`;
