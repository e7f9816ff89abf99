// A flat-share: two people, two forms, one paper.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** Carla invites; Ben finds dwelling, day and paper filled in, and both submit. */
export const wohngemeinschaft = als('carla', 'ben')(async (r) => {
  const plan = { strasse: 'Bahnhofstraße', hausnummer: '13 1/4' };
  const carla = await r.oeffne('desktop');
  await r.beginne(carla, 'carla');
  await r.fuelle(carla, plan);
  await carla.locator('#gemeinsam summary').click();
  await r.druecke(carla, carla.locator('#gemeinsam button'));
  const zurueckgenommen = await carla.inputValue('#gemeinsam_link');
  await r.druecke(carla, carla.locator('#gemeinsam button'));
  await carla.locator('#gemeinsam summary').click();
  await r.druecke(carla, carla.locator('#gemeinsam button'));
  const link = await carla.inputValue('#gemeinsam_link');
  assert.notEqual(link, zurueckgenommen);
  await r.sieh(carla, 'eingeladen');

  const ben = await r.oeffne('phone');
  await ben.goto(zurueckgenommen);
  assert.match(await r.titel(ben), /gilt nicht mehr/, 'what was taken back is gone');
  await ben.goto(link);
  await r.sieh(ben, 'einladung');
  assert.doesNotMatch(await r.text(ben), /Carla/, 'who invites is told after the login only');
  await r.weiter(ben);
  await r.melde_an(ben, 'ben');
  assert.match(await r.text(ben), /Carla/);
  await r.sieh(ben, 'einladung-angemeldet');
  await r.weiter(ben);
  const steht = ['wohnung', 'wohnungsgeber', 'nachweis'];
  await r.fuelle(ben, { ...plan, steht }, 'zusammenfassung', async (schritt) => {
    if (schritt === 'wohnung') assert.equal(await ben.inputValue('#hausnummer'), '13 1/4');
    if (schritt === 'zusammenfassung') assert.match(await r.text(ben), /Gemeinsamer Umzug/);
    if (schritt === 'nachweis') assert.match(await r.text(ben), /Diese Datei liegt vor/);
  });
  await carla.reload();
  assert.match(await r.text(carla), /Gemeinsamer Umzug/, 'the authority sees that both belong together');
  await r.unterschreibe(carla, 'carla');
  await r.unterschreibe(ben, 'ben');
  for (const page of [carla, ben]) {
    await r.warte_auf_stand(page, 'Angemeldet');
  }
  await r.sieh(ben, 'angemeldet');
});
