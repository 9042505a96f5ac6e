import { defineConsumers } from "@stallhouse/messaging/consume";

/** Identity hears nobody. */
export const consumers = defineConsumers([]);
