import { commissionRate } from "@stallhouse/contracts/commission";
import { shareOf } from "@stallhouse/contracts/money";

/** Commission is taken on the goods, not on their shipping. */
export function commissionOn(itemsAmount: number): number {
  return shareOf(itemsAmount, commissionRate);
}
