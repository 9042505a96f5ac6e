import type { Metadata } from "next";
import { logIn, signInAs } from "~/app/(quiet)/actions.ts";
import { isReason, refusalText } from "~/api/refusal-text.ts";
import { env } from "~/env.ts";
import { DemoSignIn } from "~/features/account/demo-sign-in.tsx";
import { LoginForm } from "~/features/account/login-form.tsx";
import { safeCallback } from "~/gateway/callback-url.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const target = safeCallback(callbackUrl);
  const { DEMO, DEMO_ACCOUNTS } = env();
  const fault =
    typeof error === "string"
      ? isReason(error)
        ? refusalText(error)
        : "Signing in did not work. Try again."
      : undefined;
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">Sign in</h1>
      {target.startsWith("/checkout") && (
        <Notice>Sign in or create an account to order. Everything in your cart comes along.</Notice>
      )}
      <LoginForm signIn={logIn.bind(null, target)} fault={fault} />
      <p>
        New here? <TextLink href={paths.register(target)}>Create an account</TextLink>
      </p>
      {DEMO && DEMO_ACCOUNTS.length > 0 && (
        <DemoSignIn
          roles={DEMO_ACCOUNTS.map(({ role, label }) => ({ role, label }))}
          signInAs={signInAs}
          callbackUrl={target}
        />
      )}
    </div>
  );
}
