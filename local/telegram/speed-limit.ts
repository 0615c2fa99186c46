/** One message a second to a chat, short bursts let through, and 30 a second in all: https://core.telegram.org/bots/faq (read November 2026). */
const chatBurst = 5;
const allPerSecond = 30;

/** `now` in milliseconds. */
export function createSpeedLimit(now: () => number) {
  const buckets = new Map<number | "all", { left: number; at: number }>();

  function look(name: number | "all", perSecond: number, burst: number) {
    const { left, at } = buckets.get(name) ?? { left: burst, at: now() };
    return { left: Math.min(burst, left + ((now() - at) / 1_000) * perSecond), at: now() };
  }

  return {
    /** 0, or after how many seconds to come again. */
    take(chatId: number): number {
      const chat = look(chatId, 1, chatBurst);
      const all = look("all", allPerSecond, allPerSecond);
      if (chat.left < 1 || all.left < 1) return 1;
      buckets.set(chatId, { ...chat, left: chat.left - 1 });
      buckets.set("all", { ...all, left: all.left - 1 });
      return 0;
    },
  };
}
