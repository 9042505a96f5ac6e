import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { CasingCache, toSnakeCase } from "drizzle-orm/casing";
import { PgTable } from "drizzle-orm/pg-core";
import type { PgColumn } from "drizzle-orm/pg-core";

/** What rows are read by: a table, or columns of one or several under names of their own. */
type Source = PgTable | Record<string, PgColumn>;

/** A moment goes in as either, and crosses the wire as an ISO string. */
type In<V> = V extends Date ? Date | string : V;
type Out<V> = V extends Date ? string : V;

type ValueOf<C> = C extends PgColumn ? C["_"]["data"] | (C["_"]["notNull"] extends true ? never : null) : never;
/** What a row of a table has to name, beside the columns that the statement adds itself. */
type NewRow<T extends PgTable, Also extends string = never> = {
  [K in keyof T["$inferInsert"] as Exclude<K, Also>]: In<T["$inferInsert"][K]>;
};
type InputOf<S extends Source> = S extends PgTable
  ? { [K in keyof S["$inferSelect"]]?: In<S["$inferSelect"][K]> | undefined }
  : { [K in keyof S]: In<ValueOf<S[K]>> };

/** A row as `documentOf` answers it. */
type RowDocument<S extends Source, Without extends string> = S extends PgTable
  ? { [K in keyof S["$inferSelect"] as Exclude<K, Without>]: Out<S["$inferSelect"][K]> }
  : { [K in keyof S as Exclude<K, Without>]: Out<ValueOf<S[K]>> };
/** What a statement's document is in TypeScript: shapes are read from the SQL that makes them. */
export type DocumentIn<D> = D extends SQL<infer V> ? V : never;
type Parts<A> = { [K in keyof A]: DocumentIn<A[K]> };
type Key<S extends Source> = (S extends PgTable ? keyof S["$inferSelect"] : keyof S) & string;

const casing = new CasingCache("snake_case");

/** The columns of a source by the name of their property, with their name in SQL. */
function columnsOf(source: Source): { key: string; name: string; column: PgColumn }[] {
  const columns: Record<string, PgColumn> = is(source, PgTable) ? getTableColumns(source) : source;
  return Object.entries(columns).map(([key, column]) => ({ key, name: casing.getColumnCasing(column), column }));
}

/**
 * Rows as something to select from: one parameter, however many they are, and always the same statement. Columns have the
 * names they have in SQL; what a row does not name is null.
 * @param alias names the rows in the statement around.
 */
export function recordset<S extends Source>(source: S, rows: readonly InputOf<S>[], alias = "given"): SQL {
  const columns = columnsOf(source).map((one) => (is(source, PgTable) ? one : { ...one, name: toSnakeCase(one.key) }));
  const given = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(columns.map(({ key, name }) => [name, values.get(key)]));
  });
  const types = columns.map(({ name, column }) => sql`${sql.identifier(name)} ${sql.raw(column.getSQLType())}`);
  return sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as ${sql.identifier(alias)}(${sql.join(types, sql`, `)})`;
}

/**
 * An insert of any number of rows in one statement; `on conflict` and `returning` may follow it. Only columns that a row
 * names are written, the others have their default.
 * @param also columns that are the same in every row, or that the database works out.
 */
export function insertRows<T extends PgTable, Also extends Key<T> = never>(
  table: T,
  rows: readonly NewRow<T, Also>[],
  also?: Record<Also, SQL>,
): SQL {
  const added = new Map<string, SQL>(Object.entries<SQL>(also ?? {}));
  const named = new Set(
    rows.flatMap((row) => Object.entries(row).flatMap(([key, value]) => (value === undefined ? [] : [key]))),
  );
  const columns = columnsOf(table).filter(({ key, column }) =>
    rows.length > 0 ? named.has(key) || added.has(key) : added.has(key) || (column.notNull && !column.hasDefault),
  );
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(({ key, name }) => added.get(key) ?? sql`given.${sql.identifier(name)}`),
    sql`, `,
  );
  // A row's own columns are all that is read of it, so the check above is all there is to know of its type.
  const given = recordset(table, rows as readonly InputOf<T>[]);
  return sql`insert into ${sql.identifier(getTableName(table))} (${names}) select ${values} from ${given}`;
}

/** For `on conflict do update set`: every column takes the new row's value, but the primary key and those kept. */
export function excluded<T extends PgTable>(table: T, kept: readonly Key<T>[] = []): SQL {
  const changed = columnsOf(table).filter(({ key, column }) => !column.primary && !kept.some((other) => other === key));
  return sql.join(
    changed.map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
    sql`, `,
  );
}

/**
 * An update of any number of rows, found by the primary key, in one statement. `and ...` may follow it. The rows are named
 * `given`.
 * @param keys the columns that change.
 */
export function updateRows<T extends PgTable, K extends Key<T>>(
  table: T,
  rows: readonly (InputOf<T> & { [P in K]: In<T["$inferSelect"][P]> })[],
  keys: readonly K[],
): SQL {
  const name = sql.identifier(getTableName(table));
  const columns = columnsOf(table);
  const changed = columns
    .filter(({ key }) => keys.some((other) => other === key))
    .map((one) => sql`${sql.identifier(one.name)} = given.${sql.identifier(one.name)}`);
  const found = columns
    .filter(({ column }) => column.primary)
    .map((one) => sql`${name}.${sql.identifier(one.name)} = given.${sql.identifier(one.name)}`);
  return sql`update ${name} set ${sql.join(changed, sql`, `)} from ${recordset<PgTable>(table, rows)}
    where ${sql.join(found, sql` and `)}`;
}

/**
 * A row as a JSON document: every column of a table but those left out, or the columns given, under their property's name;
 * amounts are numbers, moments ISO strings.
 * @param alias the table's name in the statement around.
 * @param parts what else is in the document, by name.
 */
export function documentOf<
  S extends Source,
  Without extends Key<S> = never,
  P extends Record<string, SQL> = Record<never, SQL>,
>(
  source: S,
  alias: string,
  { without = [], parts }: { without?: readonly Without[]; parts?: P } = {},
): SQL<RowDocument<S, Without | (keyof P & string)> & Parts<P>> {
  const left = new Set<string>([...without, ...Object.keys(parts ?? {})]);
  const own = columnsOf(source)
    .filter(({ key }) => !left.has(key))
    .map(({ key, name, column }) =>
      pair(key, onTheWire(column, sql`${sql.identifier(alias)}.${sql.identifier(name)}`)),
    );
  const more = Object.entries<SQL>(parts ?? {}).map(([key, value]) => pair(key, value));
  return sql`jsonb_build_object(${sql.join([...own, ...more], sql`, `)})`;
}

/** The columns of another table as parts of a document, by name. */
export function fieldsOf<S extends Source, Without extends Key<S> = never>(
  source: S,
  alias: string,
  { without = [] }: { without?: readonly Without[] } = {},
) {
  const fields = columnsOf(source)
    .filter(({ key }) => !without.some((other) => other === key))
    .map(({ key, name, column }) => [key, onTheWire(column, sql`${sql.identifier(alias)}.${sql.identifier(name)}`)]);
  return Object.fromEntries(fields) as { [K in keyof RowDocument<S, Without>]: SQL<RowDocument<S, Without>[K]> };
}

/** All documents of a group in an order; none is an empty list. */
export function listOf<D>(document: SQL<D>, orderBy: SQL): SQL<D[]> {
  return sql`coalesce(jsonb_agg(${document} order by ${orderBy}), '[]'::jsonb)`;
}

function pair(key: string, value: SQL): SQL {
  return sql`${sql.raw(`'${key}'`)}, ${value}`;
}

function onTheWire(column: PgColumn, value: SQL): SQL {
  const isMoment = column.getSQLType().startsWith("timestamp");
  return isMoment ? sql`to_char(${value} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value;
}
