// How a page is looked at: each kind of page once in every rendering, all others as they stand before the visitor.

const BREITEN = [{ width: 1280, height: 900 }, { width: 360, height: 800 }];
/** Name, viewport, emulated media, rules of axe that mean nothing there. */
const ANSICHTEN = [
  { name: '320', breite: { width: 320, height: 640 } },
  { name: 'zoom', breite: { width: 640, height: 450 } },
  { name: 'dunkel', breite: { width: 360, height: 800 }, medium: { colorScheme: 'dark' } },
  { name: 'kontrast', medium: { forcedColors: 'active' } },
  { name: 'druck', medium: { media: 'print' }, except: ['color-contrast', 'target-size'] },
];
const SPRACHEN = ['leicht', 'en'];
const NORMAL = { colorScheme: null, forcedColors: null, media: null };

export class Blick {
  /** `nurBilder`: no axe, and no second look at a kind of page that was seen before. */
  constructor(browser, dienst, nurBilder = false) {
    Object.assign(this, { browser, dienst, nurBilder, gesehen: new Set(), bilder: [], blicke: 0 });
  }

  /** Looks at the page; gives what is wrong with it. */
  async sieh(page, name, { except = [] } = {}) {
    const art = await seitenart(page);
    if (this.gesehen.has(art)) {
      return this.nurBilder ? [] : this.#einmal(page, name, '', { except, without: 'picture' });
    }
    this.gesehen.add(art);
    const funde = [];
    const eigene = page.viewportSize();
    const breiten = [eigene, ...BREITEN.filter(({ width }) => width !== eigene.width)];
    for (const breite of breiten) {
      await page.setViewportSize(breite);
      funde.push(...(await this.#einmal(page, name, breite.width, { except })));
    }
    await page.setViewportSize(eigene);
    for (const ansicht of ANSICHTEN) {
      if (ansicht.breite) await page.setViewportSize(ansicht.breite);
      if (ansicht.medium) await page.emulateMedia(ansicht.medium);
      const ausnahmen = [...except, ...(ansicht.except ?? [])];
      funde.push(...(await this.#einmal(page, name, ansicht.name, { except: ausnahmen })));
      await page.emulateMedia(NORMAL);
      await page.setViewportSize(eigene);
    }
    funde.push(...(await this.#inSprachen(page, name, except)));
    return funde;
  }

  /** The same page in the other languages, in a second window, so that nothing typed is lost in the first. */
  async #inSprachen(page, name, except) {
    const url = new URL(page.url());
    const ausSenden = (await page.title()).match(/^(Fehler|Error)/);
    if (url.origin !== new URL(this.dienst).origin || ausSenden) return [];
    const eigene = await page.locator('html').getAttribute('data-sprache');
    const daneben = await this.browser.beside(page);
    const funde = [];
    try {
      for (const sprache of SPRACHEN.filter((sprache) => sprache !== eigene)) {
        url.searchParams.set('lang', sprache);
        await daneben.goto(url.href);
        funde.push(...(await this.#einmal(daneben, name, sprache, { except })));
      }
    } finally {
      await daneben.goto(`${this.dienst}/?lang=${eigene}`);
      await daneben.close();
    }
    return funde;
  }

  async #einmal(page, name, ansicht, options) {
    this.blicke += 1;
    const wie = this.nurBilder ? { ...options, without: 'axe' } : options;
    const bild = ansicht ? `${name}-${ansicht}` : name;
    if (wie.without !== 'picture') this.bilder.push({ bild, ansicht: String(ansicht), titel: await page.title() });
    const fund = await this.browser.pruefe(page, bild, wie).catch((error) => error);
    return fund ? [fund.message] : [];
  }
}

/** What a page is to a visitor: its place without numbers, its heading, its state, and whether it shows faults. */
async function seitenart(page) {
  const url = new URL(page.url());
  const pfad = url.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27,}/g, '*').replace(/(zustimmung|gemeinsam)\/.+/, '$1/*');
  const texte = await page.locator('h1, main .kern-badge').allInnerTexts();
  const staende = await page.locator('main .kern-alert .kern-title').count();
  return [url.port, pfad, ...new Set(texte), staende, (await page.title()).startsWith('Fehler')].join('|');
}
