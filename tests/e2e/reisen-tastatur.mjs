// By keyboard alone: Tab, Space, Enter, arrows, and letters into the field that has the focus.

import assert from 'node:assert/strict';
import { BESTAETIGUNG, schritt, tagIn } from './formular.mjs';
import { als } from './reisender.mjs';

const TABS_HOECHSTENS = 80;

/** Nguyễn Thị Minh Châu, who has no given names, from the start page to the receipt. */
export const tastatur = als('nguyen')(async (r) => {
  const page = await r.oeffne('desktop');
  const t = new Tasten(page);
  await page.goto('/');
  await t.tab();
  assert.match(await t.klasse(), /mw-sprung/, 'the first stop is the way past the head');
  await t.druecke('Enter');
  assert.equal(await t.id(), 'inhalt', 'which leads to the content');
  await t.bis('a[href="/anmeldung"]');
  await t.auf_neue_seite('Enter');
  await t.weiter();
  await anmelden(t);
  await t.weiter();

  assert.equal(schritt(page), 'daten');
  assert.ok((await r.text(page)).includes('Nguyễn Thị Minh Châu'));
  await t.weiter();
  await t.weiter();
  assert.match(await page.title(), /^Fehler/);
  assert.match(await t.klasse(), /mw-fehlerliste/, 'the focus is at the summary of what is wrong');
  await r.sieh(page, 'fehler');
  await t.tab();
  await t.druecke('Enter');
  assert.equal(await t.id(), 'strasse', 'its first entry leads to the field');
  await page.keyboard.type('Hafenallee');
  await t.schreibe('#hausnummer', '1');
  await t.weiter();

  const gestern = tagIn(-1);
  await t.schreibe('#einzug_tag', String(gestern.getDate()));
  await t.schreibe('#einzug_monat', String(gestern.getMonth() + 1));
  await t.schreibe('#einzug_jahr', String(gestern.getFullYear()));
  await t.waehle('bisherige_0');
  await t.weiter();
  await t.waehle('art');
  await t.schreibe('#name', 'Haus und Grund Musterbau');
  await t.schreibe('#strasse_hausnummer', 'Marktstraße 9');
  await t.schreibe('#plz_ort', '99002 Neustadt');
  await t.weiter();
  await t.waehle('nachweis');
  await t.bis('#datei');
  const [auswahl] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await auswahl.setFiles(BESTAETIGUNG);
  await t.weiter();
  assert.equal(schritt(page), 'wuensche');
  await t.weiter();
  assert.equal(schritt(page), 'zusammenfassung');
  assert.ok((await r.text(page)).includes('Nguyễn Thị Minh Châu'));
  await t.weiter();
  await anmelden(t);
  assert.match(await r.text(page), /MW-/, 'the receipt has an Aktenzeichen');
  await r.warte_auf_stand(page, 'Angemeldet');
  assert.ok((await r.text(page)).includes('Nguyễn Thị Minh Châu'));
});

/** At the identity provider. */
async function anmelden(t) {
  await t.waehle('person-nguyen');
  await t.bis('button[value=ok]');
  await t.auf_neue_seite('Enter');
}

/** Hands that have a keyboard and no mouse; at each stop the focus is seen, and goes down the page. */
class Tasten {
  constructor(page) {
    this.page = page;
  }

  druecke(taste) {
    return this.page.keyboard.press(taste);
  }

  async auf_neue_seite(taste) {
    await Promise.all([this.page.waitForEvent('load'), this.druecke(taste)]);
  }

  id() {
    return this.page.evaluate(() => globalThis.document.activeElement.id);
  }

  klasse() {
    return this.page.evaluate(() => globalThis.document.activeElement.className);
  }

  /** One stop on. */
  async tab() {
    const vorher = await this.#stelle();
    await this.druecke('Tab');
    const { sichtbar, oben, name, imInhalt } = await this.#stelle();
    assert.ok(sichtbar, `the focus is seen at ${name}`);
    if (imInhalt && vorher.imInhalt) assert.ok(oben >= vorher.oben - 8, `${name} does not lie above ${vorher.name}`);
  }

  async bis(selektor) {
    for (let rest = TABS_HOECHSTENS; rest; rest -= 1) {
      if (await this.page.evaluate((s) => globalThis.document.activeElement.matches(s), selektor)) return;
      await this.tab();
    }
    assert.fail(`${selektor} is not reached by Tab`);
  }

  async schreibe(selektor, text) {
    await this.bis(selektor);
    await this.page.keyboard.type(text);
  }

  /** A radio button: Tab to its group, Space or arrows within. */
  async waehle(id) {
    const name = await this.page.getAttribute(`[id="${id}"]`, 'name');
    await this.bis(`[name="${name}"]`);
    await this.druecke('Space');
    for (let rest = TABS_HOECHSTENS; rest && (await this.id()) !== id; rest -= 1) await this.druecke('ArrowDown');
    assert.ok(await this.page.isChecked(`[id="${id}"]`), `${id} is chosen`);
  }

  async weiter() {
    await this.bis('main button.kern-btn--primary');
    await this.auf_neue_seite('Enter');
  }

  /** Where the focus is, and whether an outline, a shadow or a border shows it. */
  #stelle() {
    return this.page.evaluate(() => {
      const { document, getComputedStyle } = globalThis;
      const hier = document.activeElement;
      // A link that is as large as its card shows the focus at the card.
      const stile = [getComputedStyle(hier), getComputedStyle(hier, '::after')];
      const sichtbar = stile.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      );
      const { top, height } = hier.getBoundingClientRect();
      return {
        sichtbar: sichtbar && height > 0,
        oben: top + globalThis.scrollY,
        name: `${hier.tagName} ${hier.id || hier.className || hier.textContent}`,
        imInhalt: Boolean(hier.closest('main')) && hier.id !== 'inhalt',
      };
    });
  }
}
