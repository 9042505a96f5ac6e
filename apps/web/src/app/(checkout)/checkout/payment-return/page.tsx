import { notFound, redirect } from "next/navigation";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

type Props = { searchParams: Promise<{ order?: string | string[]; cancelled?: string | string[] }> };

/** Where the payment provider sends people back to. It proves nothing: what became of the payment, payment knows. */
export default async function PaymentReturn({ searchParams }: Props) {
  const { order, cancelled } = await searchParams;
  if (typeof order !== "string" || !/^[0-9a-f-]{36}$/.test(order)) notFound();
  redirect((await inLanguage(paths.orderResult(order))) + (cancelled ? "?left=1" : ""));
}
