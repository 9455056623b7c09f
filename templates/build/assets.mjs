// Builds what the browser gets: one style sheet, one script for every page, one script or style
// sheet for each page that needs more, and the icons as a Thymeleaf file. Does nothing when the
// result is newer than every source, so that a Maven run costs a few milliseconds.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(home, 'src/main/resources/assets');
const target = join(home, 'target/classes');
const stamp = join(home, 'target/assets.stamp');

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const newest = (files) => Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function install() {
  // By content, not by time: a checkout gives the lock file a new time.
  const lock = readFileSync(join(home, 'package-lock.json'), 'utf8');
  const installed = join(home, 'node_modules/.installed-lock.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (run.status !== 0) {
    console.error('npm ci failed in templates/: is npm installed, and can it reach its registry?');
    process.exit(1);
  }
  writeFileSync(installed, lock);
}

/** The icons that pages may use: one line each, by lucide's name. */
function icons() {
  const names = readFileSync(join(home, 'build/icons.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const shapes = names.map((name) => {
    const svg = readFileSync(join(home, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
    const inner = svg.replace(/<!--[\s\S]*?-->/g, '').replace(/<svg[\s\S]*?>/, '').replace('</svg>', '').trim();
    return `<svg th:fragment="${name}" class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${inner.replace(/\s*\n\s*/g, '')}</svg>`;
  });
  mkdirSync(join(target, 'fragments'), { recursive: true });
  writeFileSync(
    join(target, 'fragments/icons.html'),
    `<!DOCTYPE html>\n<html xmlns:th="http://www.thymeleaf.org"><body>\n${shapes.join('\n')}\n</body></html>\n`,
  );
}

async function bundle() {
  const { build } = await import('esbuild');
  const entries = [
    ...['js/app.js', 'css/app.css'].map((name) => join(source, name)),
    ...filesUnder(join(source, 'js/page')).filter((file) => file.endsWith('.js')),
    ...filesUnder(join(source, 'css/page')).filter((file) => file.endsWith('.css')),
  ];
  mkdirSync(join(target, 'assets'), { recursive: true });
  await build({
    entryPoints: entries.map((file) => ({
      in: file,
      out: file.slice(source.length + 1).replace(/^(js|css)\//, '').replace(/\.(js|css)$/, ''),
    })),
    outdir: join(target, 'assets'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome100', 'safari15', 'firefox100'],
    charset: 'utf8',
    legalComments: 'eof',
    external: ['/assets/*'],
    loader: { '.svg': 'dataurl' },
    logLevel: 'warning',
  });
}

const sources = [
  ...filesUnder(source),
  ...filesUnder(join(home, 'build')),
  join(home, 'package-lock.json'),
];
if (time(stamp) < newest(sources) || !existsSync(join(target, 'assets/app.css')) || !existsSync(join(target, 'fragments/icons.html'))) {
  install();
  icons();
  await bundle();
  writeFileSync(stamp, new Date().toISOString());
}
