ALTER TABLE "refunds" ADD COLUMN "seller_order_id" uuid;
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_once_per_cause";
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_once_per_cause" UNIQUE NULLS NOT DISTINCT("payment_id","cause","seller_order_id");
