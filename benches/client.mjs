// A browser without pages, and a demo to send it to; for the measurements beside this file.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A client with cookies of its own, and so many connections at a time. */
export function client(connections = 1) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const cookies = new Map();

  /** One request; follows redirects, keeps cookies of each host unless it comes from a stranger. */
  async function ask(url, { method = 'GET', body, type, follow = true, stranger = false } = {}) {
    const { hostname, port, pathname, search } = new URL(url);
    const jar = (stranger ? undefined : cookies.get(port)) ?? new Map();
    if (!stranger) cookies.set(port, jar);
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

  const send = (url, fields) => ask(url, { method: 'POST', body: form(fields) });
  const choose = (page, person) => send(new URL('/auswahl', page.url).href, { vorgang: field(page, 'vorgang'), person, chip: 'alt', niveau: 'hoch', ergebnis: 'ok' });
  /** Logs a person of the demo in; gives the page behind. */
  const logIn = async (base, person, path) => choose(await ask(`${base}/anmelden?zurueck=${path}`), person);
  return { ask, send, choose, logIn, close: () => agent.destroy() };
}

/** The value of a hidden field. */
export const field = (page, name) => page.text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
export const form = (fields) => new URLSearchParams(fields).toString();

/** Runs `work` with the address of a demo of its own, which ends with it. */
export async function withDemo(binary, work) {
  const folder = mkdtempSync(join(tmpdir(), 'meldewerk-bench-'));
  const demo = spawn(binary, ['demo', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await work(await new Promise((resolve, reject) => {
      let seen = '';
      demo.stdout.on('data', (part) => {
        seen += part;
        const found = seen.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (found) resolve(found[0]);
      });
      demo.on('exit', () => reject(new Error('the demo has ended')));
    }));
  } finally {
    demo.kill('SIGTERM');
    await new Promise((resolve) => (demo.exitCode === null ? demo.on('exit', resolve) : resolve()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time below which this share of the times lies. */
export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
