// People whom other forms leave out: rare names, 16 years old, residence permit, card for citizens of the Union, two
// dwellings, objections in the register.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** Submits; the name is intact before the signature and on the case. */
async function mit_namen(r, person, name, plan, { geraet = 'desktop', options, bei = () => {} } = {}) {
  const page = await r.oeffne(geraet, options);
  await r.reiche_ein(page, person, plan, {
    async bei(schritt) {
      await bei(schritt, page);
      if (!['daten', 'zusammenfassung'].includes(schritt)) return;
      assert.ok((await r.text(page)).includes(name), `${name} at ${schritt}`);
    },
  });
  await r.warte_auf_stand(page, 'Angemeldet');
  assert.ok((await r.text(page)).includes(name), `${name} at the case`);
  return page;
}

/** João without JavaScript: two kinds of apostrophe, rare letters, and nothing of the journey needs a script. */
export const ohneSkript = als('joao')(async (r) => {
  await mit_namen(r, 'joao', 'O\'Neill', { strasse: 'Am Neuen Deich', hausnummer: '16 b' }, {
    options: { javaScriptEnabled: false },
    async bei(schritt, page) {
      if (schritt !== 'zusammenfassung') return;
      const text = await r.text(page);
      for (const teil of ['João Þórður C̆ağrı M̂ĩķš', 'D’Ávila-Ñíguez Ḱľå']) assert.ok(text.includes(teil), teil);
    },
  });
});

/** Mehmet is 16, and alone. */
export const sechzehn = als('mehmet')(async (r) => {
  await mit_namen(r, 'mehmet', 'Yıldırım', { strasse: 'Marktstraße', hausnummer: '18' }, { geraet: 'phone' });
});

/** Abena's residence permit knows the year of her birth only; she owns the new dwelling and confirms it herself. */
export const aufenthaltstitel = als('abena')(async (r) => {
  const plan = { strasse: 'Schulgasse', hausnummer: '21', art: 'eigentum' };
  await mit_namen(r, 'abena', 'Mensah', plan, {
    async bei(schritt, page) {
      const text = await r.text(page);
      if (schritt === 'daten') assert.match(text, /1978/);
      if (schritt === 'zusammenfassung') assert.match(text, /Ihre eigene Erklärung/);
    },
  });
});

/** Sofia begins on her phone, and goes on at a desk, after a new login. */
export const eidKarte = als('sofia')(async (r) => {
  const plan = { strasse: 'Marktstraße', hausnummer: '5' };
  const unterwegs = await r.oeffne('phone');
  await r.beginne(unterwegs, 'sofia');
  await r.fuelle(unterwegs, plan, 'wohnungsgeber');
  await unterwegs.context().close();

  const page = await r.oeffne('desktop');
  await r.melde_an(page, 'sofia', { pfad: '/faelle' });
  await r.sieh(page, 'entwurf-gefunden');
  await r.druecke(page, page.locator('main a[href^="/entwurf/"]').first());
  await r.fuelle(page, plan, 'zusammenfassung', async (schritt) => {
    if (schritt === 'wohnung') assert.equal(await page.inputValue('#strasse'), 'Marktstraße');
    if (schritt === 'zusammenfassung') assert.match(await r.text(page), /Marktstraße 5/);
  });
  await r.unterschreibe(page, 'sofia');
  await r.warte_auf_stand(page, 'Angemeldet');
});

/** Hanna keeps her main dwelling; the landlord has confirmed online; one entry of the register is wrong. */
export const nebenwohnung = als('hanna')(async (r) => {
  const page = await r.oeffne('desktop');
  const plan = {
    strasse: 'Birkenring',
    hausnummer: '8',
    bisherige: 'behalten',
    vorwiegend: 'alt',
    nachweis: 'merkmal',
    merkmal: 'ZM-4711',
    stimmtNicht: { Geburtsort: 'Altstadt-Unterdorf' },
  };
  await r.reiche_ein(page, 'hanna', plan, {
    async bei(schritt) {
      if (schritt !== 'zusammenfassung') return;
      const text = await r.text(page);
      assert.match(text, /Nebenwohnung/);
      assert.match(text, /ZM-4711/);
      assert.match(text, /stimmt nicht. Richtig: Altstadt-Unterdorf/);
    },
  });
  // The Musterregister knows the Merkmal: no letter, no code.
  await r.warte_auf_stand(page, 'Angemeldet');
  const danach = await r.text(page);
  assert.match(danach, /Am Ausweis müssen Sie nichts ändern/);
  assert.match(danach, /Zweitwohnungsteuer/);
  assert.doesNotMatch(danach, /Aufkleber|Nachsende|nachsenden|Auto/, 'what only a move asks for');
  await r.sieh(page, 'angemeldet');
});

/** Ruth enters one objection, keeps one, and deletes two that have lost their base in the law. */
export const widersprueche = als('ruth')(async (r) => {
  const page = await r.oeffne('phone');
  const plan = { strasse: 'Neue Straße', hausnummer: '44', eintragen: ['7'], loeschen: ['10', '13'] };
  await r.reiche_ein(page, 'ruth', plan, {
    async bei(schritt) {
      if (schritt === 'wuensche') {
        const verboten = page.locator('[id="eintragen-selbst.10"], [id="eintragen-selbst.13"]');
        assert.equal(await verboten.count(), 0, 'keys without a base in the law are never offered');
        assert.equal(await page.locator('input[name=loeschen]').count(), 3);
      }
      if (schritt === 'zusammenfassung') {
        const text = await r.text(page);
        const aenderungen = ['Parteien vor Wahlen', 'Bundeswehr', 'Verlage von Adressbüchern'];
        for (const worte of aenderungen) assert.ok(text.includes(worte), worte);
        assert.ok(!text.includes('Presse und Politik'), 'what stays is no change');
      }
    },
  });
  await r.warte_auf_stand(page, 'Angemeldet');
});
