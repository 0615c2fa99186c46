"use server";

import { partnerAction } from "@/lib/action";
import { ignoreListing, linkListing, unlinkListing } from "@/lib/catalog/link-listing";
import { makeProductOfListing } from "@/lib/catalog/link-new-product";
import { ignoreSchema, linkSchema, listingIdSchema, newProductSchema } from "@/lib/catalog/link-schema";

export const linkListingAction = partnerAction("connections:write", linkSchema, (input, { partnerId }) =>
  linkListing(partnerId, input),
);

export const unlinkListingAction = partnerAction("connections:write", listingIdSchema, ({ listingId }, { partnerId }) =>
  unlinkListing(partnerId, listingId),
);

export const ignoreListingAction = partnerAction(
  "connections:write",
  ignoreSchema,
  ({ listingId, isIgnored }, { partnerId }) => ignoreListing(partnerId, listingId, isIgnored),
);

export const makeProductAction = partnerAction("connections:write", newProductSchema, (input, { partnerId }) =>
  makeProductOfListing(partnerId, input),
);
