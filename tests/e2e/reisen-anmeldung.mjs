// The journeys of an Anmeldung: with confirmation, by code, with a wrong code, within the commune, refused.

import assert from 'node:assert/strict';

const neueStrasse = (hausnummer) => ({ strasse: 'Neue Straße', hausnummer, postleitzahl: '99002' });
// A reader of PDFs may see blanks between widely set letters.
const CODE = /^(?:[0-9A-Z] ?){4}-(?: ?[0-9A-Z]){4}$/m;

/** Erika at a desk: the photo of the confirmation, until the Meldebestätigung is on her disk. */
export async function anmeldung(r) {
  const page = await r.oeffne('desktop');
  await page.goto('/');
  await r.sieh(page, 'start', { dunkel: true });
  await r.reiche_ein(page, 'erika', neueStrasse('7'), { blick: true });
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet', { dunkel: true });
  const pdf = await r.lade(page, page.locator('.mw-dokumente a'), 'meldebestaetigung.pdf');
  assert.match(pdf, /\.pdf$/);
  await page.goto('/faelle');
  await r.sieh(page, 'faelle', { dunkel: true });
}

/** Karim on his phone: no confirmation, the code comes by letter. */
export async function brief(r) {
  const page = await r.oeffne('phone');
  await r.reiche_ein(page, 'karim', neueStrasse('21'), { mitBestaetigung: false, blick: true });
  await r.warte_auf_stand(page, 'Code eingeben');
  await r.sieh(page, 'code-erwartet', { dunkel: true });
  await page.locator('.mw-code button').click();
  assert.equal(await page.locator('#code-fehler').count(), 1, 'an empty code is a fault at the field');
  await r.sieh(page, 'code-leer');
  const code = (await r.brief(r.orte.neustadt)).match(CODE)?.[0];
  assert.ok(code, 'the letter holds a code');
  await page.fill('#code', code.toLowerCase().replace('-', ' '));
  await page.locator('.mw-code button').click();
  await r.sieh(page, 'code-gesendet');
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet');
}

/** Zoë mistypes: the register refuses, the page says what to do. */
export async function falscherCode(r) {
  const page = await r.oeffne('phone');
  await r.reiche_ein(page, 'zoe', neueStrasse('30'), { mitBestaetigung: false });
  await r.warte_auf_stand(page, 'Code eingeben');
  await page.fill('#code', '0000-0000');
  await page.locator('.mw-code button').click();
  await r.warte_auf_stand(page, 'Abgelehnt');
  assert.match(await page.locator('main').innerText(), /Der Code war nicht richtig/);
  await r.sieh(page, 'abgelehnt', { dunkel: true });
}

/** Anna stays in Altstadt: one register only. */
export async function ummeldung(r) {
  const page = await r.oeffne('desktop');
  const umzug = { strasse: 'Marktplatz', hausnummer: '5', postleitzahl: '99001' };
  await r.reiche_ein(page, 'anna', umzug, { art: '/ummeldung', blick: true });
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet');
}

/** Maria's street does not exist: the authority refuses with a letter. */
export async function ablehnung(r) {
  const page = await r.oeffne('phone');
  const umzug = { strasse: 'Fantasieweg', hausnummer: '99', postleitzahl: '99002' };
  await r.reiche_ein(page, 'maria', umzug);
  await r.warte_auf_stand(page, 'Abgelehnt');
  assert.match(await page.locator('main').innerText(), /nicht online bearbeiten/);
  await r.sieh(page, 'abgelehnt');
  await r.lade(page, page.locator('.mw-dokumente a'), 'bescheid.pdf');
}
