/** Before anything is painted: a page is the same for all, and the theme is in a cookie of its reader's. */
const showTheme = `{let m=/(?:^|; )theme=(light|dark)/.exec(document.cookie);if(m)document.documentElement.dataset.theme=m[1]}`;

export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: showTheme }} />;
}
