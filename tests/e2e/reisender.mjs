// Somebody with a browser: the verbs of a journey, and a look at every page on the way.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fuelle_schritt, schritt } from './formular.mjs';

// A reader of PDFs may see blanks between widely set letters.
const CODE = /^(?:[0-9A-Z] ?){4}-(?: ?[0-9A-Z]){4}$/m;

/** A journey of these people; no two journeys of the same person are under way at once. */
export const als = (...personen) => (reise) => Object.assign(reise, { personen });

export class Reisender {
  constructor({ browser, blick, orte, ordner, name }) {
    Object.assign(this, { browser, blick, orte, ordner, name, funde: [], fenster: [], seiten: 0, eingaben: 0 });
  }

  /** Opens a browser window of this device. */
  async oeffne(geraet = 'desktop', options = {}) {
    const page = await this.browser.page(geraet, options);
    page.on('load', () => {
      if (page.url().startsWith(this.orte.dienst)) this.seiten += 1;
    });
    this.fenster.push(page);
    return page;
  }

  /** Looks at the page; what is wrong is kept, the journey goes on. */
  async sieh(page, name, options) {
    this.funde.push(...(await this.blick.sieh(page, `${this.name}-${name}`, options)));
  }

  /** Logs in from the service's page that asks for it, or from `/anmelden`; ends back at the service. */
  async melde_an(page, person, { pfad, chip = 'alt', niveau = 'hoch', blick } = {}) {
    if (pfad) await page.goto(`/anmelden?zurueck=${pfad}`);
    assert.ok(page.url().startsWith(this.orte.anbieter), `at the identity provider, not ${page.url()}`);
    if (blick) await this.sieh(page, blick);
    const { eingaben } = this;
    for (const wahl of [`person-${person}`, `chip-${chip}`, `niveau-${niveau}`]) await this.waehle(page, wahl);
    this.eingaben = eingaben;
    await this.druecke(page, page.locator('button[value=ok]'));
  }

  /** Presses what leads to another page, and waits for it. */
  async druecke(page, knopf) {
    await Promise.all([page.waitForEvent('load'), knopf.click()]);
  }

  /** The button that leads on. */
  weiter(page) {
    return this.druecke(page, page.locator('main button.kern-btn--primary'));
  }

  /** Begins a new form, even where the page tells of one that is begun already. */
  async fange_an(page) {
    const neu = page.locator('main button[name=neu]');
    await ((await neu.count()) ? this.druecke(page, neu) : this.weiter(page));
  }

  /** Sends the code that is typed, after a look at the page that asks back. */
  async sende_code(page) {
    await this.druecke(page, page.locator('.mw-code button'));
    await this.sieh(page, 'code-vorgelegt');
    await this.druecke(page, page.locator('.mw-code button'));
  }

  /** Throws the draft of the summary away, after a look at the page that asks back. */
  async loesche_entwurf(page) {
    await this.druecke(page, page.locator('.mw-loeschen a'));
    await this.sieh(page, 'loeschen');
    await this.weiter(page);
  }

  /** Chooses a radio button or a box as people do: by its label. */
  async waehle(page, id) {
    this.eingaben += 1;
    await page.locator(`label[for="${id}"]`).click();
    assert.ok(await page.isChecked(`[id="${id}"]`), `${id} is chosen`);
  }

  /** Ticks the box whose label begins with this word, if it is not ticked yet. */
  async kreuze_an(page, wort) {
    const schild = page.locator('label', { hasText: new RegExp(`^\\s*${wort}\\b`) });
    const id = await schild.getAttribute('for');
    if (!(await page.isChecked(`[id="${id}"]`))) await this.waehle(page, id);
  }

  /** Writes into a field. */
  async gib(page, id, text) {
    this.eingaben += 1;
    await page.fill(`[id="${id}"]`, text);
  }

  async waehle_datei(page, id, datei) {
    this.eingaben += 1;
    await page.setInputFiles(`[id="${id}"]`, datei);
  }

  /** The main heading. */
  titel(page) {
    return page.locator('h1').innerText();
  }

  /** All that the page says, without the marks that keep directions of writing apart, every blank alike. */
  async text(page) {
    const text = await page.locator('main').innerText();
    return text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');
  }

  /** From the page before the form to its first step, with a login on the way if there was none. */
  async beginne(page, person, art = '/anmeldung') {
    await page.goto(art);
    await this.sieh(page, 'vorab');
    await this.fange_an(page);
    if (page.url().startsWith(this.orte.anbieter)) {
      Object.assign(this, { seiten: 0, eingaben: 0 });
      await this.melde_an(page, person, { blick: 'anmeldedienst' });
      await this.sieh(page, 'vorab-angemeldet');
      await this.fange_an(page);
    }
    assert.match(page.url(), /\/entwurf\//, `the form begins, not "${await this.titel(page)}"`);
  }

  /** Fills in step after step as `plan` says, until this one is shown; looks at each. `bei` is told each step. */
  async fuelle(page, plan, bis = 'zusammenfassung', bei = () => {}) {
    for (let rest = 14; rest; rest -= 1) {
      const jetzt = schritt(page);
      assert.doesNotMatch(await page.title(), /^Fehler/, `nothing is wrong at ${jetzt}`);
      await this.sieh(page, jetzt);
      await bei(jetzt);
      if (jetzt === bis) return;
      await fuelle_schritt(this, page, jetzt, plan);
      await this.weiter(page);
    }
    assert.fail(`${bis} is never reached; stopped at ${page.url()}`);
  }

  /** From the summary through the signing login to the receipt. */
  async unterschreibe(page, person) {
    await this.weiter(page);
    await this.melde_an(page, person, { blick: 'unterschrift' });
    assert.match(page.url(), /\/faelle\//, `the receipt, not "${await this.titel(page)}"`);
    assert.match(await page.locator('[role=status]').first().innerText(), /MW-/, 'the receipt has an Aktenzeichen');
  }

  /** The whole form from the page before it to the receipt. */
  async reiche_ein(page, person, plan, { art, bei } = {}) {
    await this.beginne(page, person, art);
    await this.fuelle(page, plan, 'zusammenfassung', bei);
    await this.unterschreibe(page, person);
    await this.sieh(page, 'quittung');
  }

  /** Reloads the case until its badge says so. */
  async warte_auf_stand(page, stand) {
    const fall = page.url().split('?')[0];
    const ende = Date.now() + 60_000;
    for (;;) {
      await page.goto(fall);
      const jetzt = await page.locator('main .kern-badge').first().innerText();
      if (jetzt.includes(stand)) return;
      assert.ok(Date.now() < ende, `the case is "${jetzt}" and not "${stand}" within a minute`);
      await page.waitForTimeout(300);
    }
  }

  /** Downloads what a link leads to. */
  async lade(page, link, name) {
    const [datei] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const pfad = join(this.ordner, `${this.name}-${name}`);
    await datei.saveAs(pfad);
    return pfad;
  }

  /** The code in the newest letter to this name that a register has posted. */
  async code_aus_brief(register, name) {
    const page = await this.oeffne('phone', { baseURL: register });
    await page.goto('/briefkasten');
    await this.sieh(page, 'briefkasten');
    for (const verweis of await page.locator('main a').all()) {
      const antwort = await page.request.get(await verweis.getAttribute('href'));
      const text = execFileSync('pdftotext', ['-', '-'], { input: await antwort.body(), encoding: 'utf8' });
      const code = text.match(CODE)?.[0];
      if (code && text.includes(name)) return code;
    }
    return assert.fail(`no letter with a code to ${name}`);
  }

  /** What each open window shows when a journey stops. */
  async bildDerNot() {
    for (const [nummer, page] of this.fenster.entries()) {
      const path = join(this.orte.bilder, `${this.name}-abbruch-${nummer}.png`);
      await page.screenshot({ path, fullPage: true }).catch(() => {});
    }
  }

  async heim() {
    for (const page of this.fenster) await page.context().close();
  }
}
