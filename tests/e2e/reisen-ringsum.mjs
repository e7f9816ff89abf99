// The pages around the form, and the short check before it.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** The pages around: not found, help, the pages of the law, log out, the other language. */
export const ringsum = als()(async (r) => {
  const page = await r.oeffne('phone');
  const recht = ['hilfe', 'impressum', 'datenschutz', 'barrierefreiheit'];
  for (const name of [...recht, 'rueckmeldung', 'amt', 'pruefen', 'gibt-es-nicht']) {
    await page.goto(`/${name}`);
    await r.sieh(page, name);
  }
  await page.goto('/anmelden?zurueck=/faelle');
  await r.druecke(page, page.locator('button[value=abbrechen]'));
  assert.match(await r.titel(page), /abgebrochen/);
  await r.sieh(page, 'login-abgebrochen');
  await r.melde_an(page, 'erika', { pfad: '/faelle', niveau: 'niedrig' });
  assert.match(await r.titel(page), /Online-Ausweis/);
  await r.sieh(page, 'login-zu-niedrig');
  await r.melde_an(page, 'erika', { pfad: '/faelle' });
  await r.druecke(page, page.locator('.mw-konto__knopf'));
  assert.match(await r.titel(page), /abgemeldet/);
  await r.sieh(page, 'abgemeldet');
  await page.goto('/faelle');
  assert.ok(page.url().startsWith(r.orte.anbieter), 'after the logout the cases ask for a login');
  for (const register of ['altstadt', 'neustadt']) {
    await page.goto(r.orte[register]);
    await r.sieh(page, register);
  }
});

/** Half a year in another town and registered at home: no duty, why, and a reminder for the day on which it begins. */
export const keinePflicht = als()(async (r) => {
  const page = await r.oeffne('phone');
  await page.goto('/check');
  const antworten = ['zweite-wohnung', 'sechs', 'ja'];
  for (let rest = 6; rest && (await page.locator('main form fieldset h1').count()); rest -= 1) {
    await r.sieh(page, 'check-frage');
    if (await page.locator('#einzug_tag').count()) {
      const tag = new Date();
      await page.fill('#einzug_tag', String(tag.getDate()));
      await page.fill('#einzug_monat', String(tag.getMonth() + 1));
      await page.fill('#einzug_jahr', String(tag.getFullYear()));
    } else {
      const werte = await page.locator('main input[type=radio]').evaluateAll((alle) => alle.map(({ value }) => value));
      const wert = antworten.find((antwort) => werte.includes(antwort)) ?? werte[0];
      await r.waehle(page, await page.getAttribute(`main input[type=radio][value="${wert}"]`, 'id'));
    }
    await r.weiter(page);
  }
  await r.sieh(page, 'check-keine-pflicht');
  assert.match(await r.text(page), /§ 27/);
  const antwort = await page.request.get(await page.locator('a[href*=".ics"]').first().getAttribute('href'));
  assert.match(await antwort.text(), /^BEGIN:VCALENDAR[^]*BEGIN:VEVENT/);
});
