// The pages in Leichte Sprache: longer texts, larger letters, the same form.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** Karim chooses Leichte Sprache once; it stays from the start page to the page before the signature. */
export const leichteSprache = als('karim')(async (r) => {
  const page = await r.oeffne('phone');
  await page.goto('/');
  await r.druecke(page, page.locator('text=Leichte Sprache'));
  await r.beginne(page, 'karim');
  await r.fuelle(page, {}, 'wohnung');
  await r.weiter(page);
  assert.match(await page.locator('.mw-fehlerliste').innerText(), /Bitte schreiben Sie Ihre neue Straße auf/);
  await r.sieh(page, 'wohnung-leer');
  await page.goto(page.url());
  await r.fuelle(page, { strasse: 'Neue Straße', hausnummer: '11', nachweis: 'keine' });
  const html = page.locator('html');
  assert.deepEqual([await html.getAttribute('lang'), await html.getAttribute('data-sprache')], ['de', 'leicht']);
  await r.loesche_entwurf(page);
  await page.waitForURL('**/faelle');
});
