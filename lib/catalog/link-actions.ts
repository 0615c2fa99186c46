"use server";

import { partnerAction } from "@/lib/action";
import { ignoreListing, linkListing, unlinkListing } from "@/lib/catalog/link-listing";
import { makeProductOfListing } from "@/lib/catalog/link-new-product";
import { ignoreSchema, linkSchema, listingIdSchema, newProductSchema } from "@/lib/catalog/link-schema";

export const linkListingAction = partnerAction(linkSchema, (input, { partnerId }) => linkListing(partnerId, input));

export const unlinkListingAction = partnerAction(listingIdSchema, ({ listingId }, { partnerId }) =>
  unlinkListing(partnerId, listingId),
);

export const ignoreListingAction = partnerAction(ignoreSchema, ({ listingId, isIgnored }, { partnerId }) =>
  ignoreListing(partnerId, listingId, isIgnored),
);

export const makeProductAction = partnerAction(newProductSchema, (input, { partnerId }) =>
  makeProductOfListing(partnerId, input),
);
