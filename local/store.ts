import { DatabaseSync } from "node:sqlite";

/**
 * A stand-in's durable memory: named collections of JSON documents in one SQLite file, or in memory for tests.
 * Every write is on disk before it returns, so a killed stand-in comes back with all that it had answered.
 */
export type Store = { collection<T>(name: string): Collection<T>; transaction<R>(work: () => R): R; close(): void };

export type Collection<T> = {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  remove(key: string): void;
  /** In the order of first insertion. */
  list(): { key: string; value: T }[];
};

export function openStore(file = ":memory:"): Store {
  const db = new DatabaseSync(file);
  db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000");
  db.exec(
    "create table if not exists documents (id integer primary key, name text not null, key text not null, value text not null, unique (name, key))",
  );
  const get = db.prepare("select value from documents where name = ? and key = ?");
  const put = db.prepare(
    "insert into documents (name, key, value) values (?, ?, ?) on conflict (name, key) do update set value = excluded.value",
  );
  const remove = db.prepare("delete from documents where name = ? and key = ?");
  const list = db.prepare("select key, value from documents where name = ? order by id");
  return {
    collection: <T>(name: string): Collection<T> => ({
      get: (key) => {
        const row = get.get(name, key);
        return row ? (JSON.parse(String(row.value)) as T) : undefined;
      },
      put: (key, value) => void put.run(name, key, JSON.stringify(value)),
      remove: (key) => void remove.run(name, key),
      list: () => list.all(name).map((row) => ({ key: String(row.key), value: JSON.parse(String(row.value)) as T })),
    }),
    transaction: (work) => {
      db.exec("begin immediate");
      try {
        const result = work();
        db.exec("commit");
        return result;
      } catch (error) {
        db.exec("rollback");
        throw error;
      }
    },
    close: () => db.close(),
  };
}
