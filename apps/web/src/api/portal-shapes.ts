import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { IdentityRouter } from "@stallhouse/identity-service/router";
import type { NotifierRouter } from "@stallhouse/notifier/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import type { PaymentRouter } from "@stallhouse/payment-service/router";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** What the services take from and answer to sellers and admins. */
type Catalog = inferRouterOutputs<CatalogRouter>;
type CatalogInput = inferRouterInputs<CatalogRouter>["seller"];
type Identity = inferRouterOutputs<IdentityRouter>["admin"];
export type ShopProfile = inferRouterOutputs<IdentityRouter>["seller"]["shop"]["get"];

type Order = inferRouterOutputs<OrderRouter>;
type OrderInput = inferRouterInputs<OrderRouter>["seller"];
type Notifier = inferRouterOutputs<NotifierRouter>["admin"];

export type OwnProduct = Catalog["seller"]["product"]["list"]["items"][number];
export type EditableProduct = Catalog["seller"]["product"]["get"];
export type LowVariant = Catalog["seller"]["stock"]["low"][number];
export type CreateProductInput = CatalogInput["product"]["create"];
export type AdminProduct = Catalog["admin"]["product"]["list"]["items"][number];
export type WholeProduct = Catalog["admin"]["product"]["get"];

export type SellerOrderSummary = Order["seller"]["order"]["list"]["items"][number];
export type SellerOrderView = Order["seller"]["order"]["get"];
export type ShipInput = OrderInput["order"]["ship"];
export type AdminOrderSummary = Order["admin"]["order"]["list"]["items"][number];
export type AdminOrderView = Order["admin"]["order"]["get"];
export type PaymentView = inferRouterOutputs<PaymentRouter>["admin"]["payment"]["get"];

export type AdminUser = Identity["user"]["list"]["items"][number];
export type AdminSeller = Identity["seller"]["list"]["items"][number];
export type Standing = AdminSeller["standing"];

export type NotificationSummary = Notifier["notification"]["list"]["items"][number];
