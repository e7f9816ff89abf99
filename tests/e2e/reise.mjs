// All journeys in a browser against a running demo; every page on the way is looked at (see blick.mjs).
//
//   node tests/e2e/reise.mjs --dienst URL --anbieter URL --altstadt URL --neustadt URL --bilder DIR
//                            [--nur NAME[,NAME…]] [--spuren N] [--nur-bilder]
//
// Two journeys are under way at a time (--spuren). Prints one line a journey. Exit 0: nothing found; 1: what was found,
// page by page. `--nur-bilder` takes pictures and does not judge. A fresh demo is needed.
// DIR/index.html leads to a contact sheet of each rendering.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Blick } from './blick.mjs';
import { schreibe_boegen } from './bogen.mjs';
import { start } from './browser.mjs';
import * as anmeldungen from './reisen-anmeldung.mjs';
import * as ausweise from './reisen-ausweise.mjs';
import * as danach from './reisen-danach.mjs';
import * as dokumente from './reisen-dokumente.mjs';
import * as familien from './reisen-familien.mjs';
import * as fehler from './reisen-fehler.mjs';
import * as gemeinsam from './reisen-gemeinsam.mjs';
import * as leicht from './reisen-leicht.mjs';
import * as ringsum from './reisen-ringsum.mjs';
import * as sitzung from './reisen-sitzung.mjs';
import * as tastatur from './reisen-tastatur.mjs';
import { Reisender } from './reisender.mjs';

const text = { type: 'string' };
const { values: orte } = parseArgs({
  options: {
    dienst: text,
    anbieter: text,
    altstadt: text,
    neustadt: text,
    bilder: text,
    nur: text,
    spuren: { type: 'string', default: '2' },
    'nur-bilder': { type: 'boolean', default: false },
  },
});
// Whoever has been registered somewhere else is no longer known here: what submits nothing comes first.
const alle = Object.entries({
  ...leicht, ...fehler, ...sitzung, ...tastatur, ...anmeldungen, ...gemeinsam, ...familien, ...ausweise, ...danach, ...dokumente,
  ...ringsum,
});
const schlange = alle.filter(([name]) => !orte.nur || orte.nur.split(',').includes(name));
const unterwegs = new Set();
const browser = await start(orte.dienst, orte.bilder);
const blick = new Blick(browser, orte.dienst, orte['nur-bilder']);
const ordner = mkdtempSync(join(tmpdir(), 'meldewerk-reise-'));
let funde = 0;

/** Takes the next journey none of whose people is under way, until there is none. */
async function spur() {
  for (;;) {
    const naechste = schlange.findIndex(([, { personen = [] }]) => !personen.some((person) => unterwegs.has(person)));
    if (naechste < 0) return;
    const [[name, reise]] = schlange.splice(naechste, 1);
    const { personen = [] } = reise;
    personen.forEach((person) => unterwegs.add(person));
    await gehe(name, reise);
    personen.forEach((person) => unterwegs.delete(person));
  }
}

async function gehe(name, reise) {
  const beginn = Date.now();
  const reisender = new Reisender({ browser, blick, orte, ordner, name });
  try {
    await reise(reisender);
  } catch (error) {
    await reisender.bildDerNot();
    reisender.funde.push(`stopped: ${error.stack}`);
  }
  await reisender.heim();
  console.log(`${reisender.funde.length ? 'FAIL' : 'ok  '} ${Date.now() - beginn} ms  ${name}`);
  for (const fund of reisender.funde) console.error(`${name}: ${fund}\n`);
  funde += reisender.funde.length;
}

const beginn = Date.now();
try {
  await Promise.all(Array.from({ length: Number(orte.spuren) }, spur));
} finally {
  await browser.close();
  rmSync(ordner, { recursive: true, force: true });
}
const sekunden = Math.round((Date.now() - beginn) / 1000);
console.log(`${blick.blicke} looks at ${blick.gesehen.size} kinds of page in ${sekunden} s`);
schreibe_boegen(orte.bilder, blick.bilder);
if (funde) process.exit(1);
