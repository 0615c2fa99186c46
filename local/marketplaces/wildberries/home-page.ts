import { html } from "hono/html";
import { renderBuyers } from "./home-buyers.ts";
import { describeIdentifiers } from "./identifiers.ts";
import { isCancellable } from "./orders.ts";
import type { Card, Draft, Shop, Task } from "./state.ts";

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #242424; background: #f6f6f9; }
  header { background: #481173; color: #fff; padding: .9rem 1.5rem; } h1 { font-size: 1.15rem; margin: 0; }
  main { padding: 1rem 1.5rem 3rem; max-width: 78rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
  table { border-collapse: collapse; width: 100%; background: #fff; }
  th, td { text-align: left; padding: .5rem .7rem; border-bottom: 1px solid #e5e3ea; vertical-align: top; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  img { width: 48px; height: 64px; object-fit: cover; background: #eee; }
  form { display: inline-flex; gap: .3rem; margin: 0 .3rem .25rem 0; } input { width: 4rem; }
  input, button { font: inherit; padding: .25rem .55rem; } .quiet { color: #6b6673; }
  nav a { margin-right: 1rem; } nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
  .error { background: #ffe8ec; border: 1px solid #c2185b; padding: .6rem 1rem; }`;

export const renderHome = (shops: Shop[], chosen: Shop, error: string | undefined) => html`<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Wildberries — sandbox</title>
    <style>${style}</style>
  </head>
  <body>
    <header><h1>Wildberries — sandbox</h1></header>
    <main>
      ${renderSellers(shops, chosen)}
      <p class="quiet">Это не настоящий Wildberries, а его замена на этом компьютере.</p>
      ${error ? html`<p class="error" role="alert">${error}</p>` : ""}
      ${renderShop(chosen)}
    </main>
  </body>
</html>`;

const renderSellers = (shops: Shop[], chosen: Shop) => html`<nav aria-label="Продавцы">
  ${shops.map(({ seller: { label, name } }) => {
    const current = label === chosen.seller.label ? html` aria-current="page"` : "";
    return html`<a href="${label === "" ? "/" : `/?seller=${label}`}"${current}>${name}</a>`;
  })}
</nav>`;

const renderSellerField = ({ seller: { label } }: Shop) =>
  label === "" ? "" : html`<input type="hidden" name="seller" value="${label}" />`;

function renderShop(shop: Shop) {
  const cards = shop.cards.list().map(({ value }) => value);
  const drafts = shop.drafts.list().map(({ value }) => value);
  const tasks = shop.tasks.list().map(({ value }) => value);
  return html`<section>
    <h2>${shop.seller.name}: товары</h2>
    ${
      cards.length + drafts.length === 0
        ? html`<p>Товаров ещё нет: их создаёт продавец через API.</p>`
        : html`<table>
            <thead>
              <tr><th></th><th>Артикул</th><th>Наименование</th><th class="number">Цена</th><th class="number">Остаток</th><th>Состояние</th><th>Действия</th></tr>
            </thead>
            <tbody>${drafts.reverse().map((draft) => renderDraft(shop, draft))}${cards.reverse().map((card) => renderCard(shop, card))}</tbody>
          </table>`
    }
    <h2>${shop.seller.name}: сборочные задания</h2>
    ${
      tasks.length === 0
        ? html`<p>Заказов ещё нет.</p>`
        : html`<table>
            <thead>
              <tr><th>Задание</th><th>Артикул</th><th class="number">Цена</th><th>Поставка</th><th>Статус</th><th>Действия</th></tr>
            </thead>
            <tbody>${tasks.reverse().map((task) => renderTask(shop, task))}</tbody>
          </table>`
    }
    ${renderBuyers(shop)}
  </section>`;
}

const roubles = (amount: number) => `${amount.toLocaleString("ru-RU")} ₽`;

function renderCard(shop: Shop, { nmID, vendorCode, title, photos, sizes }: Card) {
  const price = shop.prices.get(String(nmID));
  const stock = sizes.reduce((sum, { chrtID }) => sum + (shop.stocks.get(String(chrtID)) ?? 0), 0);
  return html`<tr>
    <td>${photos[0] ? html`<img src="${photos[0]}" alt="" />` : ""}</td>
    <td>${vendorCode}<br /><span class="quiet">${nmID}</span></td>
    <td>${title}</td>
    <td class="number">${price ? roubles((price.price * (100 - price.discount)) / 100) : "—"}</td>
    <td class="number">${stock}</td>
    <td>${shop.blocks.get(String(nmID)) ? "Заблокирован" : photos.length > 0 ? "В продаже" : "Нет фото"}${shop.quarantine.get(String(nmID)) ? ", цена в карантине" : ""}</td>
    <td>
      <form method="post" action="/_sandbox/orders">
        ${renderSellerField(shop)}
        <input type="hidden" name="sku" value="${vendorCode}" />
        <input name="quantity" type="number" min="1" value="1" aria-label="Количество" />
        <select name="requiredMeta" aria-label="Маркировка">
          <option value="">без маркировки</option>
          <option value="sgtin">с Честным знаком</option>
          <option value="imei">с IMEI</option>
        </select>
        <button>Купить</button>
      </form>
      ${renderVerdict(shop, vendorCode, "rejected", "Отклонить")}
      ${shop.blocks.get(String(nmID)) ? renderVerdict(shop, vendorCode, "live", "Разблокировать") : renderVerdict(shop, vendorCode, "blocked", "Заблокировать")}
    </td>
  </tr>`;
}

const renderDraft = (shop: Shop, { content, refusal }: Draft) => html`<tr>
  <td></td>
  <td>${content.vendorCode}</td>
  <td>${content.title}</td>
  <td class="number">—</td>
  <td class="number">—</td>
  <td>${refusal ? html`Ошибки: ${refusal.words.join("; ")}` : "Обрабатывается"}</td>
  <td>${renderVerdict(shop, content.vendorCode, "live", "Одобрить")} ${refusal ? "" : renderVerdict(shop, content.vendorCode, "rejected", "Отклонить")}</td>
</tr>`;

const renderVerdict = (shop: Shop, sku: string, verdict: string, words: string) => html`<form
  method="post"
  action="/_sandbox/moderation"
>
  ${renderSellerField(shop)}
  <input type="hidden" name="sku" value="${sku}" />
  <input type="hidden" name="verdict" value="${verdict}" />
  <button>${words}</button>
</form>`;

const renderTask = (shop: Shop, task: Task) => html`<tr>
  <td>${task.id}</td>
  <td>${task.article}</td>
  <td class="number">${roubles(task.price / 100)}</td>
  <td>${task.supplyId ?? ""}</td>
  <td>${task.supplierStatus} / ${task.wbStatus}${task.returnedAt ? ", возвращён" : ""}${describeIdentifiers(task).map(({ key, decision }) => html`<br /><span class="quiet">${key}: ${decision}</span>`)}</td>
  <td>${listSteps(task).map(([to, words]) => renderStep(shop, task, to, words))}${renderReturn(shop, task)}</td>
</tr>`;

function listSteps(task: Task): [string, string][] {
  if (task.wbStatus === "sold") return task.returnedAt ? [] : [["returned", "Вернуть"]];
  const isOnTheWay = ["sorted", "ready_for_pickup"].includes(task.wbStatus) || task.supplierStatus === "complete";
  if (!isCancellable(task) && !(isOnTheWay && task.wbStatus !== "canceled_by_client")) return [];
  return [
    ["", "Следующий шаг"],
    ["delivered", "Доставить"],
    ["cancelled", "Покупатель отказался"],
  ];
}

const renderReturn = (shop: Shop, { id, wbStatus, returnedAt }: Task) => {
  const kind = wbStatus === "sold" && !returnedAt ? "claim" : wbStatus === "canceled_by_client" ? "not-collected" : "";
  return kind === ""
    ? ""
    : html`<form method="post" action="/_sandbox/returns">
        ${renderSellerField(shop)}
        <input type="hidden" name="orderId" value="${id}" />
        <input type="hidden" name="kind" value="${kind}" />
        <button>${kind === "claim" ? "Подать заявку на возврат" : "Отправить обратно"}</button>
      </form>`;
};

const renderStep = (shop: Shop, { id }: Task, to: string, words: string) => html`<form
  method="post"
  action="/_sandbox/orders/${id}/advance"
>
  ${renderSellerField(shop)}
  <input type="hidden" name="to" value="${to}" />
  <button>${words}</button>
</form>`;
