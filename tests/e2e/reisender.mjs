// Somebody with a browser: the verbs of a journey, and a look at every page at both widths.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const BREITEN = [{ width: 1280, height: 900 }, { width: 360, height: 800 }];
export const BESTAETIGUNG = join(import.meta.dirname, '../../examples/musterland/bestaetigung.png');

export class Reisender {
  constructor({ browser, orte, ordner, name }) {
    Object.assign(this, { browser, orte, ordner, name, funde: [], blicke: 0, seiten: [] });
  }

  /** Opens a browser window of this device. */
  async oeffne(geraet = 'desktop', options = {}) {
    const page = await this.browser.page(geraet, options);
    this.seiten.push(page);
    return page;
  }

  /** Looks at the page at both widths and, if asked, in the dark; what is wrong is kept, the journey goes on. */
  async sieh(page, name, { dunkel = false, except } = {}) {
    const blick = async (zusatz) => {
      this.blicke += 1;
      const fund = await this.browser.pruefe(page, `${this.name}-${name}${zusatz}`, { except }).catch((error) => error);
      if (fund) this.funde.push(fund.message);
    };
    const eigene = page.viewportSize();
    await blick(`-${eigene.width}`);
    for (const breite of BREITEN.filter(({ width }) => width !== eigene.width)) {
      await page.setViewportSize(breite);
      await blick(`-${breite.width}`);
    }
    await page.setViewportSize(eigene);
    if (!dunkel) return;
    await page.emulateMedia({ colorScheme: 'dark' });
    await blick('-dunkel');
    await page.emulateMedia({ colorScheme: null });
  }

  /** Logs in from the service's page that asks for it, or from `/anmelden`; ends back at the service. */
  async melde_an(page, person, { pfad, chip = 'alt', niveau = 'hoch', blick } = {}) {
    if (pfad) await page.goto(`/anmelden?zurueck=${pfad}`);
    assert.ok(page.url().startsWith(this.orte.anbieter), `at the identity provider, not ${page.url()}`);
    if (blick) await this.sieh(page, blick, { dunkel: true });
    await this.waehle(page, `person-${person}`);
    await this.waehle(page, `chip-${chip}`);
    await this.waehle(page, `niveau-${niveau}`);
    await page.click('button[value=ok]');
  }

  /** The button that leads on. */
  weiter(page) {
    return page.locator('main button.kern-btn--primary').click();
  }

  /** Chooses a radio button or a box as people do: by its label. */
  async waehle(page, id) {
    await page.locator(`label[for="${id}"]`).click();
    assert.ok(await page.isChecked(`[id="${id}"]`), `${id} is chosen`);
  }

  /** The main heading. */
  titel(page) {
    return page.locator('h1').innerText();
  }

  /** Step 2; there is only one commune to move to. `umzug`: strasse, hausnummer, postleitzahl. */
  async fuelle_wohnung(page, umzug) {
    const gestern = new Date(Date.now() - 24 * 3600 * 1000);
    await page.fill('#strasse', umzug.strasse);
    await page.fill('#hausnummer', umzug.hausnummer);
    await page.fill('#postleitzahl', umzug.postleitzahl);
    await page.fill('#einzug_tag', String(gestern.getDate()));
    await page.fill('#einzug_monat', String(gestern.getMonth() + 1));
    await page.fill('#einzug_jahr', String(gestern.getFullYear()));
    await this.waehle(page, 'status');
  }

  /** Step 3, with the photo of the confirmation or without. */
  async fuelle_wohnungsgeber(page, mitBestaetigung) {
    await this.waehle(page, 'art');
    await page.fill('#name', 'Haus und Grund Musterbau');
    await page.fill('#strasse_hausnummer', 'Marktstraße 9');
    await page.fill('#plz_ort', '99002 Neustadt');
    await this.waehle(page, mitBestaetigung ? 'bestaetigung' : 'bestaetigung-keine');
    if (mitBestaetigung) await page.setInputFiles('#datei', BESTAETIGUNG);
  }

  /** The whole form from `/anmeldung` or `/ummeldung` to the receipt; looks at each page when `blick` is set. */
  async reiche_ein(page, person, umzug, { art = '/anmeldung', mitBestaetigung = true, blick = false } = {}) {
    const sieh = (name, options) => (blick ? this.sieh(page, name, options) : null);
    await page.goto(art);
    await sieh('vorab', { dunkel: true });
    await this.weiter(page);
    await this.melde_an(page, person, { blick: blick ? 'anmeldedienst' : undefined });
    await sieh('vorab-angemeldet');
    await this.weiter(page);
    await page.waitForURL('**/daten');
    await sieh('daten', { dunkel: true });
    await this.weiter(page);
    await page.waitForURL('**/wohnung');
    await sieh('wohnung', { dunkel: true });
    await this.fuelle_wohnung(page, umzug);
    await this.weiter(page);
    await page.waitForURL('**/wohnungsgeber');
    await sieh('wohnungsgeber', { dunkel: true });
    await this.fuelle_wohnungsgeber(page, mitBestaetigung);
    await this.weiter(page);
    await page.waitForURL('**/zusammenfassung');
    await sieh('zusammenfassung', { dunkel: true });
    await this.weiter(page);
    await this.melde_an(page, person, { blick: blick ? 'unterschrift' : undefined });
    await page.waitForURL('**/faelle/*');
    assert.match(await page.locator('[role=status]').innerText(), /MW-/, 'the receipt has an Aktenzeichen');
    await sieh('quittung', { dunkel: true });
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
      await page.waitForTimeout(200);
    }
  }

  /** Downloads what a link leads to. */
  async lade(page, link, name) {
    const [datei] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const pfad = join(this.ordner, name);
    await datei.saveAs(pfad);
    return pfad;
  }

  /** The text of the newest letter that this register has posted. */
  async brief(register) {
    const page = await this.oeffne('phone', { baseURL: register });
    await page.goto('/briefkasten');
    await this.sieh(page, 'briefkasten');
    const antwort = await page.request.get(await page.locator('main a').first().getAttribute('href'));
    return execFileSync('pdftotext', ['-', '-'], { input: await antwort.body(), encoding: 'utf8' });
  }

  /** What each open window shows when a journey stops. */
  async bildDerNot() {
    for (const [nummer, page] of this.seiten.entries()) {
      const path = join(this.orte.bilder, `${this.name}-abbruch-${nummer}.png`);
      await page.screenshot({ path, fullPage: true }).catch(() => {});
    }
  }

  async heim() {
    for (const page of this.seiten) await page.context().close();
  }
}
