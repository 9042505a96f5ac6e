"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode, RefObject } from "react";
import type { Suggestions as Found } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { useMoney } from "~/ui/money.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Translated } from "~/ui/translated.tsx";
import { nextActive } from "./next-active.ts";
import { useSuggestions } from "./use-suggestions.ts";

export type SuggestionProps = {
  /** What holds the search field. */
  box: RefObject<HTMLElement | null>;
};

type Line = { key: string; href: string; content: ReactNode };
type Group = { name: "queries" | "products" | "categories" | "sellers"; lines: Line[] };

/** The list under the search field. The focus stays in the field; arrows move what is meant, Enter goes there. */
export function Suggestions({ box }: SuggestionProps) {
  const t = useTranslations("search");
  const id = useId();
  const found = useSuggestions(box);
  const groups = useGroups(found);
  const lines = groups.flatMap((group) => group.lines);
  const { isOpen, at, close } = useKeys(box, { id, found, count: lines.length });
  return (
    <>
      <output className="sr-only">{isOpen && t("found", { count: lines.length })}</output>
      {isOpen && (
        <div
          id={id}
          role="listbox"
          aria-label={t("suggestions")}
          className="absolute inset-x-0 top-full z-40 mt-1 max-h-[70dvh] overflow-y-auto rounded-control border border-line bg-surface p-2 shadow-pop"
        >
          {groups.map(({ name, lines: own }) => (
            <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
              <p id={`${id}-${name}`} className="px-2 pt-2 pb-1 text-xs font-bold text-ink-2">
                {t(name)}
              </p>
              {own.map((line) => {
                const index = lines.indexOf(line);
                return (
                  <Option key={line.key} id={optionId(id, index)} line={line} isMeant={index === at} close={close} />
                );
              })}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

const optionId = (list: string, index: number) => `${list}-${index}`;

type OptionProps = { id: string; line: Line; isMeant: boolean; close: () => void };

function Option({ id, line, isMeant, close }: OptionProps) {
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isMeant}
      tabIndex={-1}
      href={line.href}
      onMouseDown={(event) => event.preventDefault()}
      onClick={close}
      className={cx(
        "flex min-h-11 items-center gap-3 rounded-tile px-2 py-1 hover:bg-sunken",
        isMeant && "bg-sunken outline-2 -outline-offset-2 outline-focus",
      )}
    >
      {line.content}
    </Link>
  );
}

type List = { id: string; found: Found | undefined; count: number };

/** Whether the list is open and which line is meant, as the keys in the field say; the field is told so too. */
function useKeys(box: SuggestionProps["box"], { id, found, count }: List) {
  const [closedFor, setClosedFor] = useState<Found>();
  const [chosen, setChosen] = useState<{ of: Found | undefined; at: number }>({ of: undefined, at: -1 });
  const isOpen = count > 0 && closedFor !== found;
  const at = isOpen && chosen.of === found ? chosen.at : -1;
  const active = at >= 0 ? optionId(id, at) : undefined;
  const close = () => setClosedFor(found);

  function press(event: KeyboardEvent): void {
    const { key } = event;
    const isArrow = count > 0 && (key === "ArrowDown" || key === "ArrowUp");
    // Escape would empty the field, Enter send it, and arrows move the cursor.
    if (isArrow || (key === "Escape" && isOpen) || (key === "Enter" && active)) event.preventDefault();
    if (key === "Escape") close();
    if (key === "Enter" && active) document.getElementById(active)?.click();
    if (!isArrow) return;
    setClosedFor(undefined);
    setChosen({ of: found, at: nextActive(at, count, key === "ArrowDown" ? 1 : -1) });
  }

  const latest = useRef({ press, close });
  useEffect(() => {
    latest.current = { press, close };
  });
  useEffect(() => {
    const input = box.current?.querySelector("input");
    const hear = (event: KeyboardEvent) => latest.current.press(event);
    const leave = () => latest.current.close();
    input?.addEventListener("keydown", hear);
    input?.addEventListener("blur", leave);
    return () => {
      input?.removeEventListener("keydown", hear);
      input?.removeEventListener("blur", leave);
    };
  }, [box]);
  // The field is the server's: a plain search field until there is something to suggest with.
  useEffect(() => {
    const input = box.current?.querySelector("input");
    input?.setAttribute("role", "combobox");
    input?.setAttribute("aria-autocomplete", "list");
    input?.setAttribute("aria-expanded", String(isOpen));
    input?.toggleAttribute("aria-controls", isOpen);
    if (isOpen) input?.setAttribute("aria-controls", id);
    input?.toggleAttribute("aria-activedescendant", active !== undefined);
    if (active) input?.setAttribute("aria-activedescendant", active);
  }, [box, id, isOpen, active]);
  return { isOpen, at, close };
}

function useGroups(found: Found | undefined): Group[] {
  const money = useMoney();
  if (!found) return [];
  const { queries, products, categories, sellers } = found;
  const groups: Group[] = [
    {
      name: "queries",
      lines: queries.map((words) => ({
        key: words,
        href: paths.search(words),
        content: (
          <span>
            <English>{words}</English>
          </span>
        ),
      })),
    },
    {
      name: "products",
      lines: products.map(({ productId, slug, title, price, currency, image, hue }) => ({
        key: productId,
        href: paths.product(slug),
        content: (
          <>
            <span className="tint size-11 shrink-0 overflow-hidden rounded-tile" style={{ "--hue": hue }}>
              {image && <Picture src={image.url} alt="" width={image.width} height={image.height} sizes="2.75rem" />}
            </span>
            <span className="min-w-0 flex-1 leading-snug font-semibold">
              <English>{title}</English>
            </span>
            <span className="signage">{money(price, currency)}</span>
          </>
        ),
      })),
    },
    {
      name: "categories",
      lines: categories.map(({ slug, name, names }) => ({
        key: slug,
        href: paths.category(slug),
        content: <Translated word={name} by={names} />,
      })),
    },
    {
      name: "sellers",
      lines: sellers.map(({ slug, name }) => ({ key: slug, href: paths.seller(slug), content: <span>{name}</span> })),
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}
