import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";

export function Logo() {
  return (
    <Link
      href={paths.home}
      className="signage inline-flex min-h-11 items-center gap-2.5 text-[1.5rem] leading-none tracking-[-0.01em]"
    >
      <span
        aria-hidden="true"
        className="block h-[26px] w-[22px] bg-ticket [clip-path:polygon(30%_0,100%_0,100%_100%,0_100%,0_30%)]"
      />
      Stallhouse
    </Link>
  );
}
