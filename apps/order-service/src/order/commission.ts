import { shareOf } from "@stallhouse/contracts/money";

/** The house's share of what a seller sells, in basis points. Each order line keeps the rate of its day. */
export const commissionRate = 1_000;

/** Commission is taken on the goods, not on their shipping. */
export function commissionOn(itemsAmount: number): number {
  return shareOf(itemsAmount, commissionRate);
}
