// Unpacks the Chromium that comes inside the npm package @sparticuz/chromium, with the libraries and the
// font that a bare system lacks: node unpack_chromium.mjs MODULES FOLDER
// It is built for Linux on x86-64; elsewhere nothing is unpacked, and tests use a browser of the system.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, folder] = process.argv.slice(2).map((path) => resolve(path));
rmSync(folder, { recursive: true, force: true });
if (process.platform === 'linux' && process.arch === 'x64') {
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the folder for temporary files, and its libraries only where it believes
  // to be in the cloud service that it was made for.
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const file = createRequire(join(modules, 'here')).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(pathToFileURL(file));
  await chromium.executablePath();
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">cache</cachedir>
</fontconfig>
`,
  );
}
