/**
 * The same database, with every transaction on it read-only. Public reads are short and go by an index, always: a guess
 * of the planner that the whole table might do, or that code should be compiled first, costs a second at a million rows.
 */
export function readOnlyUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("default_transaction_read_only", "on");
  url.searchParams.set("enable_seqscan", "off");
  url.searchParams.set("jit", "off");
  // Less, and the set of a common word's matches is kept by pages, whose rows are then all read again.
  url.searchParams.set("work_mem", "32MB");
  return url.href;
}
