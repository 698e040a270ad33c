// Bundles the browser side into the folder given as the first argument (default: dist), with the licences of what is in it.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const out = process.argv[2] ?? "dist";

const { metafile } = await build({
  entryPoints: { "occupation-map": "src/main.ts", reading: "src/reading.ts", embed: "src/embed.ts", map: "css/map.css", page: "css/page.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "eof",
  // Leaflet's pictures are for controls and markers that are not used here
  loader: { ".png": "empty" },
  metafile: true,
  logLevel: "warning",
});

const packages = Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
const licences = await Promise.all(
  [...new Set(packages)].sort().map(async (name) => {
    const folder = join("node_modules", name);
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    return `${name} ${version}\n\n${(await readFile(join(folder, "LICENSE"), "utf8")).trim()}\n`;
  }),
);
await mkdir(out, { recursive: true });
await writeFile(join(out, "LICENSES.txt"), licences.join("\n\n"));
