ALTER TABLE "order_holds" ADD COLUMN "given_back" uuid[] DEFAULT '{}' NOT NULL;
