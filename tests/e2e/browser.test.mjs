// `pruefe` passes a clean page and names each kind of fault: one page per fault.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './browser.mjs';

const CSP = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'none'; form-action 'self'; base-uri 'none'";
const BODIES = {
  '/clean': '<p>Guten Tag</p>',
  '/form': '<p>Fehler: leer</p>',
  '/axe': '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  '/csp': '<p style="color:red">rot</p>',
  '/missing': '<p>ohne Stil</p><link rel="stylesheet" href="/none.css">',
  '/foreign': '<p>fremd</p><img alt="" src="http://example.invalid/pixel.gif">',
  '/wide': `<p>${'x'.repeat(600)}</p>`,
};
const html = (body) => `<!doctype html><html lang="de"><head><title>Seite</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"></head><body><main><h1>Seite</h1>${body}</main></body></html>`;

let server;
let browser;
let folder;
before(async () => {
  server = createServer(({ url }, response) => {
    const status = url === '/form' ? 422 : BODIES[url] ? 200 : 404;
    const csp = url === '/foreign' ? CSP.replace('data:', 'data: http:') : CSP;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp });
    response.end(html(BODIES[url] ?? ''));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(join(tmpdir(), 'meldewerk-bilder-'));
  browser = await start(`http://127.0.0.1:${server.address().port}`, folder);
});
after(async () => {
  await browser?.close();
  server.close();
  rmSync(folder, { recursive: true });
});

async function look(path, device = 'desktop', options = {}) {
  const page = await browser.page(device, options);
  await page.goto(path);
  try {
    await browser.pruefe(page, path.slice(1));
  } finally {
    await page.context().close();
  }
}

test('a clean page passes on both devices, without JavaScript too, and leaves a picture', async () => {
  await look('/clean');
  await look('/clean', 'phone');
  await look('/clean', 'desktop', { javaScriptEnabled: false });
  assert.ok(existsSync(join(folder, 'clean.png')));
});

test('a form page that answers 422 passes', () => look('/form'));

for (const [path, device, fault] of [
  ['/axe', 'desktop', /axe image-alt/],
  ['/csp', 'desktop', /console: .*Content Security Policy/],
  ['/missing', 'desktop', /status 404: .*none\.css/],
  ['/foreign', 'desktop', /foreign host: http:\/\/example\.invalid/],
  ['/wide', 'phone', /scrolls sideways/],
]) {
  test(`a fault is named: ${path}`, () => assert.rejects(look(path, device), fault));
}
