import { z } from "zod";
import { requirePartner } from "@/lib/auth/guards";
import { listProductLanes } from "@/lib/cards/list-lanes";
import { AppError } from "@/lib/errors";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("cards:read");
    const product = z.uuid().safeParse(new URL(request.url).searchParams.get("product"));
    if (!product.success) throw new AppError("not-found", "catalog.productGone");
    return listProductLanes(partnerId, product.data);
  });
}
