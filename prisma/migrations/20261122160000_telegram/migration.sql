-- Chats that take a person's notices, the links that bind them, and what was sent. They belong to people, not to partners.

CREATE TABLE "telegram_chats" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "chatId" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "telegram_chats_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "telegram_chats_userId_chatId_key" ON "telegram_chats"("userId", "chatId");
CREATE INDEX "telegram_chats_chatId_idx" ON "telegram_chats"("chatId");
ALTER TABLE "telegram_chats" ADD CONSTRAINT "telegram_chats_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "telegram_links" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "telegram_links_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "telegram_links_tokenHash_key" ON "telegram_links"("tokenHash");
CREATE INDEX "telegram_links_userId_idx" ON "telegram_links"("userId");
ALTER TABLE "telegram_links" ADD CONSTRAINT "telegram_links_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "sent_telegrams" (
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_telegrams_pkey" PRIMARY KEY ("key")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON telegram_chats TO sellercloudx_app;
GRANT SELECT, INSERT, UPDATE ON telegram_links, sent_telegrams TO sellercloudx_app;
