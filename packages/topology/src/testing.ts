/** Small repositories that each break one rule: a rule that nothing can break is no rule. */
export const fixtures: Record<string, { breaks: string; files: Record<string, string> }> = {
  "catalog-depends-on-order": {
    breaks: "no edge outside the topology",
    files: {
      "apps/catalog-service/package.json":
        '{\n  "name": "x",\n  "dependencies": {\n    "@stallhouse/order-service": "*"\n  }\n}',
    },
  },
  "catalog-imports-order": {
    breaks: "no edge outside the topology",
    files: {
      "apps/catalog-service/src/clients.ts":
        'import type { OrderRouter } from "@stallhouse/order-service/router";\nexport type Orders = OrderRouter;',
    },
  },
  "payment-imports-catalog": {
    breaks: "no edge outside the topology",
    files: {
      "apps/payment-service/src/clients.ts":
        'import type { CatalogRouter } from "@stallhouse/catalog-service/router";\nexport type Catalog = CatalogRouter;',
    },
  },
  "identity-imports-catalog": {
    breaks: "no edge outside the topology",
    files: {
      "apps/identity-service/src/clients.ts":
        'import type { CatalogRouter } from "@stallhouse/catalog-service/router";\nexport type Catalog = CatalogRouter;',
    },
  },
  "catalog-knows-orders-address": {
    breaks: "no address outside the topology",
    files: {
      "apps/catalog-service/src/env.ts": 'export const orders = (url = "ORDER_URL") => fetch(url);',
    },
  },
  "card-fetches-what-a-product-says": {
    breaks: "no address out of data is fetched",
    files: {
      "apps/web/src/app/card.ts": "export const drawn = async (image: { url: string }) => await fetch(image.url);",
    },
  },
  "import-fetches-from-the-own-port": {
    breaks: "no address out of data is fetched",
    files: {
      "apps/web/src/app/import.ts":
        "export const read = (path: string) => fetch(new URL(path, `http://127.0.0.1:${port}`));",
    },
  },
  "catalog-asks-by-hand": {
    breaks: "no address out of data is fetched",
    files: {
      "apps/catalog-service/src/media/import.ts":
        'import { request } from "node:https";\nexport const ask = (url: string) => request(url);',
    },
  },
  "notifier-asks-with-a-library": {
    breaks: "no address out of data is fetched",
    files: {
      "apps/notifier/src/logo.ts": 'import { fetch as ask } from "undici";\nexport const logo = ask;',
    },
  },
  "order-imports-catalogs-code": {
    breaks: "only types cross between apps",
    files: {
      "apps/order-service/src/clients.ts":
        'import { catalogRouter } from "@stallhouse/catalog-service/router";\nexport const inProcess = catalogRouter;',
    },
  },
  "catalog-reaches-into-order": {
    breaks: "no import leaves its app",
    files: {
      "apps/catalog-service/src/schema.ts": 'export { outbox } from "../../order-service/src/schema.ts";',
    },
  },
  stranger: {
    breaks: "every app is in the topology",
    files: {
      "apps/stranger-service/src/main.ts": 'export const name = "stranger";',
    },
  },
  "package-knows-app": {
    breaks: "no package knows an app",
    files: {
      "packages/contracts/src/orders.ts":
        'import type { OrderRouter } from "@stallhouse/order-service/router";\nexport type Orders = OrderRouter;',
    },
  },
  "environment-read": {
    breaks: "the environment is read in env.ts only",
    files: {
      "apps/order-service/src/log.ts": "export const level = process.env.LOG_LEVEL;",
    },
  },
  barrel: {
    breaks: "no barrels",
    files: {
      "apps/order-service/src/index.ts": 'export * from "./place-order.ts";',
    },
  },
  "broker-in-service": {
    breaks: "providers and broker are known in one place",
    files: {
      "apps/order-service/src/publish.ts":
        'import { Connection } from "rabbitmq-client";\nexport const broker = new Connection();',
    },
  },
  "provider-in-order": {
    breaks: "providers and broker are known in one place",
    files: {
      "apps/order-service/src/refund.ts": 'import Stripe from "stripe";\nexport const provider = new Stripe("key");',
    },
  },
  "consumer-not-in-topology": {
    breaks: "every consumer is in the topology",
    files: {
      "packages/contracts/src/events/order.ts":
        'export const orderShippedV1 = defineEvent({ key: "order.shipped.v1" });',
      "apps/catalog-service/src/consumers.ts": "export const consumers = [on(orderShippedV1, () => {})];",
    },
  },
  "fact-not-heard": {
    breaks: "every fact heard has a consumer",
    files: {
      "apps/payment-service/src/consumers.ts": "export const consumers = [];",
    },
  },
  "feature-imports-feature": {
    breaks: "no feature imports another",
    files: {
      "apps/web/src/features/cart/cart-line.tsx":
        'import { price } from "../product/price.ts";\nexport const line = price;',
    },
  },
  "client-imports-gateway": {
    breaks: "the gateway stays on the server",
    files: {
      "apps/web/src/app/page.tsx":
        '"use client";\nimport { forward } from "~/gateway/forward/forward.ts";\nexport const call = forward;',
    },
  },
  "client-imports-environment": {
    breaks: "the environment stays on the server",
    files: {
      "apps/web/src/app/page.tsx": '"use client";\nimport { env } from "~/env.ts";\nexport const secret = env();',
    },
  },
  "feature-imports-gateway": {
    breaks: "the gateway stays on the server",
    files: {
      "apps/web/src/features/cart/load-cart.ts":
        'import { forward } from "~/gateway/forward/forward.ts";\nexport const call = forward;',
    },
  },
  "action-without-limit": {
    breaks: "an action goes through act()",
    files: {
      "apps/web/src/app/actions.ts":
        '"use server";\nexport async function greet(): Promise<string> {\n  return "hello";\n}\n',
    },
  },
  "ui-knows-noun": {
    breaks: "ui knows no noun",
    files: {
      "apps/web/src/ui/badge.tsx": 'import { cart } from "~/features/cart/cart.ts";\nexport const badge = cart;',
    },
  },
  "token-read-whenever-it-was-signed": {
    breaks: "what was signed ahead of its time is refused",
    files: {
      "apps/catalog-service/src/unsubscribe.ts":
        'import { jwtVerify } from "jose";\nexport const read = (token: string, key: Uint8Array) => jwtVerify(token, key);',
    },
  },
  "cookie-opened-whenever-it-was-sealed": {
    breaks: "what was signed ahead of its time is refused",
    files: {
      "apps/web/src/gateway/other-cookie.ts":
        'import { decode, encode } from "next-auth/jwt";\nexport const open = (token: string) => decode({ token, secret: "" });',
    },
  },
  "browser-knows-service": {
    breaks: "the browser knows no address but its own",
    files: {
      "apps/web/src/api/browser.tsx": 'export const orders = "NEXT_PUBLIC_ORDER_URL";',
    },
  },
  "feature-imports-page": {
    breaks: "features know no page",
    files: { "apps/web/src/features/cart/cart.ts": 'import { page } from "~/app/page.tsx";' },
  },
};
