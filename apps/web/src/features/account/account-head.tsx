import type { ReactNode } from "react";
import { Notice } from "~/ui/notice.tsx";

type Props = {
  title: string;
  /** What became of a change that led back here. */
  said?: string | false;
  children?: ReactNode;
};

/** The top of every page of one's account. */
export function AccountHead({ title, said, children }: Props) {
  return (
    <>
      <h1 className="signage text-3xl">{title}</h1>
      {said && (
        <Notice tone="success" announce>
          {said}
        </Notice>
      )}
      {children}
    </>
  );
}
