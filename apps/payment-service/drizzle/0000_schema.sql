-- Written by `npm run schema` from schema.ts.
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"provider_reference" text NOT NULL,
	"provider_intent_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attempts_providerReference_unique" UNIQUE("provider_reference"),
	CONSTRAINT "attempts_number" UNIQUE("payment_id","number")
);

CREATE TABLE "dead_orders" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "ended_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"aggregate_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" uuid,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone
);

CREATE TABLE "pay_pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"end_reason" text,
	"provider_session_id" text,
	"provider_intent_id" text,
	"pay_url" text,
	"requested_ends_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_pages_providerSessionId_unique" UNIQUE("provider_session_id"),
	CONSTRAINT "pay_pages_providerIntentId_unique" UNIQUE("provider_intent_id"),
	CONSTRAINT "pay_pages_open" CHECK ("pay_pages"."state" <> 'OPEN' or ("pay_pages"."provider_session_id" is not null and "pay_pages"."pay_url" is not null)),
	CONSTRAINT "pay_pages_ended" CHECK (("pay_pages"."state" = 'ENDED') = ("pay_pages"."end_reason" is not null))
);

CREATE TABLE "payment_intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"captured_amount" bigint DEFAULT 0 NOT NULL,
	"refunded_amount" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"quarantine_reason" text,
	"next_check_at" timestamp with time zone NOT NULL,
	"checks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"captured_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"asks" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "payment_intents_orderId_unique" UNIQUE("order_id"),
	CONSTRAINT "payment_intents_amount" CHECK ("payment_intents"."amount" > 0),
	CONSTRAINT "payment_intents_money" CHECK (0 <= "payment_intents"."refunded_amount" and "payment_intents"."refunded_amount" <= "payment_intents"."captured_amount" and "payment_intents"."captured_amount" <= "payment_intents"."amount"),
	CONSTRAINT "payment_intents_status" CHECK ("payment_intents"."status" in ('OPEN', 'CAPTURED', 'CLOSED')),
	CONSTRAINT "payment_intents_captured" CHECK (("payment_intents"."status" = 'CAPTURED') = ("payment_intents"."captured_amount" > 0))
);

CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"seller_order_id" uuid,
	"amount" bigint NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"provider_refund_id" text,
	"key_number" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "refunds_providerRefundId_unique" UNIQUE("provider_refund_id"),
	CONSTRAINT "refunds_once_per_cause" UNIQUE NULLS NOT DISTINCT("payment_id","cause","seller_order_id"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" > 0),
	CONSTRAINT "refunds_status" CHECK ("refunds"."status" in ('PENDING', 'SUCCEEDED', 'FAILED'))
);

CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
);

CREATE TABLE "suspects" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"in_hand" boolean NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"others_flowed" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspects_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "webhook_events" (
	"provider_event_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"payload" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text,
	"payment_id" uuid,
	"fault" text,
	CONSTRAINT "webhook_events_outcome" CHECK (("webhook_events"."processed_at" is null) = ("webhook_events"."outcome" is null))
);

ALTER TABLE "attempts" ADD CONSTRAINT "attempts_payment_id_payment_intents_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment_intents"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "pay_pages" ADD CONSTRAINT "pay_pages_payment_id_payment_intents_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment_intents"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payment_intents_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment_intents"("id") ON DELETE no action ON UPDATE no action;

CREATE UNIQUE INDEX "attempts_one_success" ON "attempts" USING btree ("payment_id") WHERE "attempts"."outcome" = 'SUCCEEDED';

CREATE INDEX "dead_orders_recent" ON "dead_orders" USING btree ("created_at");

CREATE INDEX "ended_sessions_by_time" ON "ended_sessions" USING btree ("heard_at");

CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;

CREATE UNIQUE INDEX "pay_pages_one_live" ON "pay_pages" USING btree ("payment_id") WHERE "pay_pages"."state" <> 'ENDED';

CREATE INDEX "pay_pages_requested" ON "pay_pages" USING btree ("next_try_at") WHERE "pay_pages"."state" = 'REQUESTED';

CREATE INDEX "pay_pages_of_payment" ON "pay_pages" USING btree ("payment_id","created_at");

CREATE INDEX "payment_intents_to_check" ON "payment_intents" USING btree ("next_check_at") WHERE "payment_intents"."status" = 'OPEN';

CREATE INDEX "payment_intents_unanswered" ON "payment_intents" USING btree ("captured_at") WHERE "payment_intents"."status" = 'CAPTURED' and "payment_intents"."answered_at" is null;

CREATE INDEX "refunds_due" ON "refunds" USING btree ("next_try_at") WHERE "refunds"."status" = 'PENDING';

CREATE INDEX "webhook_events_due" ON "webhook_events" USING btree ("next_try_at") WHERE "webhook_events"."processed_at" is null;

CREATE INDEX "webhook_events_of_payment" ON "webhook_events" USING btree ("payment_id");
