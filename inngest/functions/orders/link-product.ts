import { inngest } from "@/inngest/client";
import { productCreated } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { linkProduct } from "@/lib/orders/fill-pending";

/** A new product may be what earlier orders were about. */
export const linkProductJob = inngest.createFunction(
  {
    id: "link-product",
    triggers: [productCreated],
    concurrency: { key: "event.data.partnerId", limit: 1 },
    retries: 4,
  },
  ({ event, step }) => {
    const { partnerId, productId } = event.data;
    return step.run("link", () => retrying(() => linkProduct(partnerId, productId)));
  },
);
