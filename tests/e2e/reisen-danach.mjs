// After the form: a day that lies ahead, a change of mind, a refusal and the way on.

import assert from 'node:assert/strict';
import { tagIn } from './formular.mjs';
import { als } from './reisender.mjs';

/** David will move in ten days: the form is kept, the day can be put into a calendar, and nothing is sent before it. */
export const vorgemerkt = als('david')(async (r) => {
  const page = await r.oeffne('phone');
  await r.beginne(page, 'david');
  await r.fuelle(page, { strasse: 'Hafenallee', hausnummer: '4', einzug: tagIn(10) });
  assert.match(await r.text(page), /Absenden können Sie ab dem/);
  assert.equal(await page.locator('input[name=abdruck]').count(), 0, 'there is no button to submit');
  const antwort = await page.request.get(await page.locator('a[href$=".ics"]').getAttribute('href'));
  assert.match(await antwort.text(), /^BEGIN:VCALENDAR[^]*BEGIN:VEVENT/);
  await page.goto('/faelle');
  assert.equal(await page.locator('main h3 a[href^="/entwurf/"]').count(), 1, 'the form is kept');
});

/** Zoë changes her mind at once: nothing was sent. */
export const zurueckgenommen = als('zoe')(async (r) => {
  const page = await r.oeffne('desktop');
  await r.beginne(page, 'zoe');
  await r.fuelle(page, { strasse: 'Neue Straße', hausnummer: '33' });
  await r.unterschreibe(page, 'zoe');
  await r.druecke(page, page.locator('.mw-ruecknahme button'));
  assert.match(await page.locator('main .kern-badge').first().innerText(), /Zurückgenommen/);
  assert.match(await r.text(page), /Die Meldebehörde hat nichts davon bekommen/);
  await r.sieh(page, 'zurueckgenommen');
});

/** Maria's street does not exist: the authority refuses by letter; she corrects the street and is registered. */
export const ablehnung = als('maria')(async (r) => {
  const page = await r.oeffne('phone');
  await r.reiche_ein(page, 'maria', { strasse: 'Fantasieweg', nichtInListe: true, hausnummer: '99', postleitzahl: '99002' });
  await r.warte_auf_stand(page, 'Abgelehnt');
  assert.match(await r.text(page), /Die Meldebehörde hat Ihre Anmeldung abgelehnt/);
  await r.sieh(page, 'abgelehnt');
  await r.lade(page, page.locator('section[aria-labelledby=naechstes] a[href^="/dokumente/"]'), 'bescheid.pdf');
  const fall = page.url();
  await r.druecke(page, page.locator('a[href$="/schalter"]'));
  await r.sieh(page, 'schalter');
  await page.goto(fall);

  await r.druecke(page, page.locator('form[action$="/neu"] button'));
  const steht = ['einzug', 'wohnungsgeber', 'nachweis', 'wuensche'];
  await r.sieh(page, 'neu');
  const eintritt = page.url().replace(/[^/]+$/, 'wohnung');
  await page.goto(eintritt);
  assert.equal(await page.inputValue('#hausnummer'), '99', 'everything typed is kept');
  await r.fuelle(page, { strasse: 'Neue Straße', hausnummer: '99', postleitzahl: '99002', steht });
  await r.unterschreibe(page, 'maria');
  await r.warte_auf_stand(page, 'Angemeldet');
});
