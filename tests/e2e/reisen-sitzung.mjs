// A session's time: a warning a minute before, one key to stay, and what was typed too late is kept.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** João looks away for four minutes, stays by one key, and stays away in the end. */
export const sitzung = als('joao')(async (r) => {
  const page = await r.oeffne('desktop');
  const andere = await page.context().newPage();
  // One clock for both windows.
  await page.context().clock.install();
  await r.melde_an(page, 'joao', { pfad: '/faelle' });
  await andere.goto('/hilfe');
  const [hier, dort] = [page, andere].map((eine) => eine.locator('#mw-sitzung'));
  const verstreicht = (zeit) => page.context().clock.fastForward(zeit);
  const offen = async () => [await hier.isVisible(), await dort.isVisible()];
  assert.deepEqual(await offen(), [false, false]);

  await verstreicht('04:05');
  assert.deepEqual(await offen(), [true, true], 'a minute before the end, in every window of the session');
  assert.match(await hier.innerText(), /Sind Sie noch da\?/);
  const [antwort] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/sitzung')),
    page.bringToFront().then(() => page.keyboard.press('Enter')),
  ]);
  assert.equal(antwort.status(), 200);
  await dort.waitFor({ state: 'hidden' });
  assert.deepEqual(await offen(), [false, false], 'who stays in one window stays in all');

  await verstreicht('04:05');
  assert.deepEqual(await offen(), [true, true], 'the time has begun anew, and ends again');
  await andere.bringToFront();
  await andere.keyboard.press('Escape');
  assert.deepEqual(await offen(), [true, false], 'Escape closes it, as any dialog');
  await andere.close();
  await page.bringToFront();
  // Last, because the windows in other languages count as use.
  await r.sieh(page, 'warnung');
});
