/** The role that owns a database of the house. */
export const roleOf = (database: string) => `stallhouse_${database}`;
