// postgres.js 3.4.9 throws outside of any promise when a connection dies with a write pending, and never uses that
// connection again (porsager/postgres issues 1154 and 1208, pull request 1209): a restart of the database would end
// every service or leave it hanging. This mends the installed copy until a release does; running it twice is harmless.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const forget = "chunk = nextWriteTimer = null // mended";
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

const require = createRequire(import.meta.url);
const root = dirname(dirname(dirname(require.resolve("postgres"))));
for (const copy of ["src", "cjs/src"]) {
  const file = join(root, copy, "connection.js");
  const source = readFileSync(file, "utf8");
  if (source.includes(forget)) continue;
  const lacking = changes.find(({ from }) => source.split(from).length !== 2);
  if (lacking) {
    console.error(`postgres.js has changed: see whether ${import.meta.url} is still needed.`);
    process.exit(1);
  }
  writeFileSync(
    file,
    changes.reduce((text, { from, to }) => text.replace(from, () => to), source),
  );
}
