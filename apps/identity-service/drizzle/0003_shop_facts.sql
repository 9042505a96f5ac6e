ALTER TABLE "sellers" ADD COLUMN "dispatch_min" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "dispatch_max" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "return_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "shipping_policy" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "returns_policy" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_dispatch" CHECK ("sellers"."dispatch_min" between 0 and "sellers"."dispatch_max");--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_return_days" CHECK ("sellers"."return_days" >= 14);