// Time of each page on the server: a demo of its own, one person logged in, each page asked for again and again over one
// kept connection, each step sent again and again. None of them asks a register, so its time is not in it. Prints a table,
// median and 99th percentile in ms, and as a yardstick the same for an embedded style sheet, which costs nothing but the
// HTTP exchange. Ends with 1 if a median lies above the goal.
//
//   node benches/seiten.mjs BINARY [ROUNDS]

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GOAL_MS = 10;
const [binary, rounds = '200'] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const cookies = new Map();

/** One request; follows redirects, keeps cookies of each host. */
async function ask(url, { method = 'GET', body, type, follow = true } = {}) {
  const { hostname, port, pathname, search } = new URL(url);
  const jar = cookies.get(port) ?? cookies.set(port, new Map()).get(port);
  const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
  if (body) Object.assign(headers, { 'content-type': type ?? 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
  const answer = await new Promise((resolve, reject) => {
    const request = http.request({ agent, hostname, port, path: pathname + search, method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
  for (const cookie of answer.headers['set-cookie'] ?? []) {
    const [pair] = cookie.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  if (follow && answer.status >= 300 && answer.status < 400) return ask(new URL(answer.headers.location, url).href);
  return { ...answer, url };
}

const field = (page, name) => page.text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const form = (fields) => new URLSearchParams(fields).toString();
const send = (url, fields) => ask(url, { method: 'POST', body: form(fields) });

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
  times.sort((a, b) => a - b);
  return [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.99)]];
}

const folder = mkdtempSync(join(tmpdir(), 'meldewerk-seiten-'));
const demo = spawn(binary, ['demo', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const base = await new Promise((resolve, reject) => {
    let seen = '';
    demo.stdout.on('data', (part) => {
      seen += part;
      const found = seen.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    demo.on('exit', () => reject(new Error('the demo has ended')));
  });
  let page = await ask(`${base}/anmelden?zurueck=/anmeldung`);
  page = await send(new URL('/auswahl', page.url).href, { vorgang: field(page, 'vorgang'), person: 'erika', chip: 'alt', niveau: 'hoch', ergebnis: 'ok' });
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
  page = await send(new URL('/auswahl', page.url).href, { vorgang: field(page, 'vorgang'), person: 'erika', chip: 'alt', niveau: 'hoch', ergebnis: 'ok' });
  await row('/faelle/…', page.url.split('?')[0]);
  if (above.length > 0) {
    console.error(`above ${GOAL_MS} ms at the median: ${above.join(', ')}`);
    process.exitCode = 1;
  }
} finally {
  demo.kill('SIGTERM');
  await new Promise((resolve) => (demo.exitCode === null ? demo.on('exit', resolve) : resolve()));
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
