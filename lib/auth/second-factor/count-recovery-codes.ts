import "server-only";
import * as factors from "@/lib/auth/second-factor/repository";

/** How many are left. */
export const countRecoveryCodes = (userId: string): Promise<number> => factors.countRecoveryCodes(userId);
