import { z } from "zod";

/**
 * Mails a person may do without. Everything that is about their money, their safety or an order going wrong is sent anyway.
 * `parcels`: a parcel left, a parcel arrived. `stock`: a variant is running low.
 */
export const emailTopics = ["parcels", "stock"] as const;
export const emailTopic = z.enum(emailTopics);
export type EmailTopic = z.infer<typeof emailTopic>;
