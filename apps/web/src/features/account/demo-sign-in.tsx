import { SubmitButton } from "~/ui/submit-button.tsx";

type Props = {
  roles: readonly { role: string; label: string }[];
  signInAs: (form: FormData) => Promise<void>;
  callbackUrl: string;
};

/** Demo only: one press instead of a password. The passwords stay on the server. */
export function DemoSignIn({ roles, signInAs, callbackUrl }: Props) {
  return (
    <section aria-labelledby="demo" className="grid gap-3 rounded-control border border-line bg-surface p-5">
      <h2 id="demo" className="font-bold">
        This is a demo
      </h2>
      <p className="text-sm text-ink-2">Step inside as one of its people:</p>
      {roles.map(({ role, label }) => (
        <form key={role} action={signInAs}>
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <SubmitButton look="secondary" className="w-full" busyText="Signing in …">
            Sign in as {label.toLowerCase()}
          </SubmitButton>
        </form>
      ))}
    </section>
  );
}
