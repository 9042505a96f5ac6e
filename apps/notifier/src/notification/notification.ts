export const channels = ["mail", "sms"] as const;
export type Channel = (typeof channels)[number];

export const notificationStates = ["pending", "sent", "failed"] as const;
export type NotificationState = (typeof notificationStates)[number];
