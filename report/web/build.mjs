// Makes the figure bundle, its style sheet and the notices of what is in it.
// usage: node build.mjs FOLDER   (by default the checked-in resources)
import { build } from 'esbuild';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, '../src/main/resources/org/sibyl/report');

const shared = { absWorkingDir: here, bundle: true, minify: true, write: false, charset: 'ascii', legalComments: 'none' };
const script = await build({
  ...shared,
  entryPoints: ['src/report.ts'],
  format: 'iife',
  globalName: 'sibyl',
  target: 'es2022',
  metafile: true,
});
const style = await build({ ...shared, entryPoints: ['src/report.css'], target: ['chrome123', 'firefox121', 'safari17.5'] });

// A closing tag inside would end the element that the report puts the text into.
const text = (result, end) => {
  const content = result.outputFiles[0].text.trimEnd();
  if (content.includes(end)) throw new Error(`the bundle holds "${end}" and cannot stand inside of a page`);
  return content;
};

const packageOf = (path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
const inputs = Object.values(script.metafile.outputs).flatMap((output) => Object.entries(output.inputs));
const names = [...new Set(inputs.filter(([, use]) => use.bytesInOutput > 0).map(([path]) => packageOf(path)))]
  .filter((name) => name !== undefined)
  .sort();

const notices = [];
for (const name of names) {
  const at = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(at, 'package.json'), 'utf8'));
  const file = (await readdir(at)).filter((each) => /^licen[cs]e/i.test(each)).sort()[0];
  if (file === undefined) throw new Error(`package ${name} has no licence text; leave it out of the bundle`);
  const terms = (await readFile(join(at, file), 'utf8')).replaceAll('\r\n', '\n').trim();
  notices.push(`${name} ${version} (${license})\n\n${terms}\n`);
}
const rule = `\n${'-'.repeat(80)}\n\n`;
const heading = 'The figure bundle report.js holds parts of these packages.\n';

await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'report.js'), text(script, '</script'));
await writeFile(join(folder, 'report.css'), text(style, '</style'));
await writeFile(join(folder, 'THIRD-PARTY.txt'), [heading, ...notices].join(rule));
