import type { CatalogRouter } from "@stallhouse/catalog-service/router";
import type { OrderRouter } from "@stallhouse/order-service/router";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** What the services answer, as it arrives here. */
type Catalog = inferRouterOutputs<CatalogRouter>["public"];
type Order = inferRouterOutputs<OrderRouter>["customer"];

export type Category = Catalog["category"]["list"][number];
export type ProductCardData = Catalog["product"]["list"]["items"][number];
export type FoundPage = Catalog["product"]["list"];
export type SearchFound = Catalog["product"]["search"];
export type Facets = Catalog["product"]["facets"];
export type Facet = Facets["facets"][number];
export type Suggestions = Catalog["product"]["suggest"];
export type SellerView = Catalog["seller"]["get"];
export type ReviewPage = Catalog["review"]["list"];
export type ReviewView = ReviewPage["items"][number];
export type Purchase = inferRouterOutputs<CatalogRouter>["customer"]["review"]["mine"][number];
export type ProductDetail = Catalog["product"]["get"];
export type Offers = Catalog["product"]["offers"]["items"][number];
export type Cart = Order["cart"]["get"];
export type CartLineData = Cart["sellers"][number]["lines"][number];
/** What is asked of a line that is in the cart. */
export type LineChange = inferRouterInputs<OrderRouter>["customer"]["cart"]["changeLine"];
export type LineWish = Omit<LineChange, "variantId">;
export type Checkout = Order["checkout"]["get"];
export type SavedAddress = Order["address"]["list"][number];
export type OrderView = Order["order"]["get"];
/** Of an order that a signed link opens: it says less of its customer. */
type TrackedOrder = inferRouterOutputs<OrderRouter>["public"]["order"]["view"];
/** An order on a page, whoever may look at it. */
export type ShownOrder = TrackedOrder &
  Partial<Pick<OrderView, "email">> & {
    address: Partial<Pick<OrderView["address"], "line1" | "line2">>;
  };
export type ParcelView = OrderView["sellerOrders"][number];
export type OrderSummary = Order["order"]["list"]["items"][number];
