import { deliveryMethods } from "@stallhouse/contracts/delivery";
import { orderStatus } from "@stallhouse/contracts/events/order";
import { addressInput as address } from "@stallhouse/contracts/forms/address-input";
import { emailInput as email, input, line, phoneInput } from "@stallhouse/contracts/forms/input";
import { couponForm, linkToken, parcelForm, trackForm } from "@stallhouse/contracts/forms/orders";
import {
  addressId,
  couponId,
  orderId,
  orderLineId,
  sellerId,
  sellerOrderId,
  shipmentId,
  variantId,
} from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { listAddresses, removeAddress, saveAddress, setDefaultAddress } from "./address/address-book.ts";
import { maxQuantity } from "./cart/cart.ts";
import { getCart, addLine, changeLine } from "./cart/change-cart.ts";
import { mergeCarts } from "./cart/merge-carts.ts";
import { getCheckout } from "./checkout/checkout-queries.ts";
import { setAddress, setContact, setDelivery } from "./checkout/set-checkout.ts";
import { applyCoupon, removeCoupon } from "./coupon/change-coupon.ts";
import { createCoupon, listCoupons, stopCoupon } from "./coupon/manage-coupons.ts";
import { changeAddress } from "./address/change-address.ts";
import { cancelOrderOf, cancelOrderByAdmin } from "./cancellation/cancel-order.ts";
import { claimGuest } from "./hold/claim-orders.ts";
import { extendHoldOf } from "./hold/extend-hold.ts";
import { confirmPrice } from "./placement/confirm-price.ts";
import { orderJourney } from "./journey/order-journey.ts";
import { getOrderForAdmin, getOrderOf } from "./views/read-order.ts";
import { listOrders, listOrdersOf, listOrderYears } from "./views/order-lists.ts";
import { payOrder } from "./payment/pay-order.ts";
import { placeOrder } from "./placement/place-order.ts";
import {
  confirmTrackedPrice,
  extendTrackedHold,
  getTrackedOrder,
  payTrackedOrder,
  trackOrder,
  watchTrackedOrder,
} from "./journey/track-order.ts";
import { acceptSellerOrder } from "./seller-order/accept-seller-order.ts";
import { getSellerOrder, listSellerOrders } from "./seller-order/seller-order-queries.ts";
import { createShipment } from "./shipment/create-shipment.ts";
import { markDelivered } from "./shipment/mark-delivered.ts";
import {
  adminProcedure,
  customerProcedure,
  memberProcedure,
  publicProcedure,
  router,
  sellerProcedure,
} from "./trpc.ts";

const orderRef = z.strictObject({ orderId });
const sellerOrderRef = z.strictObject({ sellerOrderId });
const addLineInput = z.strictObject({ variantId, quantity: z.int().min(1).max(maxQuantity) });
const changeLineInput = z.strictObject({ variantId, quantity: z.int().min(0).max(maxQuantity) });
const mergeInput = z.strictObject({ guestToken: line(4_000) });
const addressInput = z.strictObject({ address, email: email.optional() });
const contactInput = z.strictObject({ email, phone: phoneInput.optional() });
const savedAddressInput = z.strictObject({ addressId: addressId.optional(), address });
const savedAddressRef = z.strictObject({ addressId });
const deliveryInput = z.strictObject({
  choices: z.array(z.strictObject({ sellerId, method: z.enum(deliveryMethods) })).max(50),
});
const placeInput = z.strictObject({ idempotencyKey: z.uuid(), quote: line(100) });
const shipInput = z.strictObject({
  sellerOrderId,
  carrier: input(parcelForm.carrier),
  trackingNumber: input(parcelForm.trackingNumber),
  lines: z
    .array(z.strictObject({ orderLineId, quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(50)
    .optional(),
});
const trackInput = z.strictObject({
  /** As people type it: in small letters, with or without what comes before the dash. */
  number: input(trackForm.number)
    .transform((typed) => typed.toUpperCase().replace(/^(SH-?)?/, "SH-"))
    .pipe(z.string().regex(/^SH-[0-9A-Z]{6}$/)),
  email: input(trackForm.email),
});
const totalAmount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const trackedRef = z.strictObject({ token: input(linkToken) });
const code = input(couponForm.code);
const moment = z.iso.datetime();
const couponInput = z.strictObject({
  code,
  kind: z.enum(["percent", "amount"]),
  value: z.int().min(1).max(100_000_00),
  minimum: z.int().min(0).max(100_000_00).optional(),
  startsAt: moment.optional(),
  endsAt: moment.optional(),
  totalLimit: z.int().min(1).max(1_000_000).optional(),
  perCustomerLimit: z.int().min(1).max(1_000).optional(),
});
const sellerListInput = z.strictObject({ tab: z.enum(["to-ship", "shipped", "all"]), ...page });
const adminListInput = z.strictObject({ query: line(120).optional(), status: orderStatus.optional(), ...page });

export const orderRouter = router({
  public: {
    order: {
      track: publicProcedure.input(trackInput).mutation(({ ctx, input }) => trackOrder(ctx, input)),
      view: publicProcedure.input(trackedRef).query(({ ctx, input }) => getTrackedOrder(ctx, input.token)),
      pay: publicProcedure.input(trackedRef).mutation(({ ctx, input }) => payTrackedOrder(ctx, input.token)),
      confirmPrice: publicProcedure
        .input(trackedRef.extend({ totalAmount }))
        .mutation(({ ctx, input }) => confirmTrackedPrice(ctx, input)),
      extendHold: publicProcedure
        .input(trackedRef.extend({ heldUntil: moment }))
        .mutation(({ ctx, input }) => extendTrackedHold(ctx, input)),
      watch: publicProcedure
        .input(trackedRef)
        .subscription(({ ctx, input, signal }) => watchTrackedOrder(ctx, { ...input, signal })),
    },
  },
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
    coupon: {
      apply: customerProcedure
        .input(z.strictObject({ code }))
        .mutation(({ ctx, input }) => applyCoupon(ctx.db, ctx.customer, input.code)),
      remove: customerProcedure.mutation(({ ctx }) => removeCoupon(ctx.db, ctx.customer)),
    },
    address: {
      list: memberProcedure.query(({ ctx }) => listAddresses(ctx.db, ctx.customer)),
      save: memberProcedure
        .input(savedAddressInput)
        .mutation(({ ctx, input }) => saveAddress(ctx.db, ctx.customer, input)),
      remove: memberProcedure
        .input(savedAddressRef)
        .mutation(({ ctx, input }) => removeAddress(ctx.db, ctx.customer, input.addressId)),
      setDefault: memberProcedure
        .input(savedAddressRef)
        .mutation(({ ctx, input }) => setDefaultAddress(ctx.db, ctx.customer, input.addressId)),
    },
    checkout: {
      get: customerProcedure.query(({ ctx }) => getCheckout(ctx.db, ctx.customer)),
      setContact: customerProcedure
        .input(contactInput)
        .mutation(({ ctx, input }) => setContact(ctx.db, ctx.customer, input)),
      setAddress: customerProcedure
        .input(addressInput)
        .mutation(({ ctx, input }) => setAddress(ctx.db, ctx.customer, input)),
      setDelivery: customerProcedure
        .input(deliveryInput)
        .mutation(({ ctx, input }) => setDelivery(ctx.db, ctx.customer, input)),
    },
    order: {
      place: customerProcedure.input(placeInput).mutation(({ ctx, input }) => placeOrder(ctx, ctx.customer, input)),
      pay: customerProcedure
        .input(orderRef)
        .mutation(({ ctx, input }) => payOrder(ctx, { ...input, customerId: ctx.customer.customerId })),
      get: customerProcedure.input(orderRef).query(({ ctx, input }) => getOrderOf(ctx.db, ctx.customer, input.orderId)),
      list: customerProcedure
        .input(z.strictObject({ ...page, year: z.int().min(2000).max(9000).optional() }))
        .query(({ ctx, input }) => listOrdersOf(ctx.db, ctx.customer, input)),
      years: customerProcedure.query(({ ctx }) => listOrderYears(ctx.db, ctx.customer)),
      cancel: customerProcedure
        .input(orderRef)
        .mutation(({ ctx, input }) => cancelOrderOf(ctx, ctx.customer, input.orderId)),
      /** Agrees to the new total of an order whose prices changed while catalog was away; to refuse it is to cancel. */
      confirmPrice: customerProcedure
        .input(orderRef.extend({ totalAmount }))
        .mutation(({ ctx, input }) =>
          confirmPrice(ctx, { orderId: input.orderId, customerId: ctx.customer.customerId }, input.totalAmount),
        ),
      /** More time to pay, once; `heldUntil` is the end as the customer saw it. */
      extendHold: customerProcedure
        .input(orderRef.extend({ heldUntil: moment }))
        .mutation(({ ctx, input }) => extendHoldOf(ctx, ctx.customer, input)),
      changeAddress: customerProcedure
        .input(orderRef.extend({ address }))
        .mutation(({ ctx, input }) => changeAddress(ctx.db, ctx.customer, input)),
      claimGuest: memberProcedure.input(mergeInput).mutation(({ ctx, input }) => claimGuest(ctx, ctx.customer, input)),
      /** The order at once, and again after every change. */
      journey: customerProcedure
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
    coupon: {
      create: adminProcedure.input(couponInput).mutation(({ ctx, input }) => createCoupon(ctx.db, ctx.admin, input)),
      list: adminProcedure.input(z.strictObject(page)).query(({ ctx, input }) => listCoupons(ctx.db, input)),
      stop: adminProcedure
        .input(z.strictObject({ couponId }))
        .mutation(({ ctx, input }) => stopCoupon(ctx.db, input.couponId)),
    },
    order: {
      list: adminProcedure.input(adminListInput).query(({ ctx, input }) => listOrders(ctx.db, input)),
      get: adminProcedure.input(orderRef).query(({ ctx, input }) => getOrderForAdmin(ctx.db, input.orderId)),
      cancel: adminProcedure
        .input(z.strictObject({ orderId, reason: line(300) }))
        .mutation(({ ctx, input }) => cancelOrderByAdmin(ctx, ctx.admin, input)),
    },
  },
});

export type OrderRouter = typeof orderRouter;
