import type { Metadata } from "next";
import { registerCustomer } from "~/app/(quiet)/actions.ts";
import { RegisterForm } from "~/features/account/register-form.tsx";
import { safeCallback } from "~/gateway/callback-url.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function RegisterPage({ searchParams }: Props) {
  const target = safeCallback((await searchParams).callbackUrl);
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">Create an account</h1>
      <RegisterForm register={registerCustomer.bind(null, target)} />
      <p>
        Have an account? <TextLink href={paths.login(target)}>Sign in</TextLink>
      </p>
      <p>
        Want to sell? <TextLink href={paths.registerSeller}>Open a stall</TextLink>
      </p>
    </div>
  );
}
