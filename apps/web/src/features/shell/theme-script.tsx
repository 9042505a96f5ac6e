/**
 * Before anything is painted: a page is the same for all, and the theme is in a cookie of its reader's. A button that chooses
 * another shows it at once; the server keeps it.
 */
const showTheme = `{let d=document,h=d.documentElement.dataset,m=/(?:^|; )theme=(light|dark)/.exec(d.cookie);if(m)h.theme=m[1];d.addEventListener("submit",({submitter:b})=>{if(b?.name=="theme")h.theme=b.value})}`;

export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: showTheme }} />;
}
