/**
 * What became of handing a message to a provider. `refused`: this message will never be taken. `away`: the provider could
 * not say yes or no, or we are not let in; the message itself may be fine.
 */
export type DeliveryOutcome =
  | { status: "sent"; providerMessageId: string | null }
  | { status: "refused"; error: string }
  | { status: "away"; error: string };
