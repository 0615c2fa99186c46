import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { requirePartner } from "@/lib/auth/guards";
import { readProfit } from "@/lib/profit/read-profit";
import { profitSchema } from "@/lib/profit/schema";
import { answerJson } from "@/lib/route";

export const GET = (request: NextRequest) =>
  answerJson(async () => {
    const { partnerId } = await requirePartner("money:read");
    const { searchParams } = request.nextUrl;
    const input = { period: searchParams.get("period"), before: searchParams.get("before") };
    return readProfit(partnerId, profitSchema.parse(input), await getLocale());
  });
