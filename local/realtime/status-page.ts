import { html, raw } from "hono/html";
import { channelKind } from "./channel-name.ts";
import type { Hub } from "./hub.ts";

const STYLE = `
  :root { color-scheme: light dark; --ink: #17202a; --soft: #5d6b7a; --line: #dfe4ea; --paper: #fff; --ground: #f4f6f8; --accent: #0b6e5f }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9aa7b5; --line: #2c3743; --paper: #182029; --ground: #10161d; --accent: #4cc3ae } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
  h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
  p { color: var(--soft); margin: .25rem 0 0 }
  ul { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden }
  li { padding: .7rem 1rem } li + li { border-top: 1px solid var(--line) }
  li > div { display: flex; flex-wrap: wrap; gap: .1rem 1rem; justify-content: space-between }
  b { font-weight: 600; overflow-wrap: anywhere } small { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere }
  .kind { color: var(--accent) }`;

/** For people: what is connected right now. Contents of events are not kept. */
export function statusPage(hub: Hub) {
  const channels = hub.channelNames();
  const connections = hub.connections();
  const events = hub.recentEvents();
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="5">
  <title>Realtime stand-in</title><style>${raw(STYLE)}</style>
</head>
<body><main>
  <h1>Realtime</h1>
  <p>A local server of the Pusher Channels protocol. This page reloads every 5 seconds.</p>
  <h2>Channels (${channels.length})</h2>
  ${list(
    channels.map((name) => {
      const members = [...hub.membersOf(name).keys()];
      return html`<div><b>${name}</b><small>${hub.subscriberCount(name)} listening</small></div>
        <small><span class="kind">${channelKind(name)}</span>${members.length > 0 ? `: ${members.join(", ")}` : ""}</small>`;
    }),
    "Nobody listens to a channel.",
  )}
  <h2>Connections (${connections.length})</h2>
  ${list(
    connections.map((connection) => {
      const user = connection.user ? `signed in as ${connection.user.id}` : "not signed in";
      const channelsOf = hub.channelsOf(connection).join(", ") || "no channel";
      return html`<div><b>${connection.socketId}</b><small>since ${clock(connection.openedAt)}</small></div>
        <small>${user} · ${channelsOf}</small>`;
    }),
    "Nobody is connected.",
  )}
  <h2>Latest events</h2>
  ${list(
    events.map(
      (event) => html`<div><b>${event.name}</b><small>${clock(event.at)}</small></div>
        <small>${event.channel} · ${event.bytes} bytes · ${event.receivers} received it</small>`,
    ),
    "No event was sent since the start.",
  )}
</main></body>
</html>`;
}

function list(items: unknown[], empty: string) {
  return html`<ul>${items.length > 0 ? items.map((item) => html`<li>${item}</li>`) : html`<li><small>${empty}</small></li>`}</ul>`;
}

function clock(time: Date): string {
  return `${time.toISOString().slice(11, 19)} UTC`;
}
