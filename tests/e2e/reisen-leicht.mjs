// The pages in Leichte Sprache: longer texts, larger letters, the same form.

import assert from 'node:assert/strict';

/** Karim chooses Leichte Sprache once; it stays from the start page to the page before the signature. */
export async function leichteSprache(r) {
  const page = await r.oeffne('phone');
  await page.goto('/');
  await page.click('text=Leichte Sprache');
  for (const pfad of ['/', '/anmeldung', '/ummeldung', '/bescheinigung', '/pruefen', '/hilfe', '/datenschutz', '/barrierefreiheit']) {
    await page.goto(pfad);
    await r.sieh(page, `leicht${pfad.replace('/', '-')}`, { dunkel: pfad === '/' });
  }
  await page.goto('/anmeldung');
  await r.weiter(page);
  await r.melde_an(page, 'karim');
  await r.weiter(page);
  await page.waitForURL('**/daten');
  await r.sieh(page, 'daten');
  await r.weiter(page);
  await page.waitForURL('**/wohnung');
  await r.weiter(page);
  await r.sieh(page, 'wohnung-leer', { dunkel: true });
  assert.match(await page.locator('.mw-fehlerliste').innerText(), /Bitte schreiben Sie Ihre neue Straße auf/);
  await r.fuelle_wohnung(page, { strasse: 'Neue Straße', hausnummer: '11', postleitzahl: '99002' });
  await r.weiter(page);
  await page.waitForURL('**/wohnungsgeber');
  await r.sieh(page, 'wohnungsgeber');
  await r.fuelle_wohnungsgeber(page, false);
  await r.weiter(page);
  await page.waitForURL('**/zusammenfassung');
  await r.sieh(page, 'zusammenfassung');
  const html = page.locator('html');
  assert.deepEqual([await html.getAttribute('lang'), await html.getAttribute('data-sprache')], ['de', 'leicht']);
  await page.click('text=Formular mit allen Angaben löschen');
  await page.waitForURL('**/faelle');
  await r.sieh(page, 'faelle');
}
