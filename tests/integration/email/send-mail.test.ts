import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { sendMail } from "@/lib/email/send-mail";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

/** Takes every call and answers none. */
const arrived = Promise.withResolvers<void>();
const silent = createServer(() => arrived.resolve());
await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));

const urls = useProductDatabase({
  RESEND_API_KEY: "re_test",
  RESEND_BASE_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

test("a provider that never answers is given up after a time, and the mail is not taken for sent", async () => {
  const clock = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(clock.signal);
  const text = { locale: "uz" as const, subject: "s", heading: "h", paragraphs: [], footer: "f" };
  const sending = expect(sendMail("test/1", "a@example.uz", text)).rejects.toMatchObject({ code: "unavailable" });
  await arrived.promise;
  clock.abort();
  await sending;
  expect(timeout.mock.calls[0]?.[0]).toBeLessThanOrEqual(15_000);
  expect(await query(urls.superuserUrl, "select from sent_mail")).toHaveLength(0);
});
