/**
 * The same database, with every transaction on it read-only. Public reads are short and go by an index, always: a guess
 * of the planner that the whole table might do, or that code should be compiled first, costs a second at a million rows.
 */
export function readOnlyUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("default_transaction_read_only", "on");
  url.searchParams.set("enable_seqscan", "off");
  url.searchParams.set("jit", "off");
  return url.href;
}
