// What the installed product shows without a network: one page that says so, kept in the person's language. Nothing of
// anybody's data is ever kept here; only that page and the build's own files, whose names change with their content.
const shell = "shell-1";
const files = "files-1";
const offlinePage = "/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldCaches().then(() => self.clients.claim()));
});

// The language was changed, or a new build is there.
self.addEventListener("message", (event) => {
  if (event.data === "renew-shell") event.waitUntil(keepShell());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(showOffline));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(takeFile(request));
});

/** The offline page with every file of the build that it names, or nothing: without its files it would be dead. */
async function keepShell() {
  const answer = await fetch(offlinePage, { credentials: "same-origin" });
  if (!answer.ok) return;
  const text = await answer.clone().text();
  const named = new Set(text.match(/\/_next\/static\/[^"'\\\s)]+/g) ?? []);
  const kept = await caches.open(files);
  await kept.addAll(named);
  await (await caches.open(shell)).put(offlinePage, answer);
}

async function showOffline() {
  return (await caches.match(offlinePage)) ?? Response.error();
}

async function takeFile(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function forgetOldCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== shell && name !== files).map((name) => caches.delete(name)));
}
