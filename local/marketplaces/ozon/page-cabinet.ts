import { html } from "hono/html";
import { sellerField } from "./page-seller.ts";
import { listEndpoints } from "./push-endpoints.ts";
import type { Seller } from "./sellers.ts";
import { readSubscription, subscriptions } from "./subscription.ts";

const hour = 3_600_000;
const steps = [
  { label: "+1 минута", ms: 60_000 },
  { label: "+1 час", ms: hour },
  { label: "+1 день", ms: 24 * hour },
];

/** The seller's own settings, and the clock of the sandbox. */
export function cabinetSection(seller: Seller, now: Date) {
  const { state } = seller.sandbox;
  const endpoints = listEndpoints(state);
  const chosen = readSubscription(state);
  return html`<h2>Push-уведомления</h2>
    <form method="post" action="/_sandbox/push">
      ${sellerField(seller)}
      <input name="url" type="url" required size="60" aria-label="URL" value="${endpoints[0]?.url ?? ""}" />
      <button>Проверить и сохранить</button>
    </form>
    ${endpoints.map(
      (one) =>
        html`<p class="note">${one.url}: ${one.isEnabled ? "включены" : "приостановлены"}, принято ${one.taken} из ${one.sent}</p>`,
    )}
    <h2>Подписка</h2>
    <form method="post" action="/_sandbox/subscription">
      ${sellerField(seller)}
      <select name="type" aria-label="Подписка">
        ${subscriptions.map((type) => html`<option${type === chosen ? html` selected` : ""}>${type}</option>`)}
      </select>
      <button>Сохранить</button>
    </form>
    <h2>Часы песочницы</h2>
    <p class="note">${now.toISOString().replace("T", " ").slice(0, 19)} UTC</p>
    ${steps.map(
      ({ label, ms }) => html`<form method="post" action="/_sandbox/time">
        ${sellerField(seller)}
        <input type="hidden" name="advanceMs" value="${ms}" />
        <button>${label}</button>
      </form>`,
    )}`;
}
