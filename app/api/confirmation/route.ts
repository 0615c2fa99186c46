import { isConfirmed } from "@/lib/auth/confirm-email";
import { readAddress } from "@/lib/auth/confirmation-cookie";
import { answerJson } from "@/lib/route";

/** Whether the registration that was made in this browser is confirmed: its link may have been pressed on another phone. */
export function GET() {
  return answerJson(async () => {
    const own = await readAddress();
    return { isConfirmed: !!own?.userId && (await isConfirmed(own.userId)) };
  });
}
