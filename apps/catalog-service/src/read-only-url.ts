/** The same database, with every transaction on it read-only. */
export function readOnlyUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("default_transaction_read_only", "on");
  return url.href;
}
