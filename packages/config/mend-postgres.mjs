import { readFile } from "node:fs/promises";

// postgres.js 3.4.9 throws outside of any promise when a connection dies with a write pending, and never uses that
// connection again (porsager/postgres issues 1154 and 1208, pull request 1209): a restart of the database would end
// every service or leave it hanging. The bundles get it mended until a release does.
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

/** For esbuild. Fails the build when postgres.js has changed: then see whether this is still needed. */
export const mendPostgres = {
  name: "mend-postgres",
  setup(build) {
    build.onLoad({ filter: /[\\/]postgres[\\/]src[\\/]connection\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const lacking = changes.find(({ from }) => source.split(from).length !== 2);
      if (lacking) return { errors: [{ text: `postgres.js has changed: it lacks ${JSON.stringify(lacking.from)}` }] };
      return { contents: changes.reduce((text, { from, to }) => text.replace(from, () => to), source), loader: "js" };
    });
  },
};
