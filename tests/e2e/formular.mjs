// The steps of the form, each filled in as a plan says; which of them come is for the service to say.

import { join } from 'node:path';

export const BESTAETIGUNG = join(import.meta.dirname, '../../examples/musterland/bestaetigung.png');

/** A day from today on, or before it. */
export function tagIn(tage) {
  const tag = new Date();
  tag.setDate(tag.getDate() + tage);
  return tag;
}

/** What is filled in where a plan says nothing: alone, moved yesterday, rented, with the landlord's paper. */
const UEBLICH = {
  mit: [],
  stimmtNicht: {},
  postleitzahl: '',
  einzug: tagIn(-1),
  bisherige: 'aufgeben',
  vorwiegend: 'neu',
  sorge: 'allein',
  art: 'vermietung',
  nachweis: 'datei',
  grund: 'spaeter',
  eintragen: [],
  loeschen: [],
};

/** `familie` … `wuensche`: what is done on each page before "Weiter". */
export const SCHRITTE = {
  async familie(r, page, { mit }) {
    for (const name of mit) await r.kreuze_an(page, name);
    if (mit.length && !(await page.isChecked('#versichert'))) await r.waehle(page, 'versichert');
  },

  async daten(r, page, { stimmtNicht }) {
    for (const [angabe, richtig] of Object.entries(stimmtNicht)) {
      const zeile = page.locator('.mw-angabe', { has: page.locator('.mw-angabe__name', { hasText: angabe }) }).first();
      await zeile.locator('summary').click();
      await zeile.locator('.kern-form-check label').click();
      await zeile.locator('input[type=text]').fill(richtig);
    }
  },

  async wohnung(r, page, { strasse, nichtInListe, hausnummer, postleitzahl }) {
    await r.gib(page, 'strasse', strasse);
    await r.gib(page, 'hausnummer', hausnummer);
    if (postleitzahl) await r.gib(page, 'postleitzahl', postleitzahl);
    if (!nichtInListe) return;
    await r.weiter(page);
    await r.sieh(page, 'strasse-fremd');
    await r.waehle(page, 'strasse_eigene');
  },

  async einzug(r, page, { einzug, bisherige }) {
    await r.gib(page, 'einzug_tag', String(einzug.getDate()));
    await r.gib(page, 'einzug_monat', String(einzug.getMonth() + 1));
    await r.gib(page, 'einzug_jahr', String(einzug.getFullYear()));
    await r.waehle(page, bisherige === 'aufgeben' ? 'bisherige_0' : 'bisherige_0-behalten');
  },

  async hauptwohnung(r, page, { vorwiegend }) {
    await r.waehle(page, vorwiegend === 'neu' ? 'vorwiegend' : 'vorwiegend-0');
  },

  async sorge(r, page, { sorge }) {
    const zusatz = sorge === 'zustimmung' ? '' : `-${sorge}`;
    for (const kind of await page.locator(`input[value=${sorge}]`).all()) {
      const feld = await kind.getAttribute('name');
      await r.waehle(page, `${feld}${zusatz}`);
      const datei = page.locator(`[id="${feld.replace('sorge', 'sorge_unterlage')}"]`);
      if (sorge === 'unterlage' && !(await page.locator('.mw-datei').count())) await datei.setInputFiles(BESTAETIGUNG);
    }
  },

  async wohnungsgeber(r, page, { art }) {
    await r.waehle(page, art === 'vermietung' ? 'art' : 'art-eigentum');
    if (art !== 'vermietung') return;
    await r.gib(page, 'name', 'Haus und Grund Musterbau');
    await r.gib(page, 'strasse_hausnummer', 'Marktstraße 9');
    await r.gib(page, 'plz_ort', '99002 Neustadt');
  },

  async nachweis(r, page, { art, nachweis, merkmal, grund }) {
    if (art === 'eigentum') return;
    await r.waehle(page, nachweis === 'datei' ? 'nachweis' : `nachweis-${nachweis}`);
    if (nachweis === 'datei') await r.waehle_datei(page, 'datei', BESTAETIGUNG);
    if (nachweis === 'merkmal') await r.gib(page, 'merkmal', merkmal);
    if (nachweis === 'keine') await r.waehle(page, grund === 'spaeter' ? 'ohne_grund' : 'ohne_grund-verweigert');
  },

  async wuensche(r, page, { eintragen, loeschen }) {
    for (const sperre of eintragen) await r.waehle(page, `eintragen-selbst.${sperre}`);
    for (const sperre of loeschen) await r.waehle(page, `loeschen-selbst.${sperre}`);
  },
};

/** Fills in the step that the page shows. */
export async function fuelle_schritt(r, page, schritt, plan) {
  const ganz = { ...UEBLICH, ...plan };
  if (ganz.steht?.includes(schritt)) return;
  await SCHRITTE[schritt](r, page, ganz);
}

/** The last part of the page's path. */
export const schritt = (page) => new URL(page.url()).pathname.split('/').at(-1);
