// Time of each page on the server: a demo of its own, one person logged in, each page asked for again and again over one
// kept connection, each step sent again and again. None of them asks a register, so its time is not in it. Prints a table,
// median and 99th percentile in ms, and as a yardstick the same for an embedded style sheet, which costs nothing but the
// HTTP exchange. Ends with 1 if a median lies above the goal.
//
//   node benches/seiten.mjs BINARY [ROUNDS]

import { readFileSync } from 'node:fs';
import { client, field, form, quantile, withDemo } from './client.mjs';

const GOAL_MS = 10;
const [binary, rounds = '200'] = process.argv.slice(2);
const { ask, send, choose, logIn, close } = client();

function multipart(fields, file) {
  const border = 'meldewerk-bench';
  const parts = Object.entries(fields).map(([name, value]) => `--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = Buffer.from(`${parts.join('')}--${border}\r\nContent-Disposition: form-data; name="datei"; filename="b.png"\r\nContent-Type: image/png\r\n\r\n`);
  return { body: Buffer.concat([head, file, Buffer.from(`\r\n--${border}--\r\n`)]), type: `multipart/form-data; boundary=${border}` };
}

/** Asks for a page, or sends `fields` to it, and gives median and 99th percentile. */
async function measure(url, fields) {
  const times = [];
  const wanted = fields ? 303 : 200;
  const request = fields ? { method: 'POST', body: form(fields), follow: false } : {};
  for (let round = 0; round < Number(rounds) + 20; round += 1) {
    const begin = process.hrtime.bigint();
    const { status } = await ask(url, request);
    if (status !== wanted) throw new Error(`${url} answers ${status}`);
    if (round >= 20) times.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  return [quantile(times, 0.5), quantile(times, 0.99)];
}

await withDemo(binary, async (base) => {
  let page = await logIn(base, 'erika', '/anmeldung');
  page = await send(`${base}/anmeldung`, { csrf: field(page, 'csrf') });
  const draft = page.url.replace(/\/[a-z]+$/, '');
  const csrf = field(page, 'csrf');
  const day = new Date(Date.now() - 86_400_000);
  const steps = {
    daten: {},
    wohnung: { gemeinde: '99000002', strasse: 'Neue Straße', hausnummer: '7' },
    einzug: { einzug_tag: day.getDate(), einzug_monat: day.getMonth() + 1, einzug_jahr: day.getFullYear(), bisherige_0: 'aufgeben' },
    wohnungsgeber: { art: 'vermietung', name: 'Haus und Grund', strasse_hausnummer: 'Marktstraße 9', plz_ort: '99002 Neustadt' },
  };
  for (const [step, fields] of Object.entries(steps)) await send(`${draft}/${step}`, { csrf, ...fields });
  const photo = readFileSync(new URL('../examples/musterland/bestaetigung.png', import.meta.url));
  await ask(`${draft}/nachweis`, { method: 'POST', ...multipart({ csrf, nachweis: 'datei' }, photo) });
  page = await send(`${draft}/wuensche`, { csrf });
  const summary = page.url;
  const pages = ['/', '/check', '/anmeldung', '/hilfe', '/faelle'].map((path) => [path, base + path]);
  for (const step of ['daten', 'wohnung', 'einzug', 'wohnungsgeber', 'nachweis', 'wuensche', 'zusammenfassung']) {
    pages.push([`/entwurf/…/${step}`, `${draft}/${step}`]);
  }
  for (const [step, fields] of Object.entries({ ...steps, wuensche: {} })) {
    pages.push([`POST /entwurf/…/${step}`, `${draft}/${step}`, { csrf, ...fields }]);
  }
  const css = page.text.match(/href="(\/assets\/[^"]*meldewerk[^"]*\.css)"/)[1];
  pages.unshift(['(a style sheet)', base + css]);
  console.log('| page | median ms | 99 % ms |\n|---|--:|--:|');
  const above = [];
  const row = async (name, url, fields) => {
    const [median, late] = await measure(url, fields);
    console.log(`| ${name} | ${median.toFixed(2)} | ${late.toFixed(2)} |`);
    if (median > GOAL_MS) above.push(name);
  };
  for (const page of pages) await row(...page);
  page = await send(summary, { csrf, abdruck: field(await ask(summary), 'abdruck') });
  page = await choose(page, 'erika');
  await row('/faelle/…', page.url.split('?')[0]);
  if (above.length > 0) {
    console.error(`above ${GOAL_MS} ms at the median: ${above.join(', ')}`);
    process.exitCode = 1;
  }
});
close();
