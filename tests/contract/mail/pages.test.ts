import { expect, test } from "vitest";
import { createResend, listMails, startServer, welcome } from "./support.ts";

type Server = Awaited<ReturnType<typeof startServer>>;

async function send(server: Server, change: Record<string, unknown> = {}): Promise<string> {
  const { data } = await createResend(server).emails.send({ ...welcome, ...change });
  return data?.id ?? "";
}

async function read(server: Server, path: string): Promise<string> {
  return (await fetch(server.url + path)).text();
}

test("mails are listed newest first, and by recipient whatever the case or name", async () => {
  const server = await startServer();
  for (const [to, subject] of [
    ["Aziza <aziza@example.uz>", "first"],
    ["other@example.uz", "second"],
    ["AZIZA@example.uz", "third"],
  ]) {
    await send(server, { to, subject });
  }
  expect((await listMails(server)).map(({ subject }) => subject)).toEqual(["third", "second", "first"]);
  expect((await listMails(server, "aziza@example.uz")).map(({ subject }) => subject)).toEqual(["third", "first"]);
  expect(await listMails(server, "z@example.uz")).toEqual([]);
  const page = await read(server, "/");
  expect(page.indexOf("third")).toBeLessThan(page.indexOf("second"));
  expect(await read(server, "/?to=aziza@example.uz")).not.toContain("second");
});

test("more than a page of mails can be leafed through", async () => {
  const server = await startServer();
  const batch = Array.from({ length: 100 }, (_, index) => ({ ...welcome, subject: `letter ${index}` }));
  await send(server, { subject: "the oldest" });
  await createResend(server).batch.send(batch);
  expect(await read(server, "/")).not.toContain("the oldest");
  expect(await read(server, "/")).toContain("/?page=2");
  expect(await read(server, "/?page=2")).toContain("the oldest");
});

test("a mail's page shows its parts and never runs what is in them", async () => {
  const server = await startServer();
  const script = "<script>alert(1)</script>";
  const id = await send(server, { subject: script, text: script, headers: { "X-Kind": script } });
  for (const path of ["/", `/messages/${id}`, `/messages/${id}?view=text`, `/messages/${id}?view=headers`]) {
    const page = await read(server, path);
    expect(page).not.toContain(script);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  }
  const page = await read(server, `/messages/${id}`);
  expect(page).toContain(`src="/messages/${id}/html"`);
  expect(page).toMatch(/sandbox="(?!.*allow-scripts)[^"]*"/);
  expect((await fetch(`${server.url}/messages/unknown`)).status).toBe(404);
});

test("the HTML part stands alone, without scripts, its links opening new windows", async () => {
  const server = await startServer();
  const id = await send(server, {
    html: '<html><head lang="uz"></head><a target=_top href="https://example.uz">x</a>',
  });
  const response = await fetch(`${server.url}/messages/${id}/html`);
  expect(response.headers.get("content-security-policy")).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
  expect(await response.text()).toBe(
    '<html><head lang="uz"><base target="_blank"></head><a href="https://example.uz">x</a>',
  );
});

test("a mail without HTML shows its text first", async () => {
  const server = await startServer();
  const id = await send(server, { html: undefined, text: "Faqat matn" });
  expect(await read(server, `/messages/${id}`)).toContain("<pre>Faqat matn</pre>");
  expect(await read(server, `/messages/${id}?view=html`)).toContain("no HTML part");
});

test("attachments can be downloaded, and inline images are shown", async () => {
  const server = await startServer();
  const image = Buffer.from("89504e470d0a1a0a", "hex");
  const id = await send(server, {
    html: '<img src="cid:logo">',
    attachments: [
      { filename: "hisob-faktura №1.pdf", content: Buffer.from("pdf") },
      { filename: "logo.png", content: image, contentId: "logo" },
    ],
  });
  const first = await fetch(`${server.url}/messages/${id}/attachments/0`);
  expect(first.headers.get("content-type")).toBe("application/pdf");
  expect(first.headers.get("content-disposition")).toContain(encodeURIComponent("hisob-faktura №1.pdf"));
  const second = await fetch(`${server.url}/messages/${id}/attachments/1`);
  expect(second.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await second.arrayBuffer())).toEqual(image);
  expect(await read(server, `/messages/${id}/html`)).toContain(`<img src="/messages/${id}/attachments/1">`);
  expect(await read(server, `/messages/${id}`)).toContain("hisob-faktura №1.pdf");
  expect((await fetch(`${server.url}/messages/${id}/attachments/2`)).status).toBe(404);
});
