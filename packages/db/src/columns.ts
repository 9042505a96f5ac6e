import { bigint, char, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Primary key: a UUID v7 made by the service, branded with what it identifies.
 * @param name in SQL, when documents of the row call it otherwise.
 */
export function idColumn<Id extends string>(name?: string) {
  return (name ? uuid(name) : uuid()).primaryKey().$type<Id>();
}

/** A reference by id, inside the database or (without a foreign key) to another service's row. */
export function refColumn<Id extends string>() {
  return uuid().$type<Id>();
}

/** Whole minor units of the row's currency. */
export function amountColumn() {
  return bigint({ mode: "number" }).notNull();
}

export function currencyColumn() {
  return char({ length: 3 }).notNull();
}

/** A moment, always with its zone. */
export function timeColumn() {
  return timestamp({ withTimezone: true });
}

export function createdAtColumn() {
  return timeColumn().notNull().defaultNow();
}
