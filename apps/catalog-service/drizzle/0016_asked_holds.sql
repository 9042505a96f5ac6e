-- Whether order was asked about a hold that ran out, how often, and when it is asked again.
alter table order_holds add column ask_at timestamptz, add column asks integer not null default 0;
