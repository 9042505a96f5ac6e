import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"img">, "alt" | "width" | "height" | "src" | "srcSet"> & {
  src: string;
  /** Says what is in the picture; empty where the text beside it says so already. */
  alt: string;
  width: number;
  height: number;
};

/** Widths that uploaded pictures are kept in; one that came smaller stays as it is. */
const widths = [160, 320, 640, 1280];

/** The sizes of a picture to choose from: an uploaded one's, or the two that those of the house's own are drawn in that lists show. */
export function sourcesOf(src: string): string | undefined {
  const own = /^\/products\/([\w-]+-(?:main|turned)\.webp)$/.exec(src)?.[1];
  if (own) return `/products/320/${own} 320w, ${src} 640w`;
  return /^\/media\/[0-9a-f-]{36}$/.test(src)
    ? widths.map((width) => `${src}/${width}.webp ${width}w`).join(", ")
    : undefined;
}

/** A picture that knows its size before it is there, so that nothing jumps. Not wanted at once unless it says so. */
export function Picture({ src, alt, sizes, loading = "lazy", className = "size-full object-cover", ...rest }: Props) {
  // Without `sizes` a browser would take the width of the window for that of the picture.
  const choice = sizes ? { srcSet: sourcesOf(src), sizes } : {};
  // oxlint-disable-next-line nextjs/no-img-element -- the sizes are made by catalog: nothing to optimise
  return <img src={src} {...choice} alt={alt} loading={loading} decoding="async" className={className} {...rest} />;
}
