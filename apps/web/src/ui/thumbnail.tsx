/** A small picture beside a name that says what it shows. */
export function Thumbnail({ url, size = 40 }: { url: string | null | undefined; size?: number }) {
  return (
    <span
      className="inline-grid shrink-0 place-items-center tint overflow-hidden rounded-tile"
      style={{ width: size, height: size }}
    >
      {url && <img src={url} alt="" width={size} height={size} loading="lazy" className="size-full object-contain" />}
    </span>
  );
}
