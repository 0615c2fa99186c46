import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchPublic } from "@/lib/net/fetch-public";
import { isPublicAddress } from "@/lib/net/public-address";
import { prove } from "../../proof/t28.ts";

describe("public addresses", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "192.0.1.1",
    "2a02:6b8::1",
    "2606:4700::1111",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    "127.0.0.1",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "fe80::1%eth0",
    "2002:808:808::1",
    "",
    "example.com",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("reading a file from an address that somebody gave", () => {
  let server: Server;
  let origin = "";
  const here = { isLocalAllowed: (address: string) => address === "127.0.0.1", timeoutMs: 500 };

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === "/large") response.end(Buffer.alloc(2_000));
      else if (url === "/gone") response.writeHead(404).end();
      else if (url === "/round") response.writeHead(302, { location: "/round" }).end();
      else if (url === "/once") response.writeHead(301, { location: "/picture" }).end();
      else if (url === "/picture") response.setHeader("content-type", "image/png; q=1").end("picture");
      // Anything else is never answered.
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("gives the bytes and their type, after a redirect too", async () => {
    const file = await fetchPublic(`${origin}/once`, here);
    expect([file.bytes.toString(), file.mediaType]).toEqual(["picture", "image/png"]);
  });

  it.each([
    ["/large", "too-large"],
    ["/gone", "status"],
    ["/round", "redirects"],
    ["/silent", "too-slow"],
  ])("refuses %s: %s", async (path, refusal) => {
    await expect(fetchPublic(origin + path, { ...here, maxBytes: 1_000 })).rejects.toMatchObject({ refusal });
  });

  it("never connects to an address that is not public, however it is spelled (T28)", async () => {
    const { isMet, figures } = await prove();
    expect(figures).toMatchObject({ spellingsRead: [], connectionsToNonPublicAddresses: 0, controlFile: "read" });
    expect(isMet).toBe(true);
  });
});
