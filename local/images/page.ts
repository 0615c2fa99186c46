import { html } from "hono/html";
import type { Task } from "./studio.ts";

/** The latest pictures, for a person who opens the server's address. */
export function galleryPage(tasks: readonly Task[]) {
  const latest = [...tasks].reverse().slice(0, 24);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Image stand-in</title>
        <style>
          body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430; }
          ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem; }
          img { width: 100%; border: 1px solid #d7dde6; border-radius: 6px; }
          small { color: #566072; }
        </style>
      </head>
      <body>
        <main>
          <h1>Image stand-in</h1>
          <p>
            This server speaks the protocol of Black Forest Labs without a model: it sets the seller's own photo on a
            clean light background and changes no pixel of the item but its size.
          </p>
          ${latest.length === 0 ? html`<p>No picture has been ordered in the last hour.</p>` : ""}
          <ul>
            ${latest.map(
              (task) => html`<li>
                ${
                  task.status === "Ready"
                    ? html`<img src="/v1/samples/${task.sample}" alt="${task.prompt}" loading="lazy" />`
                    : html`<p>${task.status}</p>`
                }
                <small>${task.model}, ${task.canvas.width} × ${task.canvas.height}</small>
              </li>`,
            )}
          </ul>
        </main>
      </body>
    </html>`;
}
