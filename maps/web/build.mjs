// Bundles the browser side into the folder given as the first argument (default: dist), with the licences of what is in it.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const out = process.argv[2] ?? "dist";
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));

await build({
  entryPoints: { "occupation-map": "src/main.ts", map: "css/map.css", page: "css/page.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "eof",
  loader: { ".png": "file" },
  assetNames: "[name]",
  logLevel: "warning",
});

const licences = await Promise.all(
  Object.entries(dependencies).map(async ([name, version]) => {
    const text = await readFile(join("node_modules", name, "LICENSE"), "utf8");
    return `${name} ${version}\n\n${text.trim()}\n`;
  }),
);
await mkdir(out, { recursive: true });
await writeFile(join(out, "LICENSES.txt"), licences.join("\n\n"));
