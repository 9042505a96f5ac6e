import { createTrpc } from "@stallhouse/service/trpc";
import type { Links } from "./links.ts";
import type { NotifierDb } from "./schema.ts";

type Deps = { db: NotifierDb; links: Links };

export const { router, createCallerFactory, adminProcedure } = createTrpc<Deps>();
