import { html, raw } from "hono/html";

const STYLE = `
  :root { color-scheme: light dark; --ink: #1c2430; --soft: #66727f; --line: #d9e0e7; --paper: #fff; --ground: #eef2f5; --accent: #1f6f9f; --mine: #dff3d8 }
  @media (prefers-color-scheme: dark) { :root { --ink: #e9eef3; --soft: #9aa7b5; --line: #2b3642; --paper: #17202a; --ground: #0f151b; --accent: #6fb7e0; --mine: #22402a } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 34rem; margin: 0 auto; padding: 1rem }
  a { color: var(--accent) } h1 { font-size: 1.25rem; margin: 0 } time, small, .cut { color: var(--soft); font-size: .875rem }
  .card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 1rem 0; display: grid; gap: .75rem }
  .chats { list-style: none; gap: 0; padding: 0 } .chats a { display: block; padding: .75rem 1rem; text-decoration: none; color: inherit }
  .cut { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .empty { color: var(--soft) }
  .talk { list-style: none; padding: 0; display: grid; gap: .5rem }
  .talk li { padding: .5rem .75rem; border-radius: .75rem; max-width: 85%; background: var(--paper); border: 1px solid var(--line) }
  .talk .me { justify-self: end; background: var(--mine) } .talk p { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
  .keys { display: flex; gap: .5rem; margin-top: .5rem } .keys > * { flex: 1; text-align: center }
  label { display: grid; gap: .25rem } input, select, button, .keys a { font: inherit; min-height: 44px; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: inherit }
  button { background: var(--accent); color: var(--paper); border: 0; width: 100% } .quiet { background: none; color: var(--soft) }`;

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tashkent" });

export function layout(title: string, body: unknown) {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title><style>${raw(STYLE)}</style>
</head>
<body><main>${body}</main></body>
</html>`;
}

/** `at` in seconds. */
export const timeOf = (at: number) =>
  html`<time datetime="${new Date(at * 1_000).toISOString()}">${TIME.format(new Date(at * 1_000))}</time>`;
