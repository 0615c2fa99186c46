import { expect, test } from "vitest";
import { networkOf } from "@/lib/net/client-address";
import { makeRequestId, readRequestId } from "@/lib/net/request-id";

test.each([
  ["84.54.70.9", "84.54.70.9"],
  ["::ffff:84.54.70.9", "84.54.70.9"],
  ["2a02:06b8:0:1:2:3:4:5", "2a02:6b8:0:1::/64"],
  ["2a02:6b8::25:1", "2a02:6b8:0:0::/64"],
  ["2A02:6B8:0:0:FFFF::1", "2a02:6b8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a request's number is believed only with our own mark", () => {
  const header = makeRequestId("secret");
  expect(readRequestId(header, "secret")).toBe(header.split(".")[0]);
  expect(readRequestId(header, "another secret")).toBeNull();
  expect(
    readRequestId(
      header.replace(/^./, (first) => (first === "0" ? "1" : "0")),
      "secret",
    ),
  ).toBeNull();
  expect(readRequestId("4f0c0c59-0b3f-4c52-9a3c-4b1f2e9d7a11", "secret")).toBeNull();
  expect(readRequestId(null, "secret")).toBeNull();
});
