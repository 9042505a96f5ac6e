import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

type Props<Data> = {
  /** Names what could not be loaded: "the orders to ship". */
  what: string;
  load: () => Promise<Data>;
  children: (data: Data) => ReactNode;
};

/** A part of an overview that fails alone. */
export async function Widget<Data>({ what, load, children }: Props<Data>) {
  const loaded = await load().then(
    (data) => ({ data }),
    (error: unknown) => {
      console.error(`${what}: not loaded`, error);
      return undefined;
    },
  );
  if (loaded) return <>{children(loaded.data)}</>;
  return <Notice tone="warn">We couldn’t load {what} right now. The rest of this page is up to date.</Notice>;
}
