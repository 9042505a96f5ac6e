/**
 * The shop's name as it stands in addresses: "Mørk & Søn, Århus" → "mork-son-arhus". Names in a script without Latin
 * letters keep their own letters, which addresses may carry.
 */
export function shopSlug(shopName: string): string {
  return shopName
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[æÆ]/g, "ae")
    .replace(/[łŁ]/g, "l")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
