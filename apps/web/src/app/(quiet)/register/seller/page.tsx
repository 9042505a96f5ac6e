import type { Metadata } from "next";
import { registerSeller } from "~/app/(quiet)/actions.ts";
import { countryOptions } from "~/app/countries.ts";
import { RegisterSellerForm } from "~/features/account/register-form.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export const metadata: Metadata = { title: "Open a stall" };

export default function RegisterSellerPage() {
  return (
    <div className="shell grid max-w-xl gap-6 py-8">
      <div>
        <h1 className="signage text-3xl">Open a stall</h1>
        <p className="mt-2 text-ink-2">
          Tell us who you are and what you make. We look at every application; meanwhile you can prepare your products.
        </p>
      </div>
      <RegisterSellerForm register={registerSeller} countries={countryOptions()} />
      <p>
        Selling here already? <TextLink href={paths.login(paths.sellerHome)}>Sign in</TextLink>
      </p>
    </div>
  );
}
