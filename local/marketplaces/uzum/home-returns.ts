import { html } from "hono/html";
import { statusOf } from "./returns.ts";
import type { ReturnNote } from "./state.ts";

export const renderNotes = (notes: ReturnNote[]) => html`<table>
  <thead>
    <tr><th>Накладная</th><th>Товар</th><th class="number">Кол-во</th><th>Статус</th><th>Действия</th></tr>
  </thead>
  <tbody>
    ${notes.map(
      (note) => html`<tr>
        <td>${note.id}<br /><span class="quiet">${note.type ?? "FBS"}</span></td>
        <td>${note.title}<br /><span class="quiet">${note.sku}</span></td>
        <td class="number">${note.quantity}</td>
        <td>${statusOf(note)}</td>
        <td>
          ${
            ["CREATED", "ASSEMBLED"].includes(statusOf(note))
              ? html`${renderNoteStep(note, "", "Следующий шаг")}
          ${renderNoteStep(note, "cancelled", "Отменить")}`
              : ""
          }
        </td>
      </tr>`,
    )}
  </tbody>
</table>`;

const renderNoteStep = (
  { id }: ReturnNote,
  to: string,
  words: string,
) => html`<form method="post" action="/_sandbox/returns/${id}/advance">
  <input type="hidden" name="to" value="${to}" />
  <button>${words}</button>
</form>`;

export const renderClock = (now: number) => html`<p>Здесь сейчас ${new Date(now).toISOString()}</p>
${[1, 24].map(
  (hours) => html`<form method="post" action="/_sandbox/time">
    <input type="hidden" name="advanceMs" value="${hours * 3_600_000}" />
    <button>+ ${hours} ч</button>
  </form>`,
)}`;
