import { z } from "zod";
import { saveCategoryInput } from "./category/category-input.ts";
import { listCategories } from "./category/category-queries.ts";
import { saveCategory } from "./category/save-category.ts";
import { changesInput, listChanges } from "./change/change-queries.ts";
import { adjustStock } from "./inventory/adjust-stock.ts";
import { commitAll } from "./inventory/commit-stock.ts";
import { extendHold } from "./inventory/extend-hold.ts";
import { closeAll } from "./inventory/release-stock.ts";
import { reserveStock } from "./inventory/reserve-stock.ts";
import {
  adjustStockInput,
  closeInput,
  commitInput,
  extendInput,
  quoteInput,
  reserveInput,
} from "./inventory/stock-input.ts";
import { archiveProduct, restoreProduct } from "./product/archive-product.ts";
import { blockProduct, unblockProduct } from "./product/block-product.ts";
import { createProduct } from "./product/create-product.ts";
import { listOffers } from "./product/offer-queries.ts";
import {
  getAnyProduct,
  listAllProducts,
  listOwnProducts,
  getOwnProduct,
  listLowVariants,
} from "./product/own-product-queries.ts";
import {
  listAllProductsInput,
  listOwnProductsInput,
  bySlugsInput,
  facetsInput,
  listProductsInput,
  offersInput,
  relatedInput,
  searchProductsInput,
  slugsInput,
  suggestInput,
} from "./product/product-filter.ts";
import {
  blockProductInput,
  createProductInput,
  productRef,
  productSlugRef,
  updateProductInput,
} from "./product/product-input.ts";
import { getProduct, isProductGone, listBySlugs, listRelated, listSlugs } from "./product/product-queries.ts";
import { quoteVariants } from "./product/quote-queries.ts";
import { updateProduct } from "./product/update-product.ts";
import { reviewDoors } from "./review/review-router.ts";
import { countFacets } from "./search/count-facets.ts";
import { listProducts } from "./search/list-products.ts";
import { searchProducts } from "./search/search-products.ts";
import { suggest } from "./search/suggest.ts";
import { getSeller, isSellerGone, listSellers } from "./seller/seller-queries.ts";
import { askStockAlert } from "./stock-alert/ask-stock-alert.ts";
import { confirmAlerts, endAlerts, readAlertLink } from "./stock-alert/answer-alert.ts";
import { alertLinkInput, askStockAlertInput } from "./stock-alert/stock-alert-input.ts";
import {
  adminProcedure,
  customerProcedure,
  internalProcedure,
  publicProcedure,
  router,
  sellerProcedure,
} from "./trpc.ts";

const nothing = z.strictObject({}).optional();

export const catalogRouter = router({
  public: {
    category: { list: publicProcedure.input(nothing).query(({ ctx }) => listCategories(ctx.reads)) },
    product: {
      list: publicProcedure.input(listProductsInput).query(({ ctx, input }) => listProducts(ctx.reads, input)),
      search: publicProcedure.input(searchProductsInput).query(({ ctx, input }) => searchProducts(ctx.reads, input)),
      facets: publicProcedure.input(facetsInput).query(({ ctx, input }) => countFacets(ctx.reads, input)),
      suggest: publicProcedure.input(suggestInput).query(({ ctx, input }) => suggest(ctx.reads, input)),
      get: publicProcedure.input(productSlugRef).query(({ ctx, input }) => getProduct(ctx.reads, input.slug)),
      isGone: publicProcedure.input(productSlugRef).query(({ ctx, input }) => isProductGone(ctx.reads, input.slug)),
      related: publicProcedure.input(relatedInput).query(({ ctx, input }) => listRelated(ctx.reads, input)),
      bySlugs: publicProcedure.input(bySlugsInput).query(({ ctx, input }) => listBySlugs(ctx.reads, input.slugs)),
      offers: publicProcedure.input(offersInput).query(({ ctx, input }) => listOffers(ctx.reads, input)),
      slugs: publicProcedure.input(slugsInput).query(({ ctx, input }) => listSlugs(ctx.reads, input)),
    },
    seller: {
      get: publicProcedure.input(productSlugRef).query(({ ctx, input }) => getSeller(ctx.reads, input.slug)),
      isGone: publicProcedure.input(productSlugRef).query(({ ctx, input }) => isSellerGone(ctx.reads, input.slug)),
      list: publicProcedure.input(nothing).query(({ ctx }) => listSellers(ctx.reads)),
    },
    review: reviewDoors.public,
    change: { list: publicProcedure.input(changesInput).query(({ ctx, input }) => listChanges(ctx.reads, input)) },
    // Whoever has a link reads the address it was sent to.
    stockAlert: {
      read: publicProcedure.input(alertLinkInput).query(({ ctx, input }) => readAlertLink(ctx.reads, input)),
      confirm: publicProcedure.input(alertLinkInput).mutation(({ ctx, input }) => confirmAlerts(ctx.db, input)),
      end: publicProcedure.input(alertLinkInput).mutation(({ ctx, input }) => endAlerts(ctx.db, input)),
    },
  },
  customer: {
    review: reviewDoors.customer,
    stockAlert: {
      ask: customerProcedure
        .input(askStockAlertInput)
        .mutation(({ ctx, input }) => askStockAlert(ctx.db, ctx.customer, input)),
    },
  },
  seller: {
    product: {
      list: sellerProcedure
        .input(listOwnProductsInput)
        .query(({ ctx, input }) => listOwnProducts(ctx.db, ctx.seller, input)),
      get: sellerProcedure
        .input(productRef)
        .query(({ ctx, input }) => getOwnProduct(ctx.db, ctx.seller, input.productId)),
      create: sellerProcedure
        .input(createProductInput)
        .mutation(({ ctx, input }) => createProduct(ctx.db, ctx.seller, input)),
      update: sellerProcedure
        .input(updateProductInput)
        .mutation(({ ctx, input }) => updateProduct(ctx.db, ctx.seller, input)),
      archive: sellerProcedure
        .input(productRef)
        .mutation(({ ctx, input }) => archiveProduct(ctx.db, ctx.seller, input.productId)),
      restore: sellerProcedure
        .input(productRef)
        .mutation(({ ctx, input }) => restoreProduct(ctx.db, ctx.seller, input.productId)),
    },
    stock: {
      low: sellerProcedure.input(nothing).query(({ ctx }) => listLowVariants(ctx.reads, ctx.seller)),
      adjust: sellerProcedure
        .input(adjustStockInput)
        .mutation(({ ctx, input }) => adjustStock(ctx.db, ctx.seller, input)),
    },
    review: reviewDoors.seller,
  },
  admin: {
    category: {
      save: adminProcedure.input(saveCategoryInput).mutation(({ ctx, input }) => saveCategory(ctx.db, input)),
    },
    product: {
      list: adminProcedure.input(listAllProductsInput).query(({ ctx, input }) => listAllProducts(ctx.db, input)),
      get: adminProcedure.input(productRef).query(({ ctx, input }) => getAnyProduct(ctx.db, input.productId)),
      block: adminProcedure.input(blockProductInput).mutation(({ ctx, input }) => blockProduct(ctx.db, input)),
      unblock: adminProcedure.input(productRef).mutation(({ ctx, input }) => unblockProduct(ctx.db, input.productId)),
    },
    review: reviewDoors.admin,
  },
  internal: {
    stock: {
      reserve: internalProcedure.input(reserveInput).mutation(({ ctx, input }) => reserveStock(ctx.db, input)),
      extend: internalProcedure.input(extendInput).mutation(({ ctx, input }) => extendHold(ctx.db, input)),
      commit: internalProcedure.input(commitInput).mutation(({ ctx, input }) => commitAll(ctx.db, input.orders)),
      close: internalProcedure.input(closeInput).mutation(({ ctx, input }) => closeAll(ctx.db, input.orderIds)),
    },
    variant: {
      quote: internalProcedure.input(quoteInput).query(({ ctx, input }) => quoteVariants(ctx.db, input.variantIds)),
    },
  },
});
export type CatalogRouter = typeof catalogRouter;
