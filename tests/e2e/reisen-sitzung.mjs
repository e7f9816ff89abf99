// A session's time: a warning a minute before, one key to stay, and what was typed too late is kept.

import assert from 'node:assert/strict';
import { als } from './reisender.mjs';

/** João looks away for four minutes, stays by one key, and stays away in the end. */
export const sitzung = als('joao')(async (r) => {
  const page = await r.oeffne('desktop');
  const andere = await page.context().newPage();
  for (const eine of [page, andere]) await eine.clock.install();
  await r.melde_an(page, 'joao', { pfad: '/faelle' });
  await andere.goto('/hilfe');
  const dialog = page.locator('#mw-sitzung');
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await andere.locator('#mw-sitzung').count(), 1, 'every page of a session warns');

  await page.clock.fastForward('04:05');
  assert.ok(await dialog.isVisible(), 'a minute before the end');
  assert.match(await dialog.innerText(), /Sind Sie noch da\?/);
  await r.sieh(page, 'warnung');
  const [antwort] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/sitzung')),
    page.keyboard.press('Enter'),
  ]);
  assert.equal(antwort.status(), 200);
  assert.equal(await dialog.isVisible(), false);

  await andere.clock.fastForward('02:00');
  assert.equal(await andere.locator('#mw-sitzung').isVisible(), false);
  await page.clock.fastForward('04:05');
  assert.ok(await dialog.isVisible(), 'the time has begun anew, and ends again');
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false, 'Escape closes it, as any dialog');
  await andere.close();
});
