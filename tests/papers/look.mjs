// What a page is, does and asks for, as people and their browsers meet it.

import { readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';

import { active, contents, dim, layout, tooWide } from './in_page.mjs';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 375, height: 667 };
const A4 = { width: 718, height: 1017 }; // at 96 dots to the inch, less margins of a centimetre
const ACCESSIBLE = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  },
  // Experimental ones that matter to tables and headings of documents.
  rules: {
    'p-as-heading': { enabled: true },
    'table-fake-caption': { enabled: true },
    'td-has-header': { enabled: true },
  },
  resultTypes: ['violations', 'incomplete'],
};
const CONTRAST = { runOnly: { type: 'rule', values: ['color-contrast'] } };

// Two windows of a browser, one with JavaScript and one without, for page after page.
export class Reader {
  static async open(browser, axe) {
    const reader = new Reader();
    reader.axe = axe;
    reader.plain = await reader.window(browser, false);
    reader.page = await reader.window(browser, true);
    reader.driver = await reader.page.context().newCDPSession(reader.page);
    return reader;
  }

  async look(file, shots) {
    const { page, plain } = this;
    const picture = (name) => join(shots, `${parse(file).name}-${name}`);
    this.address = pathToFileURL(file).href;
    this.seen = { path: file, requests: [], errors: [], unsure: [], violations: [] };
    await Promise.all([plain.goto(this.address), page.goto(this.address)]);
    this.seen.unchanged = (await plain.evaluate(layout)) === (await page.evaluate(layout));
    Object.assign(this.seen, await page.evaluate(contents));
    this.seen.active = await page.evaluate(active);
    this.seen.dim = await page.evaluate(dim);
    this.seen.too_wide = { 1280: await page.evaluate(tooWide) };
    if (shots) await photograph(page, picture('1280.png'));

    await this.driver.send('Runtime.evaluate', { expression: this.axe });
    await this.check(ACCESSIBLE, '');
    if (readFileSync(file, 'utf8').includes('prefers-color-scheme')) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await this.check(CONTRAST, ' (dark)');
      await page.emulateMedia({ colorScheme: null });
    }

    await page.setViewportSize(NARROW);
    this.seen.too_wide[375] = await page.evaluate(tooWide);
    if (shots) await photograph(page, picture('375.png'));

    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4);
    this.seen.too_wide.print = await page.evaluate(tooWide);
    if (shots) {
      await photograph(page, picture('print.png'));
      await page.pdf({ path: picture('print.pdf'), format: 'A4', preferCSSPageSize: true });
    }
    await page.emulateMedia({ media: null });
    await page.setViewportSize(WIDE);
    return this.seen;
  }

  async check(options, when) {
    const found = await this.page.evaluate((asked) => window.axe.run(document, asked), options);
    for (const list of ['violations', 'unsure']) {
      const results = list === 'unsure' ? found.incomplete : found.violations;
      for (const { id, help, nodes } of results) {
        const html = nodes.map((node) => node.html.slice(0, 300));
        this.seen[list].push({ rule: `${id}${when}`, help, nodes: html });
      }
    }
  }

  async window(browser, javaScriptEnabled) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: WIDE });
    await context.route('**/*', (route) => {
      const address = route.request().url();
      if (address === this.address && route.request().isNavigationRequest()) return route.continue();
      this.seen.requests.push(address.slice(0, 200));
      return route.abort();
    });
    await context.routeWebSocket('**/*', (socket) => this.seen.requests.push(socket.url()));
    const page = await context.newPage();
    page.on('console', (said) => {
      if (['error', 'warning'].includes(said.type())) this.complain(`console: ${said.text()}`);
    });
    page.on('pageerror', (error) => this.complain(`script: ${error.message}`));
    page.on('popup', (opened) => this.complain(`opens: ${opened.url()}`));
    page.on('dialog', (dialog) => {
      this.complain(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    return page;
  }

  complain(error) {
    this.seen.errors.push(error);
  }
}

function photograph(page, path) {
  return page.screenshot({ path, fullPage: true });
}
