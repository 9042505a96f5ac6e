ALTER TABLE "order_holds" ALTER COLUMN "expires_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order_holds" ADD COLUMN "track_token" text;