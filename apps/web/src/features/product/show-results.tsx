"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { catalogApi } from "~/api/browser.ts";
import { numberFormat } from "~/i18n/formats.ts";
import { filterOf, parseListQuery } from "./list-query.ts";

/** What the list is of, whatever its filters. */
export type Scope = { categorySlug?: string; sellerSlugs?: string[]; query?: string; exact?: true };
type Total = { total: number; totalIsCapped: boolean };
export type ShowProps = Total & { scope: Scope };

const pauseMs = 150;

/** How much the filters of the form around it would show, counted anew with every change. */
export function ShowResults({ scope, ...start }: ShowProps) {
  const t = useTranslations("product");
  const locale = useLocale();
  const place = useRef<HTMLSpanElement>(null);
  const [{ total, totalIsCapped }, setTotal] = useState<Total>(start);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return undefined;
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const recount = () => {
      clearTimeout(timer);
      const own = ++turn;
      timer = setTimeout(() => {
        void countFor(new FormData(form), scope).then((counted) => counted && own === turn && setTotal(counted));
      }, pauseMs);
    };
    // The first change may have come while this was being fetched.
    recount();
    form.addEventListener("input", recount);
    return () => {
      clearTimeout(timer);
      turn = -1;
      form.removeEventListener("input", recount);
    };
  }, [scope]);

  const shown = numberFormat(locale, { numberingSystem: "latn" }).format(total);
  return <span ref={place}>{t("showResults", { count: total, shown: totalIsCapped ? `${shown}+` : shown })}</span>;
}

/** How many products the form's filters leave; undefined when nobody could say. */
async function countFor(form: FormData, scope: Scope): Promise<Total | undefined> {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const params = Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = texts(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  try {
    return await catalogApi.public.product.facets.query({ ...filterOf(parseListQuery(params)), ...scope });
  } catch {
    return undefined;
  }
}
