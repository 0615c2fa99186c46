import "server-only";
import type { Db } from "@/lib/db/client";

/** Rows of people, not of partners: `userId` stands in every `where`. */

export async function addLink(userId: string, link: { tokenHash: Uint8Array<ArrayBuffer>; expiresAt: Date }, db: Db) {
  // One that was made before and not used is of no use any more.
  await closeLinks(userId, db);
  await db.telegramLink.create({ data: { userId, ...link }, select: { id: true } });
}

export async function closeLinks(userId: string, db: Db): Promise<void> {
  await db.telegramLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
}

/** Whose link it is, once: the second to come finds nothing. */
export async function useLink(tokenHash: Uint8Array<ArrayBuffer>, now: Date, db: Db): Promise<string | null> {
  const { count } = await db.telegramLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) return null;
  const link = await db.telegramLink.findUnique({ where: { tokenHash }, select: { userId: true } });
  return link?.userId ?? null;
}

export async function addChat(userId: string, { chatId, name }: { chatId: bigint; name: string }, db: Db) {
  await db.telegramChat.upsert({
    where: { userId_chatId: { userId, chatId } },
    create: { userId, chatId, name },
    update: { name, pausedAt: null },
    select: { id: true },
  });
}

export function listChats(userId: string, db: Db) {
  return db.telegramChat.findMany({
    where: { userId },
    select: { id: true, chatId: true, name: true, pausedAt: true, createdAt: true },
    orderBy: { createdAt: "asc" },
    take: 20,
  });
}

export async function removeChat(userId: string, id: string, db: Db): Promise<boolean> {
  const { count } = await db.telegramChat.deleteMany({ where: { id, userId } });
  return count > 0;
}

export async function removeChats(userId: string, db: Db): Promise<number> {
  const { count } = await db.telegramChat.deleteMany({ where: { userId } });
  return count;
}

/** Of all the people who are bound to this chat: the bot is blocked there, or taken up again. How many that are. */
export async function setPaused(chatId: bigint, pausedAt: Date | null, db: Db): Promise<number> {
  const { count } = await db.telegramChat.updateMany({ where: { chatId }, data: { pausedAt } });
  return count;
}

export async function findChatLocale(chatId: bigint, db: Db): Promise<string | null> {
  const chat = await db.telegramChat.findFirst({ where: { chatId }, select: { user: { select: { locale: true } } } });
  return chat?.user.locale ?? null;
}

export function findAccountOf(userId: string, db: Db) {
  return db.user.findUniqueOrThrow({ where: { id: userId }, select: { id: true, partnerId: true } });
}
