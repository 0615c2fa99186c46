import { requirePartner } from "@/lib/auth/guards";
import { storeUpload } from "@/lib/catalog/store-upload";
import { answerJson } from "@/lib/route";

/** Takes one photo, raw or as a form's file; outside the proxy, which would cut a body at 10 MB. */
export function POST(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("catalog:write");
    return storeUpload(partnerId, request);
  });
}
