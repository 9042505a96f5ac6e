import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"img">, "alt" | "width" | "height"> & {
  /** Says what is in the picture; empty where the text beside it says so already. */
  alt: string;
  width: number;
  height: number;
};

/** A picture that knows its size before it is there, so that nothing jumps. Not wanted at once unless it says so. */
export function Picture({ alt, loading = "lazy", className = "size-full object-cover", ...rest }: Props) {
  // oxlint-disable-next-line nextjs/no-img-element -- pictures come in the one size they are shown in: nothing to optimise
  return <img alt={alt} loading={loading} decoding="async" className={className} {...rest} />;
}
