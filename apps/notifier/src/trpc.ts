import { createTrpc } from "@stallhouse/service/trpc";
import type { NotifierDb } from "./schema.ts";

type Deps = { db: NotifierDb };

export const { router, createCallerFactory, adminProcedure } = createTrpc<Deps>();
