/** The house's share of what a seller sells, in basis points. Each order line keeps the rate of its day. */
export const commissionRate = 1_000;
