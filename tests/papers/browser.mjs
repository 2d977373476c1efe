// A browser for the tests: node browser.mjs MODULES
//
// Reads and writes lines of JSON. The first line in is a list of browsers to try, each with `path` and
// `env`; the answer says which one has started (`version`), or why none has (`failed`). Each later line
// names files (`pages`) and perhaps a folder for pictures of them (`shots`); the answer has what was seen
// (`looks`, one for each), or what went wrong (`error`).

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { Reader } from './look.mjs';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND', // nothing leaves this machine, whatever a page asks for
];

const installed = createRequire(join(resolve(process.argv[2]), 'here'));
const { chromium } = installed('playwright-core');
const axe = readFileSync(installed.resolve('axe-core/axe.min.js'), 'utf8');

async function launch(candidates) {
  const failed = [];
  for (const { path, env } of candidates) {
    try {
      // A new empty profile each time, and --headless; both are what this driver does by itself.
      return await chromium.launch({
        executablePath: path,
        env: { ...process.env, ...env },
        args: FLAGS,
        chromiumSandbox: false,
      });
    } catch (error) {
      failed.push(`${path}: ${error.message.split('\n', 1)[0]}`);
    }
  }
  answer({ failed });
  process.exit(1);
}

function answer(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const browser = await launch(JSON.parse((await lines.next()).value));
const reader = await Reader.open(browser, axe);
answer({ version: browser.version() });
for await (const line of lines) {
  try {
    const { pages, shots } = JSON.parse(line);
    const looks = [];
    for (const page of pages) looks.push(await reader.look(page, shots));
    answer({ looks });
  } catch (error) {
    answer({ error: error.stack });
  }
}
await browser.close();
