import { address } from "@stallhouse/contracts/address";
import { orderStatus } from "@stallhouse/contracts/events/order";
import { orderId, orderLineId, sellerId, sellerOrderId, shipmentId, variantId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { maxQuantity } from "./cart/cart.ts";
import { getCart } from "./cart/cart-queries.ts";
import { addLine, changeLine } from "./cart/change-cart.ts";
import { mergeCarts } from "./cart/merge-carts.ts";
import { getCheckout } from "./checkout/checkout-queries.ts";
import { setAddress, setDelivery } from "./checkout/set-checkout.ts";
import { cancelOrderOf, cancelOrderByAdmin } from "./order/cancel-order.ts";
import { orderJourney } from "./order/order-journey.ts";
import { getOrderForAdmin, getOrderOf } from "./order/order-queries.ts";
import { listOrders, listOrdersOf } from "./order/order-lists.ts";
import { payOrder } from "./order/pay-order.ts";
import { placeOrder } from "./order/place-order.ts";
import { acceptSellerOrder } from "./seller-order/accept-seller-order.ts";
import { getSellerOrder, listSellerOrders } from "./seller-order/seller-order-queries.ts";
import { createShipment } from "./shipment/create-shipment.ts";
import { markDelivered } from "./shipment/mark-delivered.ts";
import { adminProcedure, customerProcedure, memberProcedure, router, sellerProcedure } from "./trpc.ts";

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);

const orderRef = z.strictObject({ orderId });
const sellerOrderRef = z.strictObject({ sellerOrderId });
const addLineInput = z.strictObject({ variantId, quantity: z.int().min(1).max(maxQuantity) });
const changeLineInput = z.strictObject({ variantId, quantity: z.int().min(0).max(maxQuantity) });
const mergeInput = z.strictObject({ guestToken: z.string().min(1).max(4_000) });
const addressInput = z.strictObject({ address, email: z.email().max(254).optional() });
const deliveryInput = z.strictObject({
  choices: z.array(z.strictObject({ sellerId, method: z.literal("standard") })).max(50),
});
const placeInput = z.strictObject({ idempotencyKey: z.uuid(), quote: z.string().min(1).max(100) });
const shipInput = z.strictObject({
  sellerOrderId,
  carrier: text(60),
  trackingNumber: text(60),
  lines: z
    .array(z.strictObject({ orderLineId, quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(50)
    .optional(),
});
const sellerListInput = z.strictObject({ tab: z.enum(["to-ship", "shipped", "all"]), ...page });
const adminListInput = z.strictObject({ query: text(120).optional(), status: orderStatus.optional(), ...page });

export const orderRouter = router({
  customer: {
    cart: {
      get: customerProcedure.query(({ ctx }) => getCart(ctx.db, ctx.customer.customerId)),
      addLine: customerProcedure.input(addLineInput).mutation(({ ctx, input }) => addLine(ctx, ctx.customer, input)),
      changeLine: customerProcedure
        .input(changeLineInput)
        .mutation(({ ctx, input }) => changeLine(ctx.db, ctx.customer, input)),
      removeLine: customerProcedure
        .input(z.strictObject({ variantId }))
        .mutation(({ ctx, input }) => changeLine(ctx.db, ctx.customer, { ...input, quantity: 0 })),
      merge: memberProcedure.input(mergeInput).mutation(({ ctx, input }) => mergeCarts(ctx, ctx.customer, input)),
    },
    checkout: {
      get: memberProcedure.query(({ ctx }) => getCheckout(ctx.db, ctx.customer)),
      setAddress: memberProcedure
        .input(addressInput)
        .mutation(({ ctx, input }) => setAddress(ctx.db, ctx.customer, input)),
      setDelivery: memberProcedure
        .input(deliveryInput)
        .mutation(({ ctx, input }) => setDelivery(ctx.db, ctx.customer, input)),
    },
    order: {
      place: memberProcedure.input(placeInput).mutation(({ ctx, input }) => placeOrder(ctx, ctx.customer, input)),
      pay: memberProcedure.input(orderRef).mutation(({ ctx, input }) => payOrder(ctx, ctx.customer, input.orderId)),
      get: memberProcedure.input(orderRef).query(({ ctx, input }) => getOrderOf(ctx.db, ctx.customer, input.orderId)),
      list: memberProcedure
        .input(z.strictObject(page))
        .query(({ ctx, input }) => listOrdersOf(ctx.db, ctx.customer, input)),
      cancel: memberProcedure
        .input(orderRef)
        .mutation(({ ctx, input }) => cancelOrderOf(ctx, ctx.customer, input.orderId)),
      /** The order at once, and again after every change. */
      journey: memberProcedure
        .input(orderRef)
        .subscription(({ ctx, input, signal }) => orderJourney(ctx, ctx.customer, { ...input, signal })),
    },
  },
  seller: {
    order: {
      list: sellerProcedure
        .input(sellerListInput)
        .query(({ ctx, input }) => listSellerOrders(ctx.db, ctx.seller, input)),
      get: sellerProcedure
        .input(sellerOrderRef)
        .query(({ ctx, input }) => getSellerOrder(ctx.db, ctx.seller, input.sellerOrderId)),
      accept: sellerProcedure
        .input(sellerOrderRef)
        .mutation(({ ctx, input }) => acceptSellerOrder(ctx.db, ctx.seller, input.sellerOrderId)),
      ship: sellerProcedure.input(shipInput).mutation(({ ctx, input }) => createShipment(ctx.db, ctx.seller, input)),
      markDelivered: sellerProcedure
        .input(z.strictObject({ shipmentId }))
        .mutation(({ ctx, input }) => markDelivered(ctx.db, ctx.seller, input.shipmentId)),
    },
  },
  admin: {
    order: {
      list: adminProcedure.input(adminListInput).query(({ ctx, input }) => listOrders(ctx.db, input)),
      get: adminProcedure.input(orderRef).query(({ ctx, input }) => getOrderForAdmin(ctx.db, input.orderId)),
      cancel: adminProcedure
        .input(z.strictObject({ orderId, reason: text(300) }))
        .mutation(({ ctx, input }) => cancelOrderByAdmin(ctx, ctx.admin, input)),
    },
  },
});

export type OrderRouter = typeof orderRouter;
