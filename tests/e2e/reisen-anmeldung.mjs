// The journeys of one person: with the landlord's paper, counted, by code, with a wrong code, within the commune.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

const neueStrasse = (hausnummer) => ({ strasse: 'Neue Straße', hausnummer });
const SEITEN_HOECHSTENS = 9;
const EINGABEN_HOECHSTENS = 12;

/** Erika at a desk, on the shortest way: few pages, few inputs, until the Meldebestätigung is on her disk. */
export const anmeldung = als('erika')(async (r) => {
  const page = await r.oeffne('desktop');
  await page.goto('/');
  await r.sieh(page, 'start');
  await r.reiche_ein(page, 'erika', neueStrasse('7'));
  console.log(`     from the login to the receipt: ${r.seiten} pages, ${r.eingaben} inputs`);
  assert.ok(r.seiten <= SEITEN_HOECHSTENS, `${r.seiten} pages after the login`);
  assert.ok(r.eingaben <= EINGABEN_HOECHSTENS, `${r.eingaben} inputs after the login`);
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet');
  const pdf = await r.lade(page, page.locator('.mw-dokumente a').first(), 'meldebestaetigung.pdf');
  assert.match(pdf, /\.pdf$/);
  await page.goto('/faelle');
  await r.sieh(page, 'faelle');
});

/**
 * Karim on his phone: his family stays away; without a confirmation the code comes by letter. While he waits for it,
 * nothing else of him is taken.
 */
export const brief = als('karim')(async (r) => {
  const page = await r.oeffne('phone');
  const plan = { ...neueStrasse('21'), nachweis: 'keine' };
  await r.reiche_ein(page, 'karim', plan, {
    async bei(schritt) {
      const text = await r.text(page);
      if (schritt === 'familie') assert.match(text, /Samira/, 'his wife could come along');
      if (schritt === 'zusammenfassung') assert.doesNotMatch(text, /Samira|Lina/, 'and does not');
    },
  });
  await r.warte_auf_stand(page, 'Code eingeben');
  await r.sieh(page, 'code-erwartet');
  await noch_eine(r, page, plan);
  await r.druecke(page, page.locator('.mw-code button'));
  assert.equal(await page.locator('#code-fehler').count(), 1, 'an empty code is a fault at the field');
  await r.sieh(page, 'code-leer');
  const code = await r.code_aus_brief(r.orte.neustadt, 'Probemann');
  await page.fill('#code', code.toLowerCase().replace('-', ' '));
  await r.sende_code(page);
  await r.sieh(page, 'code-gesendet');
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet');
});

/** A second Anmeldung at the same authority is refused, and leads to the first. */
async function noch_eine(r, page, plan) {
  const fall = page.url();
  await r.beginne(page, 'karim');
  await r.fuelle(page, plan);
  await r.weiter(page);
  if (page.url().startsWith(r.orte.anbieter)) await r.melde_an(page, 'karim');
  assert.match(await r.titel(page), /schon eine Anmeldung abgeschickt/);
  await r.sieh(page, 'schon-offen');
  await r.druecke(page, page.locator('main a', { hasText: 'Zur laufenden Anmeldung' }));
  assert.equal(page.url(), fall);
}

/** Zoë's landlord refuses; she mistypes the code: the register refuses, the page says what to do. */
export const falscherCode = als('zoe')(async (r) => {
  const page = await r.oeffne('phone');
  await r.reiche_ein(page, 'zoe', { ...neueStrasse('31'), nachweis: 'keine', grund: 'verweigert' }, {
    async bei(schritt) {
      if (schritt === 'zusammenfassung') assert.match(await r.text(page), /verweigert/, 'the refusal is told');
    },
  });
  await r.warte_auf_stand(page, 'Code eingeben');
  await page.fill('#code', '0000-0000');
  await r.sende_code(page);
  await r.warte_auf_stand(page, 'Abgelehnt');
  assert.match(await r.text(page), /Der Code war nicht richtig/);
  await r.sieh(page, 'abgelehnt');
});

/** Anna stays in Altstadt: one register only. */
export const ummeldung = als('anna')(async (r) => {
  const page = await r.oeffne('desktop');
  await r.reiche_ein(page, 'anna', { strasse: 'Marktplatz', hausnummer: '5' }, { art: '/ummeldung' });
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet');
});
