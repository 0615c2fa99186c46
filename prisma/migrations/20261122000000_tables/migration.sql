
-- CreateEnum
CREATE TYPE "MarketplaceName" AS ENUM ('uzum', 'wildberries', 'yandex', 'ozon');

-- CreateEnum
CREATE TYPE "CurrencyCode" AS ENUM ('UZS', 'RUB', 'BYN', 'KZT', 'EUR', 'USD', 'CNY');

-- CreateEnum
CREATE TYPE "LaneState" AS ENUM ('WAITING', 'WRITING', 'SUGGESTED', 'PUBLISHING', 'MODERATING', 'LIVE', 'HANDED_OVER', 'REJECTED', 'FAILED');

-- CreateEnum
CREATE TYPE "ReceiptState" AS ENUM ('SUGGESTED', 'APPLIED', 'UNDONE', 'DECLINED');

-- CreateEnum
CREATE TYPE "StockMovementKind" AS ENUM ('RECEIPT', 'RESERVE', 'RELEASE', 'SHIP', 'RETURN_GOOD', 'CORRECTION');

-- CreateEnum
CREATE TYPE "ListingState" AS ENUM ('MODERATING', 'LIVE', 'REJECTED', 'BLOCKED', 'HIDDEN', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ConnectionStatus" AS ENUM ('ACTIVE', 'NEEDS_KEY', 'DISCONNECTED');

-- CreateEnum
CREATE TYPE "CommissionKind" AS ENUM ('ACCRUAL', 'REVERSAL', 'ADJUSTMENT');

-- CreateEnum
CREATE TYPE "LedgerAccount" AS ENUM ('PARTNER', 'COMMISSION_INCOME');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('NEW', 'TO_PACK', 'PACKED', 'IN_TRANSIT', 'AT_PICKUP', 'DELIVERED', 'CANCELLED', 'NOT_COLLECTED', 'RETURNED', 'ATTENTION');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('PARTNER', 'ADMIN');

-- CreateEnum
CREATE TYPE "PartnerStatus" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "Autonomy" AS ENUM ('off', 'suggest', 'auto');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('SUBMITTED', 'APPROVED', 'REJECTED');

-- CreateTable
CREATE TABLE "card_lanes" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "state" "LaneState" NOT NULL DEFAULT 'WAITING',
    "step" TEXT,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "titleUz" TEXT NOT NULL DEFAULT '',
    "titleRu" TEXT NOT NULL DEFAULT '',
    "descriptionUz" TEXT NOT NULL DEFAULT '',
    "descriptionRu" TEXT NOT NULL DEFAULT '',
    "categoryExternalId" TEXT,
    "categoryName" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '[]',
    "facts" JSONB NOT NULL DEFAULT '[]',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "pictureId" UUID,
    "priceMinor" BIGINT,
    "currency" "CurrencyCode",
    "priceSteps" JSONB NOT NULL DEFAULT '[]',
    "task" TEXT,
    "complaints" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_lanes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "ReceiptState" NOT NULL,
    "marketplace" "MarketplaceName",
    "productId" UUID,
    "orderId" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "cost" JSONB NOT NULL,
    "allowedBy" TEXT NOT NULL,
    "causeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "barcode" TEXT,
    "brand" TEXT,
    "category" TEXT,
    "ikpu" TEXT,
    "costMinor" BIGINT NOT NULL,
    "lengthMm" INTEGER,
    "widthMm" INTEGER,
    "heightMm" INTEGER,
    "weightGrams" INTEGER,
    "photoId" UUID,
    "facts" JSONB,
    "marketplaceCardGenerated" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photos" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "facts" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_balances" (
    "productId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "onHand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_balances_pkey" PRIMARY KEY ("productId")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "kind" "StockMovementKind" NOT NULL,
    "onHand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL,
    "causeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listings" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "externalId" TEXT,
    "variantExternalId" TEXT,
    "state" "ListingState" NOT NULL,
    "rawState" TEXT NOT NULL,
    "url" TEXT,
    "priceMinor" BIGINT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "complaints" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marketplace_integrations" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "marketplace" "MarketplaceName" NOT NULL,
    "accountExternalId" TEXT NOT NULL,
    "accountName" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "status" "ConnectionStatus" NOT NULL DEFAULT 'ACTIVE',
    "webhookTokenHash" BYTEA NOT NULL,
    "webhookToken" BYTEA NOT NULL,
    "keyLastFour" TEXT NOT NULL,
    "keyExpiresAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "limitedUntil" TIMESTAMPTZ(3),
    "missingRights" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ordersReadUntil" TIMESTAMPTZ(3),
    "ordersPolledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marketplace_integrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_credentials" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "wrappingKeyId" TEXT NOT NULL,
    "wrappedKey" BYTEA NOT NULL,
    "key" BYTEA NOT NULL,
    "clientId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "warehouseExternalId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_messages" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "dedupeKey" BYTEA NOT NULL,
    "body" BYTEA NOT NULL,
    "processedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commission_paid" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "orderLineId" UUID NOT NULL,
    "kind" "CommissionKind" NOT NULL,
    "sourceEvent" TEXT NOT NULL,
    "baseMinor" BIGINT NOT NULL,
    "basisPoints" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "tariffVersionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commission_paid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "account" "LedgerAccount" NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "analytics" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "marketplace" "MarketplaceName" NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "deliveredOrders" INTEGER NOT NULL DEFAULT 0,
    "revenueMinor" BIGINT NOT NULL DEFAULT 0,
    "costMinor" BIGINT NOT NULL DEFAULT 0,
    "feesMinor" BIGINT NOT NULL DEFAULT 0,
    "commissionMinor" BIGINT NOT NULL DEFAULT 0,
    "pendingLines" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "analytics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "currency_rates" (
    "currency" "CurrencyCode" NOT NULL,
    "day" DATE NOT NULL,
    "rateToUzs" DECIMAL(20,10) NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "currency_rates_pkey" PRIMARY KEY ("currency","day")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "state" "OrderState" NOT NULL,
    "rawState" TEXT NOT NULL,
    "orderedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "shipBy" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "feesDueAt" TIMESTAMPTZ(3),
    "totalMinor" BIGINT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "externalLineId" TEXT NOT NULL,
    "productId" UUID,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPriceMinor" BIGINT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "rateToUzs" DECIMAL(20,10),
    "rateDate" DATE,
    "rateSource" TEXT,
    "unitCostMinor" BIGINT,
    "tariffVersionId" UUID NOT NULL,
    "commissionBasisPoints" INTEGER NOT NULL,
    "shortage" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "movements" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_fees" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rawKind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" "CurrencyCode" NOT NULL,
    "rateToUzs" DECIMAL(20,10),
    "rateDate" DATE,
    "rateSource" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_fees_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "passwordHash" TEXT NOT NULL,
    "role" "UserRole" NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL DEFAULT 'uz',
    "partnerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_codes" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "linkHash" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partners" (
    "id" UUID NOT NULL,
    "businessName" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "inn" TEXT,
    "category" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL DEFAULT false,
    "status" "PartnerStatus" NOT NULL DEFAULT 'PENDING',
    "rejectReason" TEXT,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewedAt" TIMESTAMPTZ(3),
    "legalName" TEXT NOT NULL DEFAULT '',
    "legalAddress" TEXT NOT NULL DEFAULT '',
    "bankName" TEXT NOT NULL DEFAULT '',
    "bankMfo" TEXT NOT NULL DEFAULT '',
    "bankAccount" BYTEA,
    "tariffKey" TEXT NOT NULL DEFAULT 'free_starter',
    "cardAutonomy" "Autonomy" NOT NULL DEFAULT 'auto',
    "autoConfirm" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_reviews" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "reason" TEXT,
    "actorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tariffs" (
    "key" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tariffs_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "tariff_versions" (
    "id" UUID NOT NULL,
    "tariffKey" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "monthlyPriceMinor" BIGINT NOT NULL,
    "commissionBasisPoints" INTEGER NOT NULL,
    "limits" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tariff_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "claimedUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_mail" (
    "key" TEXT NOT NULL,
    "partnerId" UUID,
    "resendId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_mail_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "card_lanes_partnerId_id_key" ON "card_lanes"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "card_lanes_productId_connectionId_key" ON "card_lanes"("productId", "connectionId");

-- CreateIndex
CREATE INDEX "receipts_partnerId_createdAt_id_idx" ON "receipts"("partnerId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_partnerId_causeKey_key" ON "receipts"("partnerId", "causeKey");

-- CreateIndex
CREATE INDEX "products_partnerId_createdAt_id_idx" ON "products"("partnerId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "products_partnerId_id_key" ON "products"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "products_partnerId_sku_key" ON "products"("partnerId", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "photos_token_key" ON "photos"("token");

-- CreateIndex
CREATE UNIQUE INDEX "photos_partnerId_id_key" ON "photos"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_balances_partnerId_productId_key" ON "stock_balances"("partnerId", "productId");

-- CreateIndex
CREATE INDEX "stock_movements_partnerId_productId_createdAt_idx" ON "stock_movements"("partnerId", "productId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movements_partnerId_causeKey_key" ON "stock_movements"("partnerId", "causeKey");

-- CreateIndex
CREATE INDEX "listings_partnerId_productId_idx" ON "listings"("partnerId", "productId");

-- CreateIndex
CREATE UNIQUE INDEX "listings_partnerId_id_key" ON "listings"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "listings_shopId_sku_key" ON "listings"("shopId", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_integrations_webhookTokenHash_key" ON "marketplace_integrations"("webhookTokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_integrations_partnerId_id_key" ON "marketplace_integrations"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_integrations_partnerId_marketplace_accountExter_key" ON "marketplace_integrations"("partnerId", "marketplace", "accountExternalId");

-- CreateIndex
CREATE UNIQUE INDEX "connection_credentials_partnerId_connectionId_key" ON "connection_credentials"("partnerId", "connectionId");

-- CreateIndex
CREATE UNIQUE INDEX "shops_partnerId_id_key" ON "shops"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "shops_connectionId_externalId_key" ON "shops"("connectionId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_messages_partnerId_id_key" ON "inbox_messages"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_messages_connectionId_dedupeKey_key" ON "inbox_messages"("connectionId", "dedupeKey");

-- CreateIndex
CREATE INDEX "commission_paid_partnerId_createdAt_id_idx" ON "commission_paid"("partnerId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "commission_paid_partnerId_orderLineId_kind_sourceEvent_key" ON "commission_paid"("partnerId", "orderLineId", "kind", "sourceEvent");

-- CreateIndex
CREATE INDEX "ledger_transactions_partnerId_createdAt_id_idx" ON "ledger_transactions"("partnerId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_partnerId_id_key" ON "ledger_transactions"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_partnerId_idempotencyKey_key" ON "ledger_transactions"("partnerId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ledger_entries_partnerId_account_currency_idx" ON "ledger_entries"("partnerId", "account", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "analytics_partnerId_day_marketplace_key" ON "analytics"("partnerId", "day", "marketplace");

-- CreateIndex
CREATE INDEX "orders_partnerId_orderedAt_id_idx" ON "orders"("partnerId", "orderedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "orders_partnerId_state_orderedAt_id_idx" ON "orders"("partnerId", "state", "orderedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_partnerId_id_key" ON "orders"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_connectionId_externalId_key" ON "orders"("connectionId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_partnerId_id_key" ON "order_lines"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_orderId_externalLineId_key" ON "order_lines"("orderId", "externalLineId");

-- CreateIndex
CREATE INDEX "order_fees_partnerId_orderId_idx" ON "order_fees"("partnerId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "order_fees_connectionId_externalId_key" ON "order_fees"("connectionId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_partnerId_idx" ON "users"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_tokenHash_key" ON "sessions"("tokenHash");

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "email_codes_linkHash_key" ON "email_codes"("linkHash");

-- CreateIndex
CREATE INDEX "email_codes_userId_createdAt_idx" ON "email_codes"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "partners_status_submittedAt_idx" ON "partners"("status", "submittedAt");

-- CreateIndex
CREATE INDEX "partner_reviews_partnerId_createdAt_idx" ON "partner_reviews"("partnerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "tariff_versions_tariffKey_validFrom_key" ON "tariff_versions"("tariffKey", "validFrom");

-- AddForeignKey
ALTER TABLE "card_lanes" ADD CONSTRAINT "card_lanes_partnerId_productId_fkey" FOREIGN KEY ("partnerId", "productId") REFERENCES "products"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_lanes" ADD CONSTRAINT "card_lanes_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_lanes" ADD CONSTRAINT "card_lanes_partnerId_pictureId_fkey" FOREIGN KEY ("partnerId", "pictureId") REFERENCES "photos"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_partnerId_photoId_fkey" FOREIGN KEY ("partnerId", "photoId") REFERENCES "photos"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_balances" ADD CONSTRAINT "stock_balances_partnerId_productId_fkey" FOREIGN KEY ("partnerId", "productId") REFERENCES "products"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_partnerId_productId_fkey" FOREIGN KEY ("partnerId", "productId") REFERENCES "products"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_partnerId_productId_fkey" FOREIGN KEY ("partnerId", "productId") REFERENCES "products"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_partnerId_shopId_fkey" FOREIGN KEY ("partnerId", "shopId") REFERENCES "shops"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marketplace_integrations" ADD CONSTRAINT "marketplace_integrations_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection_credentials" ADD CONSTRAINT "connection_credentials_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_messages" ADD CONSTRAINT "inbox_messages_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_paid" ADD CONSTRAINT "commission_paid_partnerId_orderLineId_fkey" FOREIGN KEY ("partnerId", "orderLineId") REFERENCES "order_lines"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_partnerId_transactionId_fkey" FOREIGN KEY ("partnerId", "transactionId") REFERENCES "ledger_transactions"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_partnerId_connectionId_fkey" FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_partnerId_shopId_fkey" FOREIGN KEY ("partnerId", "shopId") REFERENCES "shops"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_partnerId_orderId_fkey" FOREIGN KEY ("partnerId", "orderId") REFERENCES "orders"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_partnerId_productId_fkey" FOREIGN KEY ("partnerId", "productId") REFERENCES "products"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_fees" ADD CONSTRAINT "order_fees_partnerId_orderId_fkey" FOREIGN KEY ("partnerId", "orderId") REFERENCES "orders"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partners" ADD CONSTRAINT "partners_tariffKey_fkey" FOREIGN KEY ("tariffKey") REFERENCES "tariffs"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_reviews" ADD CONSTRAINT "partner_reviews_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tariff_versions" ADD CONSTRAINT "tariff_versions_tariffKey_fkey" FOREIGN KEY ("tariffKey") REFERENCES "tariffs"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
