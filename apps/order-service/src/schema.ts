export { inbox, outbox } from "@stallhouse/db/outbox-tables";
export { revocations } from "@stallhouse/db/revocation-table";
