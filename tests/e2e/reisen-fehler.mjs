// What goes wrong at the keyboard, and the pages that nobody wants to see.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const focus = (page) => page.evaluate(() => globalThis.document.activeElement?.id);

/** Empty and faulty forms: a summary whose entries lead to the fields, and everything typed is still there. */
export async function leeresFormular(r) {
  const page = await r.oeffne('desktop');
  await r.melde_an(page, 'maria', { pfad: '/anmeldung' });
  await r.weiter(page);
  await r.weiter(page);
  await page.waitForURL('**/wohnung');
  await page.fill('#strasse', 'Neue Straße');
  await page.fill('#postleitzahl', '9');
  await r.weiter(page);
  assert.match(await page.title(), /^Fehler:/);
  await r.sieh(page, 'wohnung', { dunkel: true });
  assert.equal(await page.inputValue('#strasse'), 'Neue Straße');
  assert.equal(await page.inputValue('#postleitzahl'), '9');
  for (const verweis of await page.locator('.mw-fehlerliste a').all()) {
    const ziel = (await verweis.getAttribute('href')).slice(1);
    await verweis.click();
    assert.equal(await focus(page), ziel, `the summary leads to ${ziel}`);
  }
  await r.fuelle_wohnung(page, { strasse: 'Neue Straße', hausnummer: '1', postleitzahl: '99002' });
  await r.weiter(page);
  await page.waitForURL(/\/wohnungsgeber/);

  await r.weiter(page);
  await r.sieh(page, 'wohnungsgeber', { dunkel: true });
  for (const verweis of await page.locator('.mw-fehlerliste a').all()) {
    const ziel = (await verweis.getAttribute('href')).slice(1);
    assert.equal(await page.locator(`[id="${ziel}"]`).count(), 1, `the summary leads to ${ziel}`);
  }
  const falsch = join(r.ordner, 'brief.pdf');
  writeFileSync(falsch, 'Sehr geehrte Damen und Herren,\n');
  await r.fuelle_wohnungsgeber(page, true);
  await page.setInputFiles('#datei', falsch);
  await r.weiter(page);
  assert.match(await page.locator('#datei-fehler').innerText(), /PDF, JPEG und PNG/);
  assert.equal(await page.inputValue('#name'), 'Haus und Grund Musterbau');
  await r.sieh(page, 'falsche-datei');

  await r.fuelle_wohnungsgeber(page, true);
  await r.weiter(page);
  await page.waitForURL(/\/zusammenfassung/);
  await r.weiter(page);
  await page.click('button[value=abbrechen]');
  assert.match(await r.titel(page), /abgebrochen/);
  await r.sieh(page, 'abgebrochen', { dunkel: true });
  await page.locator('main a.kern-btn--primary').click();
  await page.waitForURL(/\/zusammenfassung/);
  assert.match(await page.locator('main').innerText(), /Haus und Grund Musterbau/, 'the draft is still there');
  await page.goto('/faelle');
  await r.sieh(page, 'entwurf');
}

/** The pages around: not found, help, the pages of the law, log out, the other language. */
export async function ringsum(r) {
  const page = await r.oeffne('phone');
  for (const name of ['hilfe', 'impressum', 'datenschutz', 'barrierefreiheit', 'gibt-es-nicht']) {
    await page.goto(`/${name}`);
    await r.sieh(page, name);
  }
  await page.goto('/');
  for (const sprache of await page.locator('.mw-sprachen a').evaluateAll((alle) => alle.map((a) => a.href))) {
    await page.goto(sprache);
    await r.sieh(page, `start-${new URL(sprache).searchParams.get('lang')}`);
  }
  await page.goto('/?lang=de');
  await page.goto('/anmelden?zurueck=/faelle');
  await page.click('button[value=abbrechen]');
  assert.match(await r.titel(page), /abgebrochen/);
  await r.sieh(page, 'login-abgebrochen');
  await r.melde_an(page, 'erika', { pfad: '/faelle', niveau: 'niedrig' });
  assert.match(await r.titel(page), /Online-Ausweis/);
  await r.sieh(page, 'login-zu-niedrig');
  await r.melde_an(page, 'erika', { pfad: '/faelle' });
  await page.click('.mw-konto__knopf');
  assert.match(await r.titel(page), /abgemeldet/);
  await r.sieh(page, 'abgemeldet');
  await page.goto('/faelle');
  assert.ok(page.url().startsWith(r.orte.anbieter), 'after the logout the cases ask for a login');
  for (const register of ['altstadt', 'neustadt']) {
    await page.goto(r.orte[register]);
    await r.sieh(page, register);
  }
}
