// Makes the figure bundle again and compares it, byte for byte, with the one that is checked in.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const checkedIn = '../src/main/resources/org/sibyl/report';
const made = '../target/web/bundle';
const outputs = ['report.js', 'report.css', 'THIRD-PARTY.txt'];
const sources = [
  ...['.npmrc', 'build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...readdirSync('src').map((name) => join('src', name)).sort(),
];

function end(status, message) {
  console.log(message);
  process.exit(status);
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function run(command, ...args) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return { ok: result.status === 0, log: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}` };
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  end(0, `Figure bundle not compared with its sources: that takes Node 20, and this is ${process.version}.`);
}

const stamp = '../target/web/compared';
const state = digest([...sources, ...outputs.map((name) => join(checkedIn, name))]);
const installed = 'node_modules/.sibyl-lock';
const lock = digest(['package.json', 'package-lock.json']);
if (read(stamp) === state && read(installed) === lock) process.exit(0);

if (read(installed) !== lock) {
  const install = run('npm', 'ci', '--ignore-scripts', '--prefer-offline', '--fetch-retries=1', '--fetch-timeout=20000');
  if (!install.ok) {
    const unreachable =
      /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|TIMEDOUT|NOTCACHED|401|403|404|429|5\d\d)\b|ERR_SOCKET_TIMEOUT|FETCH_ERROR/;
    if (unreachable.test(install.log)) {
      end(0, 'Figure bundle not compared with its sources: npm cannot reach the packages that make it.');
    }
    end(1, `npm ci failed in report/web:\n${install.log}`);
  }
  writeFileSync(installed, lock);
}

const check = run('node', 'node_modules/typescript/bin/tsc', '--noEmit');
if (!check.ok) end(1, `The sources of the figure bundle have errors:\n${check.log}`);
const build = run('node', 'build.mjs', made);
if (!build.ok) end(1, `The figure bundle cannot be made:\n${build.log}`);
const differing = outputs.filter((name) => read(join(made, name)) !== read(join(checkedIn, name)));
if (differing.length > 0) {
  end(
    1,
    `${differing.join(', ')} in report/src/main/resources/org/sibyl/report differ from what report/web makes; ` +
      'run "npm --prefix report/web run build" and commit the result.',
  );
}
mkdirSync('../target/web', { recursive: true });
writeFileSync(stamp, state);
console.log('The figure bundle is what its sources make.');
