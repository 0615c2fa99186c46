import { z } from "zod";

const claimWire = z.object({
  id: z.string(),
  status: z.int().nullish(),
  status_ex: z.int().nullish(),
  nm_id: z.int(),
  user_comment: z.string().nullish(),
  imt_name: z.string().nullish(),
  order_dt: z.string().nullish(),
  dt: z.string(),
  dt_update: z.string().nullish(),
  srid: z.string().nullish(),
});
export type ClaimWire = z.infer<typeof claimWire>;

export const claimsReply = z.object({ claims: z.array(claimWire), total: z.int().nullish() });

const comingBackWire = z.object({
  srid: z.string(),
  shkId: z.int().nullish(),
  orderId: z.int().nullish(),
  nmId: z.int(),
  subjectName: z.string().nullish(),
  status: z.string().nullish(),
  isStatusActive: z.int().nullish(),
  returnType: z.string().nullish(),
  reason: z.string().nullish(),
  orderDt: z.string(),
  readyToReturnDt: z.string().nullish(),
  completedDt: z.string().nullish(),
});
export type ComingBackWire = z.infer<typeof comingBackWire>;

export const comingBackReply = z.object({ report: z.array(comingBackWire).nullish() });
