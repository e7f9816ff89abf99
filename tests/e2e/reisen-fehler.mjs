// What goes wrong at the keyboard, and a signature that is given up.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuelle_schritt } from './formular.mjs';
import { als } from './reisender.mjs';

/** Empty and faulty forms: a summary whose entries lead to the fields, and everything typed is still there. */
export const leeresFormular = als('maria')(async (r) => {
  const page = await r.oeffne('desktop');
  await r.beginne(page, 'maria');
  await r.fuelle(page, {}, 'wohnung');
  await page.fill('#strasse', 'Neue Straße');
  await page.fill('#postleitzahl', '9');
  await faulty(r, page, 'wohnung');
  assert.equal(await page.inputValue('#strasse'), 'Neue Straße');
  assert.equal(await page.inputValue('#postleitzahl'), '9');
  const plan = { strasse: 'Neue Straße', hausnummer: '1', postleitzahl: '99002' };
  await fuelle_schritt(r, page, 'wohnung', plan);
  await r.weiter(page);
  for (const schritt of ['einzug', 'wohnungsgeber', 'nachweis']) {
    await faulty(r, page, schritt);
    if (schritt === 'nachweis') await falsche_datei(r, page);
    await fuelle_schritt(r, page, schritt, plan);
    await r.weiter(page);
  }
  await r.fuelle(page, plan);
  await r.weiter(page);
  await r.druecke(page, page.locator('button[value=abbrechen]'));
  assert.match(await r.titel(page), /abgebrochen/);
  await r.sieh(page, 'abgebrochen');
  await r.druecke(page, page.locator('main a.kern-btn--primary'));
  assert.match(await r.text(page), /Haus und Grund Musterbau/, 'the draft is still there');
  await page.goto('/faelle');
  await r.sieh(page, 'entwurf');
  await r.druecke(page, page.locator('main a[href^="/entwurf/"]').first());
  await page.goto(page.url().replace(/[^/]+$/, 'zusammenfassung'));
  await r.loesche_entwurf(page);
});

/** Sends the page as it is: the focus is at the summary, whose entries lead to the fields. */
async function faulty(r, page, name) {
  await r.weiter(page);
  assert.match(await page.title(), /^Fehler:/);
  assert.match(await page.evaluate(() => globalThis.document.activeElement.className), /mw-fehlerliste/);
  await r.sieh(page, name);
  for (const verweis of await page.locator('.mw-fehlerliste a').all()) {
    const ziel = (await verweis.getAttribute('href')).slice(1);
    await verweis.click();
    assert.equal(await page.evaluate(() => globalThis.document.activeElement.id), ziel, `the summary leads to ${ziel}`);
  }
}

/** A letter that calls itself a PDF. */
async function falsche_datei(r, page) {
  const falsch = join(r.ordner, 'brief.pdf');
  writeFileSync(falsch, 'Sehr geehrte Damen und Herren,\n');
  await r.waehle(page, 'nachweis');
  await page.setInputFiles('#datei', falsch);
  await r.weiter(page);
  assert.match(await page.locator('#datei-fehler').innerText(), /PDF, JPEG und PNG/);
  await r.sieh(page, 'falsche-datei');
}
