import "server-only";
import type { TariffVersionInput } from "@/lib/administration/schema";
import * as tariffs from "@/lib/administration/tariff-repository";
import { recordAudit } from "@/lib/audit/record-audit";
import { inAdmin } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

export type TariffVersionView = {
  id: string;
  validFrom: Date;
  monthlyPriceMinor: bigint;
  commissionBasisPoints: number;
  limits: { name: string; value: number }[];
  state: "coming" | "current" | "past";
};

export type TariffView = { key: string; partners: number; versions: TariffVersionView[] };

/** Each tariff with all of its versions, the newest first, and how many partners have it. */
export async function listTariffs(now = new Date()): Promise<TariffView[]> {
  const [rows, counts] = await inAdmin(async (db) => [
    await tariffs.listTariffRows(db),
    await tariffs.countByTariff(db),
  ]);
  return rows.map(({ key, versions }) => {
    const current = versions.find(({ validFrom }) => validFrom <= now);
    return {
      key,
      partners: counts.get(key) ?? 0,
      versions: versions.map(({ limits, ...version }) => ({
        ...version,
        limits: readLimits(limits),
        state:
          version.validFrom > now ? "coming" : version === current || version.id === current?.id ? "current" : "past",
      })),
    };
  });
}

/** For choices: the keys in the order in which tariffs are offered. */
export const listTariffKeys = async (): Promise<string[]> =>
  (await inAdmin((db) => tariffs.listTariffRows(db))).map(({ key }) => key);

/** A version is never edited: what it was stays readable, and sales keep theirs. */
export async function addTariffVersion(adminId: string, input: TariffVersionInput): Promise<void> {
  const { tariffKey, validFrom, monthlyPrice, commission, products, aiCredits, seats } = input;
  const version = {
    id: newId(),
    tariffKey,
    validFrom,
    monthlyPriceMinor: BigInt(monthlyPrice) * 100n,
    commissionBasisPoints: Math.round(commission * 100),
    limits: { products, aiCredits, seats },
  };
  await inAdmin(async (db) => {
    const known = (await tariffs.listTariffRows(db)).some(({ key }) => key === tariffKey);
    if (!known) throw new AppError("not-found", "notFound");
    if ((await tariffs.addVersion(version, db)) === "taken") {
      throw new AppError("conflict", "administration.versionTaken", { field: "validFrom" });
    }
    await recordAudit(
      {
        actor: { kind: "ADMIN", id: adminId },
        partnerId: null,
        action: "tariffs.version-added",
        subject: { kind: "tariff", id: tariffKey },
        after: { ...version.limits, validFrom: validFrom.toISOString(), monthlyPrice, commission },
      },
      db,
    );
  });
}

/** From now on; what was sold before stays with the tariff of then, also when it is read later. */
export async function changePartnerTariff(adminId: string, partnerId: string, tariffKey: string): Promise<void> {
  await inAdmin(async (db) => {
    const before = await tariffs.lockTariff(partnerId, db);
    const isKnown = (await tariffs.listTariffRows(db)).some(({ key }) => key === tariffKey);
    if (!before || !isKnown) throw new AppError("not-found", "notFound");
    if (before.tariffKey === tariffKey)
      throw new AppError("conflict", "administration.tariffSame", { field: "tariffKey" });
    await tariffs.saveTariff(partnerId, tariffKey, adminId, db);
    const subject = { kind: "partner", id: partnerId };
    const causeKey = `tariff/${partnerId}/${newId()}`;
    await notify({ event: "tariffs.changed", partnerId, subject, values: { tariff: tariffKey }, causeKey }, db);
    await recordAudit(
      {
        ...{ actor: { kind: "ADMIN", id: adminId }, partnerId, subject, action: "tariffs.partner-changed" },
        before: { tariff: before.tariffKey },
        after: { tariff: tariffKey },
      },
      db,
    );
  });
  kickOutbox();
}

/** Limits are numbers by name; what is none is not shown. */
function readLimits(limits: unknown): { name: string; value: number }[] {
  if (typeof limits !== "object" || limits === null) return [];
  return Object.entries(limits).flatMap(([name, value]) => (typeof value === "number" ? [{ name, value }] : []));
}
