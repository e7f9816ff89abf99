// A relying party that nobody here wrote (npm openid-client) logs a person in at our dev identity provider.
//
//   node tests/e2e/openid-client.mjs --anbieter URL --client-id ID --schluessel PEM --weiterleitung URL --person NAME
//
// Prints the claims of the ID token and of UserInfo as JSON; exit 1 with the reason if anything is not as the standard says.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as rp from 'openid-client';

const text = { type: 'string' };
const { values: was } = parseArgs({
  options: { anbieter: text, 'client-id': text, schluessel: text, weiterleitung: text, person: text },
});

const pem = readFileSync(was.schluessel, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '');
const kurve = { name: 'ECDSA', namedCurve: 'P-256' };
const schluessel = await crypto.subtle.importKey('pkcs8', Buffer.from(pem, 'base64'), kurve, false, ['sign']);
const config = await rp.discovery(new URL(was.anbieter), was['client-id'], undefined, rp.PrivateKeyJwt(schluessel), {
  execute: [rp.allowInsecureRequests, rp.enableNonRepudiationChecks],
});

const pkceCodeVerifier = rp.randomPKCECodeVerifier();
const [expectedState, expectedNonce] = [rp.randomState(), rp.randomNonce()];
const frage = rp.buildAuthorizationUrl(config, {
  redirect_uri: was.weiterleitung,
  scope: 'openid profile',
  acr_values: 'STORK-QAA-Level-4',
  prompt: 'login',
  max_age: '0',
  code_challenge: await rp.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
  state: expectedState,
  nonce: expectedNonce,
});

// The person chooses on the provider's page.
const seite = await (await fetch(frage)).text();
const vorgang = seite.match(/name="vorgang" value="([^"]+)"/)?.[1];
if (!vorgang) throw new Error(`no choice on the provider's page: ${seite.slice(0, 300)}`);
const wahl = new URLSearchParams({ vorgang, person: was.person, chip: 'alt', niveau: 'hoch', ergebnis: 'ok' });
const zurueck = await fetch(new URL('/auswahl', was.anbieter), { method: 'POST', body: wahl, redirect: 'manual' });

const antwort = await rp.authorizationCodeGrant(config, new URL(zurueck.headers.get('location')), {
  pkceCodeVerifier,
  expectedState,
  expectedNonce,
  maxAge: 60,
  idTokenExpected: true,
});
const claims = antwort.claims();
const person = await rp.fetchUserInfo(config, antwort.access_token, claims.sub);
console.log(JSON.stringify({ claims, person }));
