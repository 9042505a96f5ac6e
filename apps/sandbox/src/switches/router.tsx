import { Hono } from "hono";
import { respond } from "../page/document.tsx";
import type { World } from "../world.ts";
import { changeSwitches, currentSwitches } from "./switches.ts";
import { switchesPatch } from "./switches-input.ts";
import { readSwitchesForm, SwitchesPage } from "./switches-page.tsx";

export function switchesPages(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const body = <SwitchesPage switches={currentSwitches(world.store)} saved={c.req.query("saved") === "yes"} />;
    return respond(c, { title: "Switches · Sandbox", path: "/switches", body });
  });
  app.post("/", async (c) => {
    const form = await c.req.parseBody();
    if (form["reset"] === "yes") world.store.clear(["switches"]);
    else {
      const patch = switchesPatch.safeParse(readSwitchesForm(form));
      if (!patch.success) return respond(c, { title: "Switches · Sandbox", path: "/switches", body: <Wrong /> }, 422);
      changeSwitches(world.store, patch.data);
    }
    return c.redirect("/switches?saved=yes", 303);
  });
  return app;
}

function Wrong() {
  return (
    <div class="stack">
      <h1>Nothing was changed</h1>
      <p>
        One of the values is not a number in its range. Go back and check it, or <a href="/switches">start again</a>.
      </p>
    </div>
  );
}

/** PUT changes what it names and answers all; DELETE switches everything off. */
export function switchesApi(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(currentSwitches(world.store)));
  app.put("/", async (c) => {
    const patch = switchesPatch.safeParse(await c.req.json().catch(() => null));
    if (!patch.success) return c.json({ error: "These are not switches.", issues: patch.error.issues }, 400);
    return c.json(changeSwitches(world.store, patch.data));
  });
  app.delete("/", (c) => {
    world.store.clear(["switches"]);
    return c.json(currentSwitches(world.store));
  });
  return app;
}
