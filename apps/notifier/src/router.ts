import { line } from "@stallhouse/contracts/forms/input";
import { notificationId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { getNotification, listNotifications } from "./notification/notification-queries.ts";
import { channels, notificationStates } from "./notification/notification.ts";
import { adminProcedure, router } from "./trpc.ts";

const notificationFilter = z.strictObject({
  query: line(100).optional(),
  channel: z.enum(channels).optional(),
  state: z.enum(notificationStates).optional(),
  ...page,
});
const notificationRef = z.strictObject({ notificationId });

export const notifierRouter = router({
  admin: {
    notification: {
      list: adminProcedure.input(notificationFilter).query(({ ctx, input }) => listNotifications(ctx.db, input)),
      get: adminProcedure
        .input(notificationRef)
        .query(({ ctx, input }) => getNotification(ctx.db, input.notificationId, ctx.links.home)),
    },
  },
});
export type NotifierRouter = typeof notifierRouter;
