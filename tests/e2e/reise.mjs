// All journeys in a browser against a running demo; every page on the way is looked at (see `pruefe` in browser.mjs).
//
//   node tests/e2e/reise.mjs --dienst URL --anbieter URL --altstadt URL --neustadt URL --bilder DIR [--nur NAME]
//
// Prints one line a journey. Exit 0: nothing found; 1: what was found, page by page. A fresh demo is needed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { start } from './browser.mjs';
import * as anmeldungen from './reisen-anmeldung.mjs';
import * as dokumente from './reisen-dokumente.mjs';
import * as fehler from './reisen-fehler.mjs';
import * as leicht from './reisen-leicht.mjs';
import { Reisender } from './reisender.mjs';

const text = { type: 'string' };
const { values: orte } = parseArgs({
  options: { dienst: text, anbieter: text, altstadt: text, neustadt: text, bilder: text, nur: text },
});
const reisen = { ...leicht, ...anmeldungen, ...dokumente, ...fehler };
const browser = await start(orte.dienst, orte.bilder);
const ordner = mkdtempSync(join(tmpdir(), 'meldewerk-reise-'));
const funde = [];
try {
  for (const [name, reise] of Object.entries(reisen)) {
    if (orte.nur && orte.nur !== name) continue;
    const beginn = Date.now();
    const reisender = new Reisender({ browser, orte, ordner, name });
    try {
      await reise(reisender);
    } catch (error) {
      await reisender.bildDerNot();
      reisender.funde.push(`stopped: ${error.stack}`);
    }
    await reisender.heim();
    funde.push(...reisender.funde.map((fund) => `${name}: ${fund}`));
    console.log(`${reisender.funde.length ? 'FAIL' : 'ok  '} ${Date.now() - beginn} ms  ${name}, ${reisender.blicke} looks`);
  }
} finally {
  await browser.close();
  rmSync(ordner, { recursive: true, force: true });
}
if (funde.length) {
  console.error(funde.join('\n\n'));
  process.exit(1);
}
