import "server-only";
import type { Db } from "@/lib/db/client";
import { closeLinks, removeChats } from "@/lib/telegram/repository";

/** In the transaction of a new password: a link that somebody holds from before binds no chat any more. */
export const endTelegramLinks = (userId: string, db: Db): Promise<void> => closeLinks(userId, db);

/** Every chat of the person, in the transaction of what ends them; how many there were. */
export const unlinkTelegramChats = (userId: string, db: Db): Promise<number> => removeChats(userId, db);
