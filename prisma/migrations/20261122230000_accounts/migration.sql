-- An administrator's new password ends what could bind a chat to them, and one that was set by mail the chats themselves.
GRANT SELECT (id, "userId", "usedAt"), UPDATE ("usedAt", "updatedAt") ON telegram_links TO sellercloudx_admin;
GRANT SELECT (id, "userId"), DELETE ON telegram_chats TO sellercloudx_admin;
