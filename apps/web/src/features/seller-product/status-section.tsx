import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";

const choices = [
  { value: "draft", label: "Draft", hint: "Only you see it." },
  { value: "active", label: "On sale", hint: "Customers find it and can buy it while your stall is open." },
] as const;

/** Whether customers see it. */
export function StatusSection({ draft, change }: FormPart) {
  return (
    <FormSection id="status" title="Who sees it" error={undefined}>
      <fieldset className="grid gap-1">
        <legend className="sr-only">Status</legend>
        {choices.map(({ value, label, hint }) => (
          <div key={value} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              id={`status-${value}`}
              name="status"
              value={value}
              checked={draft.status === value}
              onChange={() => change({ status: value })}
              className="size-5 shrink-0 accent-accent"
            />
            <label htmlFor={`status-${value}`} className="cursor-pointer">
              <span className="font-semibold">{label}</span>
              <span className="block text-ink-2">{hint}</span>
            </label>
          </div>
        ))}
      </fieldset>
    </FormSection>
  );
}
