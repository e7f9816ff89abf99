// The foreign OpenID Provider does what our login relies on; walked with nothing but fetch and node:crypto.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawn } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const REDIRECT = 'http://127.0.0.1:9/callback';
const VERIFIER = 'a'.repeat(64);
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const base64 = (value) => Buffer.from(value).toString('base64url');
let folder;
let jwks;
const children = [];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldewerk-op-'));
  jwks = join(folder, 'jwks.json');
  const key = { ...pair.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'rp' };
  writeFileSync(jwks, JSON.stringify({ keys: [key] }));
});
after(() => {
  children.forEach((child) => child.kill());
  rmSync(folder, { recursive: true });
});

async function start(...more) {
  const script = join(import.meta.dirname, 'oidc-provider.mjs');
  const child = spawn(process.execPath, [script, '--client-id', 'meldewerk', '--redirect-uri', REDIRECT, '--jwks', jwks, ...more]);
  children.push(child);
  let errors = '';
  child.stderr.on('data', (part) => (errors += part));
  for await (const line of createInterface({ input: child.stdout })) {
    const issuer = line.match(/^ISSUER (\S+)$/)?.[1];
    if (issuer) return (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  }
  throw new Error(`the provider did not start: ${errors}`);
}

function jwt(payload) {
  const text = `${base64(JSON.stringify({ alg: 'ES256', kid: 'rp', typ: 'JWT' }))}.${base64(JSON.stringify(payload))}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Follows the redirects with cookies until the client's own address is reached; gives its query. */
async function login(op, more = {}, jar = new Map()) {
  const query = new URLSearchParams({
    client_id: 'meldewerk', redirect_uri: REDIRECT, response_type: 'code', scope: 'openid', state: 's1', nonce: 'n1',
    code_challenge_method: 'S256', code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'), ...more,
  });
  let address = `${op.authorization_endpoint}?${query}`;
  while (!address.startsWith(REDIRECT)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      jar.set(name, value);
    }
    assert.ok(response.headers.has('location'), `${response.status} ${await response.text()}`);
    address = new URL(response.headers.get('location'), op.issuer).href;
  }
  return Object.fromEntries(new URL(address).searchParams);
}

function token(op, code, verifier = VERIFIER) {
  const now = Math.floor(Date.now() / 1000);
  const assertion = jwt({ iss: 'meldewerk', sub: 'meldewerk', aud: op.issuer, jti: randomUUID(), iat: now, exp: now + 60 });
  return fetch(op.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: verifier, client_id: 'meldewerk',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion,
    }),
  });
}

async function idToken(op, answer) {
  const [head, body, signature] = answer.id_token.split('.');
  const { kid, alg } = JSON.parse(Buffer.from(head, 'base64url'));
  assert.equal(alg, 'ES256');
  const { keys } = await (await fetch(op.jwks_uri)).json();
  const key = createPublicKey({ key: keys.find((candidate) => candidate.kid === kid), format: 'jwk' });
  const good = verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  assert.ok(good, 'the ID token is signed with a published key');
  return JSON.parse(Buffer.from(body, 'base64url'));
}

test('a login with PKCE and a fresh act gives level, auth_time and the person', async () => {
  const op = await start();
  const asked = Math.floor(Date.now() / 1000);
  const back = await login(op, { acr_values: 'STORK-QAA-Level-4', prompt: 'login', max_age: '0' });
  assert.equal(back.state, 's1');
  assert.equal(back.iss, op.issuer);
  const answer = await (await token(op, back.code)).json();
  const claims = await idToken(op, answer);
  assert.equal(claims.iss, op.issuer);
  assert.equal(claims.nonce, 'n1');
  assert.equal(claims.acr, 'STORK-QAA-Level-4');
  assert.equal(claims.trust_level_authentication, 'STORK-QAA-Level-4');
  assert.ok(claims.auth_time >= asked);
  assert.equal(claims.family_name, undefined, 'no personal data in the ID token');
  const headers = { authorization: `Bearer ${answer.access_token}` };
  const person = await (await fetch(op.userinfo_endpoint, { headers })).json();
  assert.equal(person.sub, claims.sub);
  assert.equal(person.family_name, 'Mustermann');
  assert.equal(person.community_id, '99000001');
});

test('a second login in the same browser asks again when prompt=login', async () => {
  const op = await start();
  const jar = new Map();
  await login(op, {}, jar);
  const back = await login(op, { prompt: 'login', max_age: '0', acr_values: 'STORK-QAA-Level-4' }, jar);
  const claims = await idToken(op, await (await token(op, back.code)).json());
  assert.equal(claims.acr, 'STORK-QAA-Level-4');
  assert.ok(claims.auth_time > 0);
});

test('the level can be lower than what was asked', async () => {
  const op = await start('--acr', 'STORK-QAA-Level-1');
  const back = await login(op, { acr_values: 'STORK-QAA-Level-4' });
  const claims = await idToken(op, await (await token(op, back.code)).json());
  assert.equal(claims.acr, 'STORK-QAA-Level-1');
});

test('a wrong code_verifier and a used code are refused', async () => {
  const op = await start();
  const { code } = await login(op);
  assert.equal((await token(op, code, 'b'.repeat(64))).status, 400);
  const second = await login(op);
  assert.equal((await token(op, second.code)).status, 200);
  assert.equal((await token(op, second.code)).status, 400);
});

test('a person can cancel, and PKCE cannot be left out', async () => {
  const op = await start();
  assert.equal((await login(op, { login_hint: 'abbruch' })).error, 'access_denied');
  assert.equal((await login(op, { code_challenge: '', code_challenge_method: '' })).error, 'invalid_request');
});
