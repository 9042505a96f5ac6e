export const channels = ["mail", "sms"] as const;
export type Channel = (typeof channels)[number];

/** `over_budget`: nobody was owed it, and more than enough of its like had gone out. */
export const notificationStates = ["pending", "sent", "failed", "over_budget"] as const;
export type NotificationState = (typeof notificationStates)[number];
