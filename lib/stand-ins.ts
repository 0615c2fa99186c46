import "server-only";
import { env, isLoopback } from "@/lib/env";

export type StandIn = { name: string; url: string | null };

/**
 * The outside services that are played by a program on this machine: those whose address is a loopback one.
 * `url` is a page that a person can open.
 */
export function listStandIns(): StandIn[] {
  const config = env();
  const services: [string, string | undefined, boolean][] = [
    ["PostgreSQL", config.DATABASE_URL, false],
    ["Inngest", config.INNGEST_BASE_URL ?? config.INNGEST_DEV, true],
    ["Pusher", config.PUSHER_HOST && `http://${config.PUSHER_HOST}:${config.PUSHER_PORT ?? 80}`, true],
    ["Resend", config.RESEND_BASE_URL, true],
    ["Telegram", config.TELEGRAM_BOT_TOKEN && config.TELEGRAM_API_URL, true],
    ["OpenAI", config.OPENAI_BASE_URL, false],
    ["Flux", config.BFL_BASE_URL, false],
    ["Uzum", config.UZUM_API_URL, true],
    ["Wildberries", config.WILDBERRIES_API_URL, true],
    ["Yandex Market", config.YANDEX_API_URL, true],
    ["Ozon", config.OZON_API_URL, true],
    ["CBU", config.CBU_URL, false],
  ];
  return services
    .filter((service): service is [string, string, boolean] =>
      Boolean(service[1]?.includes("://") && isLoopback(service[1])),
    )
    .map(([name, url, hasPage]) => ({ name, url: hasPage ? new URL(url).origin : null }));
}
