import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { requirePartner } from "@/lib/auth/guards";
import { listOrders } from "@/lib/orders/list-orders";
import { orderListSchema } from "@/lib/orders/schema";
import { answerJson } from "@/lib/route";

export const GET = (request: NextRequest) =>
  answerJson(async () => {
    const { partnerId } = await requirePartner("orders:read");
    const { searchParams } = request.nextUrl;
    const input = { tab: searchParams.get("tab"), after: searchParams.get("after") };
    return listOrders(partnerId, orderListSchema.parse(input), await getLocale());
  });
