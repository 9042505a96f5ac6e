import type { Sql } from "postgres";

export type Statements = {
  /** Reads and writes of the services. */
  data: number;
  /** BEGIN, COMMIT and the like. */
  control: number;
  /** Of the embedded bus: RabbitMQ's work, where there is one. */
  bus: number;
};

/** What the server was sent so far, by pg_stat_statements. */
export async function countStatements(sql: Sql): Promise<Statements> {
  const [row] = await sql<Statements[]>`
    select coalesce(sum(calls) filter (where not is_control and datname <> 'bus'), 0)::int as data,
           coalesce(sum(calls) filter (where is_control and datname <> 'bus'), 0)::int as control,
           coalesce(sum(calls) filter (where datname = 'bus'), 0)::int as bus
    from (
      select d.datname, s.calls,
             s.query ~* '^\\s*(begin|start|commit|rollback|savepoint|release|set|reset|listen|unlisten|deallocate|discard)' as is_control
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname in ('identity', 'catalog', 'orders', 'payment', 'notifier', 'bus')
    ) calls`;
  return row ?? { data: 0, control: 0, bus: 0 };
}

export function difference(after: Statements, before: Statements): Statements {
  return { data: after.data - before.data, control: after.control - before.control, bus: after.bus - before.bus };
}
