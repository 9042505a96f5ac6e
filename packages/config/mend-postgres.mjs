import { readFile } from "node:fs/promises";

// postgres.js 3.4.9 throws outside of any promise when a connection dies with a write pending, and never uses that
// connection again (porsager/postgres issues 1154 and 1208, pull request 1209): a restart of the database would end
// every service or leave it hanging. The bundles and the tests get it mended until a release does.
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
const mendedFile = /[\\/]postgres[\\/]src[\\/]connection\.js$/;

/** Throws when postgres.js has changed: then see whether this is still needed. */
function mend(source) {
  const lacking = changes.find(({ from }) => source.split(from).length !== 2);
  if (lacking) throw new Error(`postgres.js has changed: it lacks ${JSON.stringify(lacking.from)}`);
  return changes.reduce((text, { from, to }) => text.replace(from, () => to), source);
}

/** For the services' bundles (esbuild). */
export const mendPostgres = {
  name: "mend-postgres",
  setup(build) {
    build.onLoad({ filter: mendedFile }, async ({ path }) => ({
      contents: mend(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

/** For the tests (vite), which must have postgres.js inlined for it. */
export const mendPostgresInTests = {
  name: "mend-postgres",
  transform: (source, path) => (mendedFile.test(path) ? { code: mend(source), map: null } : undefined),
};
