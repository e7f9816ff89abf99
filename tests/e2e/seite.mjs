// One page in every rendering and language: node tests/e2e/seite.mjs --dienst URL --pfad /… --name NAME --bilder DIR
// Exit 0: nothing found; 1: what was found.

import { parseArgs } from 'node:util';
import { Blick } from './blick.mjs';
import { start } from './browser.mjs';

const text = { type: 'string' };
const { values: was } = parseArgs({ options: { dienst: text, pfad: text, name: text, bilder: text } });
const browser = await start(was.dienst, was.bilder);
const funde = [];
try {
  const page = await browser.page('desktop');
  const antwort = await page.goto(was.pfad);
  if (!antwort?.ok()) funde.push(`${was.pfad}: status ${antwort?.status()}, so this is not the page that was meant`);
  funde.push(...(await new Blick(browser, was.dienst).sieh(page, was.name)));
} finally {
  await browser.close();
}
for (const fund of funde) console.error(`${fund}\n`);
if (funde.length) process.exit(1);
