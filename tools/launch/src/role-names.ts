/** The role that owns a database of the market. */
export const roleOf = (database: string) => `stallhouse_${database}`;
