// Documents: get a Meldebescheinigung, get none, and check what one was given.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { als } from './reisender.mjs';

/** Zoë with extras, once at a desk and once on her phone; then anybody checks the file. */
export const bescheinigung = als('zoe')(async (r) => {
  let pdf;
  let nachweis;
  for (const geraet of ['desktop', 'phone']) {
    const page = await r.oeffne(geraet);
    await page.goto('/bescheinigung');
    await r.sieh(page, `wahl-${geraet}`);
    await r.weiter(page);
    await r.melde_an(page, 'zoe');
    for (const gruppe of await page.locator('details').all()) await gruppe.locator('summary').click();
    await r.sieh(page, `extras-${geraet}`);
    for (const element of ['07', '25', '45']) await r.waehle(page, `element-${element}`);
    await r.weiter(page);
    await page.waitForURL('**/bescheinigung/*');
    await r.sieh(page, `fertig-${geraet}`);
    pdf = await r.lade(page, page.locator('main a.kern-btn--primary'), `meldebescheinigung-${geraet}.pdf`);
    nachweis = await teile(r, page, geraet);
  }
  await pruefeDokumente(r, pdf, nachweis);
});

/** Passes on the name and one extra, and nothing else. */
async function teile(r, page, geraet) {
  await r.druecke(page, page.locator('main a[href$="/nachweis"]'));
  await r.sieh(page, `weitergabe-${geraet}`);
  await r.weiter(page);
  await r.sieh(page, `weitergabe-ohne-wahl-${geraet}`);
  for (const wort of ['Familienname', 'Familienstand']) await r.kreuze_an(page, wort);
  return r.lade(page, page.locator('main button.kern-btn--primary'), `nachweis-${geraet}.sd-jwt`);
}

async function pruefeDokumente(r, pdf, nachweis) {
  const page = await r.oeffne('desktop');
  const gefaelscht = join(r.ordner, 'veraendert.pdf');
  const bytes = readFileSync(pdf);
  bytes[Math.floor(bytes.length / 3)] ^= 1;
  writeFileSync(gefaelscht, bytes);
  const fremd = join(r.ordner, 'fremd.pdf');
  await page.goto('/hilfe');
  await page.pdf({ path: fremd });
  const erfunden = join(r.ordner, 'erfunden.sd-jwt');
  const mehr = Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","geburtsdatum","1900-01-01"]').toString('base64url');
  writeFileSync(erfunden, `${readFileSync(nachweis, 'ascii')}${mehr}~`);
  for (const [datei, name, urteil] of [
    [pdf, 'echt', /Das Dokument ist echt/],
    [nachweis, 'nachweis', /Das Dokument ist echt/],
    [erfunden, 'nachweis-erfunden', /Das Dokument wurde verändert/],
    [gefaelscht, 'veraendert', /Das Dokument wurde verändert/],
    [fremd, 'fremd', /nicht von uns gesiegelt/],
  ]) {
    await page.goto('/pruefen');
    if (name === 'echt') await r.sieh(page, 'pruefen');
    await page.setInputFiles('#datei', datei);
    await r.weiter(page);
    assert.match(await page.locator('#ergebnis').innerText(), urteil);
    if (name === 'nachweis') {
      const text = await r.text(page);
      assert.match(text, /Familienname/);
      assert.doesNotMatch(text, /Geburtsdatum|Vornamen/, 'what was kept back is not there');
    }
    await r.sieh(page, `pruefen-${name}`);
  }
  await page.goto('/pruefen');
  await r.weiter(page);
  assert.match(await page.locator('#datei-fehler').innerText(), /zuerst eine Datei/);
  await r.sieh(page, 'pruefen-ohne-datei');
  await page.locator('form[action="/pruefen/nummer"] button').click();
  assert.match(await page.locator('#nummer-fehler').innerText(), /acht Zeichen/);
  await r.sieh(page, 'pruefen-ohne-nummer');
  await page.goto('/amt/widerruf');
  await r.sieh(page, 'widerruf');
  await r.weiter(page);
  assert.match(await page.locator('#nummer-fehler').innerText(), /acht Zeichen/);
  await r.sieh(page, 'widerruf-leer');
}

/** Otto's chip is out of date: no word about whether he is known, and a way on. */
export const keinTreffer = als('otto')(async (r) => {
  const page = await r.oeffne('phone');
  for (const pfad of ['/bescheinigung', '/anmeldung']) {
    if (pfad === '/bescheinigung') await r.melde_an(page, 'otto', { pfad });
    else await page.goto(pfad);
    await r.weiter(page);
    assert.match(await r.titel(page), /Wir können Ihre Daten nicht abrufen/);
    assert.equal(await page.locator('main ol.mw-ablauf li').count(), 3, 'what to do, step by step');
    assert.match(await page.locator('main address').innerText(), /Altstadt/);
    await r.sieh(page, `kein-treffer${pfad.replace('/', '-')}`);
  }
});

/** Zoë asks for everything that the register holds about her, waits, and reads it. */
export const selbstauskunft = als('zoe')(async (r) => {
  const page = await r.oeffne('desktop');
  await page.goto('/');
  await r.druecke(page, page.locator('main a[href="/selbstauskunft"]').first());
  await r.sieh(page, 'wahl');
  await r.weiter(page);
  await r.melde_an(page, 'zoe');
  await r.sieh(page, 'bitte');
  const mail = page.locator('#email');
  if (await mail.count()) {
    await r.gib(page, 'email', 'keine Adresse');
    await r.weiter(page);
    await r.sieh(page, 'bitte-fehler');
    await r.gib(page, 'email', 'zoe@example.org');
  }
  await r.weiter(page);
  await page.waitForURL('**/selbstauskunft/*');
  await r.sieh(page, 'wartet');
  const ende = Date.now() + 60_000;
  while (!(await page.locator('main a[href^="/dokumente/"]').count())) {
    assert.ok(Date.now() < ende, 'the document comes within a minute');
    await page.waitForTimeout(300);
    await page.reload();
  }
  await r.sieh(page, 'fertig');
  const pdf = await r.lade(page, page.locator('main a[href^="/dokumente/"]'), 'selbstauskunft.pdf');
  assert.match(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }), /Selbstauskunft/);
  await page.goto('/faelle');
  await r.sieh(page, 'vorgaenge');
  const telefon = await r.oeffne('phone');
  await telefon.goto('/selbstauskunft');
  await r.sieh(telefon, 'wahl-phone');
});
