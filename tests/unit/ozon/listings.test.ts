import { expect, test } from "vitest";
import { complaintFromError, isWarning, type WireItemError } from "@/lib/marketplaces/ozon/complaints";
import { toListingState, toRawState } from "@/lib/marketplaces/ozon/listing-state";
import type { Complaint, Listing } from "@/lib/marketplaces/types";

const none = { status: "", status_failed: "", moderate_status: "", validation_status: "" };
const fine = { status: "price_sent", moderate_status: "approved", validation_status: "success" };

test.each<[Partial<typeof none>, { isArchived?: boolean; hasErrors?: boolean }, Listing["state"]]>([
  [{}, {}, "moderating"],
  [{ status: "imported" }, {}, "moderating"],
  [{ status: "moderating", moderate_status: "in-moderating" }, {}, "moderating"],
  [{ status: "processing", moderate_status: "approved" }, {}, "moderating"],
  [fine, {}, "live"],
  [{ status: "active", status_failed: "none", moderate_status: "approved", validation_status: "valid" }, {}, "live"],
  [{ status: "price_sent" }, {}, "live"],
  [fine, { hasErrors: true }, "rejected"],
  [{ ...fine, status_failed: "moderation" }, {}, "rejected"],
  [{ ...fine, validation_status: "fail" }, {}, "rejected"],
  [{ status: "failed_moderation", moderate_status: "declined" }, {}, "rejected"],
  [fine, { isArchived: true }, "hidden"],
  [{ ...fine, status: "disabled" }, {}, "hidden"],
  [{ ...fine, status: "banned" }, {}, "blocked"],
  [{ ...fine, status: "sleeping" }, {}, "unknown"],
  [{ status: "price_sent", moderate_status: "weighing" }, {}, "unknown"],
])("%j %j is %s", (statuses, { isArchived = false, hasErrors = false }, state) => {
  expect(toListingState({ statuses: { ...none, ...statuses }, isArchived, hasErrors })).toBe(state);
});

test("the raw state keeps every word", () => {
  expect(toRawState(none)).toBe("none");
  expect(toRawState({ ...none, ...fine, status_failed: "x" })).toBe("price_sent/failed:x/approved/success");
});

const bare: WireItemError = {
  code: "",
  message: "",
  description: "",
  field: "",
  attribute_id: 0,
  level: "",
  texts: null,
};

test.each<[Partial<WireItemError>, Complaint["code"], string | null]>([
  [{ code: "price_out_of_range" }, "price", null],
  [{ code: "discount_too_big" }, "price", null],
  [{ code: "all_image_failed" }, "picture", null],
  [{ code: "description_category_invalid" }, "category", null],
  [{ code: "description_type_is_empty", field: "type_id" }, "category", "type_id"],
  [{ code: "name_too_long", field: "name" }, "text", "name"],
  [{ code: "invalid_rich_content_json" }, "text", null],
  [{ code: "error_attribute_values_empty", attribute_id: 9163 }, "attribute", "9163"],
  [{ code: "something_new", attribute_id: 85, field: "name" }, "attribute", "85"],
  [{ code: "EMPTY_REQUIRED", field: "images" }, "picture", "images"],
  [{ code: "EMPTY_REQUIRED", field: "name" }, "text", "name"],
  [{ code: "EMPTY_REQUIRED" }, "attribute", null],
  [{ code: "SPU_already_exists" }, "duplicate", null],
  [{ code: "WAREHOUSE_NOT_FOUND" }, "stock", null],
  [{ code: "missing_dimension", field: "dimensions" }, "other", "dimensions"],
])("%j is about %s", (error, code, field) => {
  const complaint = complaintFromError({ ...bare, ...error });
  expect(complaint).toEqual({ code, field, words: error.code });
});

test("the plainest words win, and a warning is none against selling", () => {
  const texts = { description: "Цена слишком низкая.", message: "price" };
  expect(complaintFromError({ ...bare, code: "X", message: "m", texts }).words).toBe("Цена слишком низкая.");
  expect(isWarning({ ...bare, level: "ERROR_LEVEL_WARNING" })).toBe(true);
  expect(isWarning({ ...bare, level: "ERROR_LEVEL_UNSPECIFIED" })).toBe(false);
});
