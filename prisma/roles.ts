import type { ClientBase } from "pg";

/** The four roles of the database. `owner` migrates, `app` serves partners, `admin` administrators; `doors` never signs in. */
export type RolePasswords = { owner: string; app: string; admin: string };

/** Makes the roles where they are missing and sets their passwords. Run as a role that may create roles. */
export async function ensureRoles(client: ClientBase, passwords: RolePasswords): Promise<void> {
  // One at a time in the whole server: two starts at once would both try to create them.
  await client.query("select pg_advisory_lock(727001)");
  try {
    for (const [name, login] of [
      ["sellercloudx_owner", passwords.owner],
      ["sellercloudx_app", passwords.app],
      ["sellercloudx_admin", passwords.admin],
      ["sellercloudx_doors", null],
    ] as const) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
      if (!rowCount) await client.query(`create role ${name} nosuperuser nobypassrls`);
      if (login) await client.query(`alter role ${name} login password ${client.escapeLiteral(login)}`);
    }
    await client.query("grant sellercloudx_doors to sellercloudx_owner");
  } finally {
    await client.query("select pg_advisory_unlock(727001)");
  }
}
