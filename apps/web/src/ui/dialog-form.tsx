"use client";

import { useState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "./action-form.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type Props = Omit<ComponentProps<typeof ActionForm>, "onDone" | "className"> & {
  /** On the button that opens it. */
  open: ReactNode;
  /** Tells buttons of the same name apart: "Block Fjordline". */
  openLabel?: string;
  /** In a row of a list: smaller. */
  isCompact?: boolean;
  /** Names the thing: "Block Fjordline?". */
  title: string;
};

/** For what should be thought about once more: says what will happen, then does it. */
export function DialogForm({ open, openLabel, title, isCompact, look = "danger", ...form }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        size={isCompact ? "sm" : "md"}
        look={look === "danger" ? "danger" : "secondary"}
        aria-label={openLabel}
        onClick={() => setIsOpen(true)}
      >
        {open}
      </Button>
      <Dialog open={isOpen} onClose={close} title={title}>
        <ActionForm look={look} onDone={close} {...form} />
      </Dialog>
    </>
  );
}
