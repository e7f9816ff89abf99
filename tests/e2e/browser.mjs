// Debian's chromium for the browser tests: two devices, and `pruefe`, which looks at a page as a strict visitor would.
//
//   import { start } from './browser.mjs';
//   const browser = await start(baseUrl, outDir);
//   const page = await browser.page('phone');            // or 'desktop'; second argument: playwright context options
//   await page.goto('/');
//   await browser.pruefe(page, 'startseite');             // screenshot outDir/startseite.png; throws with what is wrong
//   const other = await browser.beside(page);             // another window of the same visitor
//   await browser.close();

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts a browser that visits `baseUrl` and puts its screenshots into `outDir`. */
export async function start(baseUrl, outDir) {
  mkdirSync(outDir, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'meldewerk-browser-'));
  const chrome = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    env: { ...process.env, HOME: home },
  });
  return {
    async page(device, options = {}) {
      const context = await chrome.newContext({ baseURL: baseUrl, locale: 'de-DE', ...DEVICES[device], ...options });
      const page = await open(context);
      if (options.javaScriptEnabled === false) withoutScript.add(page);
      return page;
    },
    /** Another window of the same visitor. */
    beside: (page) => open(page.context()),
    pruefe: (page, name, options) => pruefe(page, join(outDir, `${name}.png`), options),
    async close() {
      await chrome.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function open(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  listen(page);
  return page;
}

/** What went wrong on a page since it was last looked at. */
const heard = new WeakMap();
/** Pages without JavaScript: axe cannot run there, all else is looked at. */
const withoutScript = new WeakSet();

/** Notes console errors, faults of scripts, failed or foreign requests from now on. */
function listen(page) {
  const faults = [];
  heard.set(page, faults);
  page.on('console', (message) => {
    // The status of a form page that shows errors is ours to choose; failed parts are seen by `response` below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local = !url.protocol.startsWith('http') || ['127.0.0.1', 'localhost'].includes(url.hostname);
    if (!local) faults.push(`foreign host: ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      faults.push(`status ${response.status()}: ${response.url()}`);
    }
  });
}

/**
 * Throws with every fault of the page: accessibility, console and CSP, foreign hosts, sideways scrolling.
 * `without`: 'axe' or 'picture' leaves that out.
 */
async function pruefe(page, picture, { except = [], without = '' } = {}) {
  await page.waitForLoadState('load');
  if (without !== 'picture') await page.screenshot({ path: picture, fullPage: true });
  const faults = heard.get(page).splice(0);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  if (scrollWidth > clientWidth) faults.push(`scrolls sideways: ${scrollWidth} px of content on ${clientWidth} px`);
  if (without !== 'axe' && !withoutScript.has(page)) faults.push(...(await accessibility(page, except)));
  if (faults.length) throw new Error(`${picture} (${page.url().split('?')[0]}):\n  ${faults.join('\n  ')}`);
}

async function accessibility(page, except) {
  await page.evaluate(axe.source);
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'], rules };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html }) => `axe ${id} (${impact}): ${help}: ${target} ${html.slice(0, 160)}`),
  );
}
