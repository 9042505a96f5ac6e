import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// postgres.js 3.4.9 throws outside of any promise when a connection dies with a write pending, and never uses that
// connection again (porsager/postgres issues 1154 and 1208, pull request 1209): a restart of the database would end
// every service or leave it hanging. Run after every install, so that bundles, tests and tools have it mended alike until
// a release does.
const forget = "chunk = nextWriteTimer = null";
const changes = [
  {
    from: "    const x = socket.write(chunk, fn)\n",
    to: `    if (socket === null) {\n      ${forget}\n      error(Errors.connection('CONNECTION_CLOSED', options))\n      return true\n    }\n    const x = socket.write(chunk, fn)\n`,
  },
  {
    from: "    clearImmediate(nextWriteTimer)\n    if (socket) {",
    to: `    clearImmediate(nextWriteTimer)\n    ${forget}\n    if (socket) {`,
  },
  {
    from: "    clearImmediate(nextWriteTimer)\n    socket.removeListener",
    to: `    clearImmediate(nextWriteTimer)\n    ${forget}\n    socket.removeListener`,
  },
];

const file = join(dirname(createRequire(import.meta.url).resolve("postgres")), "../../src/connection.js");
const found = readFileSync(file, "utf8");
const mended = changes.reduce((text, { from, to }) => {
  if (text.includes(to)) return text;
  if (text.split(from).length !== 2) throw new Error(`postgres.js has changed: it lacks ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}, found);
if (mended !== found) writeFileSync(file, mended);
