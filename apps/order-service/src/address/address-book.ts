import type { Address } from "@stallhouse/contracts/address";
import { newId } from "@stallhouse/contracts/ids";
import type { AddressId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";

export type SavedAddress = { addressId: AddressId; address: Address; isDefault: boolean };

const maxAddresses = 20;

/** The member's addresses, the default one first. */
export async function listAddresses(
  db: Db<typeof schema> | Tx<typeof schema>,
  { customerId }: Customer,
): Promise<SavedAddress[]> {
  const rows = await db.execute<SavedAddress>(sql`
    select id as "addressId", address, is_default as "isDefault" from saved_addresses
    where customer_id = ${customerId} order by is_default desc, id desc`);
  return [...rows];
}

/** Adds an address, or changes the one named. The first one is the default; saving an equal one again changes nothing. */
export async function saveAddress(
  db: Db<typeof schema>,
  customer: Customer,
  { addressId, address }: { addressId?: AddressId | undefined; address: Address },
): Promise<SavedAddress[]> {
  return changeBook(db, customer, async (tx, known) => {
    const text = JSON.stringify(address);
    if (addressId) {
      if (!known.some((own) => own.addressId === addressId)) throw new Refusal("ADDRESS_NOT_FOUND");
      await tx.execute(sql`update saved_addresses set address = ${text}::jsonb where id = ${addressId}`);
      return;
    }
    if (known.length >= maxAddresses) throw new Refusal("ADDRESS_BOOK_FULL");
    await tx.execute(sql`
      insert into saved_addresses (id, customer_id, address, is_default)
      select ${newId<AddressId>()}::uuid, ${customer.customerId}::uuid, ${text}::jsonb, ${known.length === 0}
      where not exists (
        select 1 from saved_addresses where customer_id = ${customer.customerId} and address = ${text}::jsonb)`);
  });
}

/** Takes an address out; when it was the default, the newest of the others is. What is gone already stays gone. */
export async function removeAddress(
  db: Db<typeof schema>,
  customer: Customer,
  addressId: AddressId,
): Promise<SavedAddress[]> {
  return changeBook(db, customer, async (tx, known) => {
    const gone = known.find((own) => own.addressId === addressId);
    if (!gone) return;
    await tx.execute(sql`delete from saved_addresses where id = ${addressId}`);
    const heir = gone.isDefault ? known.find((own) => own.addressId !== addressId) : undefined;
    if (heir) await tx.execute(sql`update saved_addresses set is_default = true where id = ${heir.addressId}`);
  });
}

export async function setDefaultAddress(
  db: Db<typeof schema>,
  customer: Customer,
  addressId: AddressId,
): Promise<SavedAddress[]> {
  return changeBook(db, customer, async (tx, known) => {
    if (!known.some((own) => own.addressId === addressId)) throw new Refusal("ADDRESS_NOT_FOUND");
    // Two statements: within one, two rows could be the default for a moment, which the index refuses.
    await tx.execute(sql`
      update saved_addresses set is_default = false
      where customer_id = ${customer.customerId} and is_default and id <> ${addressId}`);
    await tx.execute(sql`update saved_addresses set is_default = true where id = ${addressId}`);
  });
}

type Change = (tx: Tx<typeof schema>, known: readonly SavedAddress[]) => Promise<void>;

/** One change of a book at a time: how many addresses there are, and which is the default, hangs on all of them. */
async function changeBook(db: Db<typeof schema>, customer: Customer, change: Change): Promise<SavedAddress[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`addresses ${customer.customerId}`}, 0))`);
    await change(tx, await listAddresses(tx, customer));
    return listAddresses(tx, customer);
  });
}
