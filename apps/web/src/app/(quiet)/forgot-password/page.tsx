import type { Metadata } from "next";
import { askReset } from "~/app/(quiet)/link-actions.ts";
import { ForgotForm } from "~/features/account/forgot-form.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export const metadata: Metadata = { title: "Forgot your password?", robots: { index: false } };

export default function ForgotPasswordPage() {
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">Forgot your password?</h1>
      <p className="text-ink-2">Tell us your email address. We send a link there that lets you set a new one.</p>
      <ForgotForm ask={askReset} />
      <p>
        Remembered it? <TextLink href={paths.login()}>Sign in</TextLink>
      </p>
    </div>
  );
}
