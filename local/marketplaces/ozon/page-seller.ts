import { html } from "hono/html";
import type { Seller } from "./sellers.ts";

/** Forms come back to the seller that they were sent for. */
export const sellerField = ({ label }: Seller) =>
  label === "" ? "" : html`<input type="hidden" name="seller" value="${label}" />`;
