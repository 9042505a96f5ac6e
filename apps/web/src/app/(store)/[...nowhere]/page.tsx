import { notFound } from "next/navigation";

/** Every address that no page has: not found, with the shop around it. */
export default function Nowhere(): never {
  notFound();
}
