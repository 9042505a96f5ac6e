import { readerEvent } from "./viewer.ts";

/**
 * Before anything is painted: a page is the same for all, and the theme is in a cookie of its reader's. A button that chooses
 * another shows it at once; the server keeps it. Whoever has just signed in brings their own along.
 */
const showTheme = `{let d=document,h=d.documentElement.dataset,show=()=>{let m=/(?:^|; )theme=(light|dark)/.exec(d.cookie);if(m)h.theme=m[1]};show();addEventListener("${readerEvent}",show);d.addEventListener("submit",({submitter:b})=>{if(b?.name=="theme")h.theme=b.value})}`;

export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: showTheme }} />;
}
