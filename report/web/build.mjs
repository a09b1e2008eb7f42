// Makes the figure bundle, its style sheet and the notices of what is in it.
// usage: node build.mjs FOLDER   (by default the checked-in resources)
import { build } from 'esbuild';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, '../src/main/resources/org/sibyl/report');

// Parts of Plot that no figure here uses, and what stands in their place: they hold a third of what Plot would bring.
const unused = 'throw new Error("this part of Plot is not in the bundle; see build.mjs")';
const leftOut = {
  // Every figure names its colours.
  'scales/schemes.js': `
    export const isCategoricalScheme = () => false, isDivergingScheme = () => false;
    export function ordinalScheme() { ${unused} }
    export function ordinalRange() { ${unused} }
    export function maybeBooleanRange() { ${unused} }
    export function quantitativeScheme() { ${unused} }`,
  // Figures draw their own legends, in the drawing.
  'legends.js': `
    export function legend() { ${unused} }
    export const exposeLegends = () => () => undefined, createLegends = () => [];`,
  // No figure is a map of the Earth. What is left takes a geometry's points through the axes.
  'projection.js': `
    import {geoTransform} from 'd3';
    export const createProjection = () => undefined, hasProjection = () => false, projectionAspectRatio = () => undefined;
    export function project() { ${unused} }
    export function applyPosition() { ${unused} }
    export function getGeometryChannels() { ${unused} }
    export const xyProjection = ({x, y}) => geoTransform({ point(px, py) { this.stream.point(x(px), y(py)); } });`,
  // Titles of marks are the browser's own.
  'marks/tip.js': `
    export class Tip {}
    export function tip() { ${unused} }`,
  'interactions/pointer.js': `
    export function pointer() { ${unused} }
    export function pointerX() { ${unused} }
    export function pointerY() { ${unused} }
    export const anchorX = undefined, anchorY = undefined;`,
};

const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /@observablehq\/plot\/src\// }, ({ path }) => {
      const contents = leftOut[path.slice(path.lastIndexOf('/plot/src/') + '/plot/src/'.length)];
      return contents === undefined ? undefined : { contents, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

const shared = { absWorkingDir: here, bundle: true, minify: true, write: false, charset: 'ascii', legalComments: 'none' };
const script = await build({
  ...shared,
  entryPoints: ['src/report.ts'],
  format: 'iife',
  globalName: 'sibyl',
  target: 'es2022',
  metafile: true,
  plugins: [leaveOut],
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
