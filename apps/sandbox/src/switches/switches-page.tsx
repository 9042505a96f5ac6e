import type { Switches } from "./switches-input.ts";

type Choice = { name: string; label: string; value: string | number | boolean };
const labels: Record<string, string> = {
  latencyMs: "Answer later by (ms)",
  failRate: "Fail this share (0 to 1)",
  failNext: "Fail the next",
  status: "Fail with status (429, 500, 502, 503)",
  timeout: "Never answer",
  dropAfterCommit: "Do it, then break the connection",
  wrongAmount: "Change the amount by (minor units)",
  delayMs: "Post later by (ms)",
  duplicate: "Extra copies of each",
  reorder: "Change the order",
  drop: "Lose",
  forge: "Add a forged one to each",
};
const titles = { stripe: "Payments", mail: "Mail", sms: "SMS", webhooks: "Webhooks" } as const;
const often = new Set(["timeout", "dropAfterCommit", "drop"]);

export function SwitchesPage({ switches, saved }: { switches: Switches; saved: boolean }) {
  const places = Object.entries(titles).map(([place, title]) => {
    const values: [string, string | number | boolean][] = Object.entries(Reflect.get(switches, place));
    return { place, title, choices: values.map(([name, value]) => ({ name, label: labels[name] ?? name, value })) };
  });
  return (
    <div class="stack">
      <h1>Switches</h1>
      <p class="quiet">
        Make the outside world misbehave. Where it says how often, write <b>never</b>, <b>always</b>, or how many of the
        next requests.
      </p>
      {saved ? (
        <p class="notice good" role="status">
          Saved. It counts from the next request.
        </p>
      ) : null}
      <form method="post" action="/switches" class="stack">
        {places.map(({ place, title, choices }) => (
          <fieldset class="panel">
            <legend>{title}</legend>
            <div class="grid">
              {choices.map((choice) => (
                <Control place={place} choice={choice} />
              ))}
            </div>
          </fieldset>
        ))}
        <div class="row">
          <button type="submit">Save</button>
          <button class="plain" type="submit" name="reset" value="yes">
            Switch everything off
          </button>
        </div>
      </form>
    </div>
  );
}

function Control({ place, choice }: { place: string; choice: Choice }) {
  const id = `${place}.${choice.name}`;
  if (typeof choice.value === "boolean" && !often.has(choice.name)) {
    return (
      <label class="check">
        <input type="checkbox" name={id} value="on" checked={choice.value} />
        {choice.label}
      </label>
    );
  }
  return (
    <div class="stack-s">
      <label for={id}>{choice.label}</label>
      <input id={id} name={id} value={words(choice)} spellcheck={false} autocomplete="off" />
    </div>
  );
}

function words({ name, value }: Choice): string {
  if (value === true) return "always";
  return often.has(name) && (value === false || value === 0) ? "never" : String(value);
}

/** What the form says, in the words of the API. */
export function readSwitchesForm(form: Record<string, unknown>): unknown {
  const patch: Record<string, Record<string, unknown>> = {
    webhooks: { reorder: form["webhooks.reorder"] === "on", forge: form["webhooks.forge"] === "on" },
  };
  for (const [id, value] of Object.entries(form)) {
    const [place = "", name = ""] = id.split(".");
    if (typeof value !== "string" || value === "on" || name === "") continue;
    patch[place] = { ...patch[place], [name]: valueOf(value.trim()) };
  }
  return patch;
}

function valueOf(text: string): unknown {
  if (text === "never" || text === "") return 0;
  return text === "always" ? true : Number(text);
}
