// Families: five people with two surnames, a registered partnership, a locked husband, two guardians apart.

import assert from 'node:assert/strict';
import { BESTAETIGUNG } from './formular.mjs';
import { als } from './reisender.mjs';

/** Fatima, Jan and three children; Mia is known to Jan's register entry only and appears once he was chosen. */
export const fuenf = als('fatima')(async (r) => {
  const page = await r.oeffne('phone');
  const plan = { strasse: 'Am Neuen Deich', hausnummer: '42 C', mit: ['Jan', 'Sami', 'Leyla'] };
  await r.beginne(page, 'fatima');
  assert.doesNotMatch(await r.text(page), /Mia Kowalczyk/);
  await r.sieh(page, 'familie');
  await r.kreuze_an(page, 'Jan Piotr Kowalczyk');
  await r.weiter(page);
  assert.match(await page.title(), /^Fehler/, 'nobody gets the data of others without the assurance');
  await r.sieh(page, 'ohne-versicherung');
  for (const name of ['Sami', 'Leyla']) await r.kreuze_an(page, name);
  await r.waehle(page, 'versichert');
  await r.weiter(page);
  assert.match(await r.text(page), /Mia Kowalczyk/, "the partner's child is offered");
  await r.fuelle(page, { ...plan, mit: ['Mia'] }, 'zusammenfassung', async (schritt) => {
    if (!['daten', 'zusammenfassung'].includes(schritt)) return;
    const text = await r.text(page);
    for (const name of ['El Amrani', 'Jan', 'Sami', 'Leyla', 'Mia']) {
      assert.ok(text.includes(name), `${name} at ${schritt}`);
    }
  });
  await r.unterschreibe(page, 'fatima');
  await r.sieh(page, 'quittung-fuenf');
  await r.warte_auf_stand(page, 'Angemeldet');
  await r.sieh(page, 'angemeldet-fuenf');
});

/** Lars, his partner and their daughter stay in Altstadt. */
export const lebenspartner = als('lars')(async (r) => {
  const page = await r.oeffne('desktop');
  const plan = { strasse: 'Gartenweg', hausnummer: '2', mit: ['Per', 'Freja'] };
  await r.reiche_ein(page, 'lars', plan, {
    art: '/ummeldung',
    async bei(schritt) {
      const text = await r.text(page);
      if (schritt === 'familie') assert.match(text, /Lebenspartner/);
      if (schritt === 'zusammenfassung') assert.match(text, /Freja/);
    },
  });
  await r.warte_auf_stand(page, 'Angemeldet');
});

/** Petra's husband has a lock: no page names him, or says that there is something to hide. */
export const gesperrt = als('petra')(async (r) => {
  const page = await r.oeffne('desktop');
  const plan = { strasse: 'Schulgasse', hausnummer: '3', mit: ['Pia'] };
  const schweigt = async () => {
    assert.doesNotMatch(await page.content(), /Paul|Auskunftssperre|gesperrt|geschützte Person|1976/);
  };
  await r.reiche_ein(page, 'petra', plan, { bei: schweigt });
  await r.warte_auf_stand(page, 'Angemeldet');
  await schweigt();
});

/** David refuses by his link; Sandra sees it and takes another way; with a new form he agrees. */
export const sorgerecht = als('sandra', 'david')(async (r) => {
  const plan = { strasse: 'Neue Straße', hausnummer: '30', mit: ['Finn'], sorge: 'zustimmung' };
  const page = await r.oeffne('phone');
  await r.beginne(page, 'sandra');
  await r.fuelle(page, plan, 'sorge');
  const sorge = page.url();
  await bitte(r, page, 'nein', /nicht zugestimmt/);
  await page.goto(sorge);
  assert.match(await r.text(page), /nicht zugestimmt/, 'the refusal is told');
  await r.sieh(page, 'verweigert');
  assert.equal(await page.isVisible('#sorge_unterlage_0'), false, 'a paper is asked for only where it is chosen');
  await r.waehle(page, 'sorge_0-unterlage');
  await r.weiter(page);
  assert.match(await page.title(), /^Fehler/, 'a paper that is promised must be there');
  await r.sieh(page, 'ohne-unterlage');
  await page.setInputFiles('#sorge_unterlage_0', BESTAETIGUNG);
  await r.weiter(page);
  await page.goto(sorge);
  assert.equal(await page.locator('.mw-datei').count(), 1, 'the paper is kept');
  await r.sieh(page, 'unterlage-da');
  await r.weiter(page);
  await r.fuelle(page, { ...plan, sorge: 'unterlage' });
  assert.match(await r.text(page), /Nachweis liegt bei/);
  assert.match(await r.text(page), /David Okafor hat am .* nicht zugestimmt/, 'the authority learns it');
  await r.loesche_entwurf(page);

  await r.beginne(page, 'sandra');
  await r.fuelle(page, plan, 'sorge');
  await bitte(r, page, 'ja', /Sie haben zugestimmt/, async () => {
    await r.fuelle(page, plan);
    assert.match(await r.text(page), /Wir warten auf die Zustimmung[^]*Stadt Neustadt, Bürgerservice/);
    assert.equal(await page.locator('input[name=abdruck]').count(), 0, 'nothing is sent without the consent');
    await r.sieh(page, 'wartet');
  });
  await page.reload();
  assert.match(await r.text(page), /David Okafor hat am .* zugestimmt/);
  await r.unterschreibe(page, 'sandra');
  await r.warte_auf_stand(page, 'Angemeldet');
});

/** Asks for a link, goes on `inzwischen`; David opens it in a browser of his own and answers. */
async function bitte(r, page, antwort, worte, inzwischen = () => {}) {
  await r.waehle(page, 'sorge_0');
  await r.weiter(page);
  await r.sieh(page, 'link');
  const link = await page.inputValue('.mw-weitergabe');
  assert.match(await page.locator('a[href^="mailto:"]').first().getAttribute('href'), /%2Fzustimmung%2F/);
  await inzwischen();
  const hier = page.url();
  await page.goto(link);
  assert.match(await r.titel(page), /für die andere Person/, 'whoever made the link is told whom it is for');
  await r.sieh(page, 'eigener-link');
  await page.goto(hier);
  const david = await r.oeffne('desktop');
  await david.goto(link);
  assert.doesNotMatch(await r.text(david), /Finn|Sandra|Neue Straße/, 'nothing personal before the login');
  await r.sieh(david, 'zustimmung-vorab');
  await r.weiter(david);
  await r.melde_an(david, 'david');
  assert.match(await r.text(david), /Finn/);
  await r.sieh(david, 'zustimmung');
  await r.druecke(david, david.locator(`button[value=${antwort}]`));
  if (antwort === 'nein') {
    assert.match(await r.titel(david), /wirklich nicht/, 'a refusal is asked back');
    await r.sieh(david, 'zustimmung-rueckfrage');
    await r.weiter(david);
  }
  assert.match(await r.text(david), worte);
  await r.sieh(david, `zustimmung-${antwort}`);
}
