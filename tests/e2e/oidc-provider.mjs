// An independent OpenID Provider (npm oidc-provider) for one client that proves itself by private_key_jwt.
//
//   node tests/e2e/oidc-provider.mjs --client-id ID --redirect-uri URI --jwks FILE [options]
//
// Prints `ISSUER http://127.0.0.1:PORT` once it listens and ends with the process that started it.
// Nobody types anything: a login is finished at once for the person below, a login_hint of `abbruch` cancels it.
// Walk it with any HTTP client that keeps cookies and follows redirects.

import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';

const { values: options } = parseArgs({
  options: {
    'client-id': { type: 'string' },
    'redirect-uri': { type: 'string', multiple: true },
    'post-logout-redirect-uri': { type: 'string', multiple: true, default: [] },
    // The client's public keys (a JWK Set); a private part in the file is dropped.
    jwks: { type: 'string' },
    // JSON object that replaces or adds claims of the person.
    claims: { type: 'string' },
    // Level the login is answered with, whatever was asked; default: the first of acr_values.
    acr: { type: 'string' },
    // `ALG:ENC`, for example ECDH-ES:A256GCM: the ID token is encrypted to the client's key with use=enc.
    'id-token-encryption': { type: 'string' },
    // The same for UserInfo, which is signed then, too.
    'userinfo-encryption': { type: 'string' },
    // Where the provider tells the client of a logout.
    'backchannel-logout-uri': { type: 'string' },
    // Requests cannot be pushed (RFC 9126).
    'without-par': { type: 'boolean', default: false },
    // Personal claims in the ID token as well, not only at the userinfo endpoint.
    'claims-in-id-token': { type: 'boolean', default: false },
  },
});

const LEVELS = [
  'STORK-QAA-Level-1', 'STORK-QAA-Level-3', 'STORK-QAA-Level-4',
  'http://eidas.europa.eu/LoA/low', 'http://eidas.europa.eu/LoA/substantial', 'http://eidas.europa.eu/LoA/high',
];
// Only these stand in an ID token; it may travel as id_token_hint in an address.
const LEVEL_CLAIMS = ['trust_level_authentication', 'assertion_proved_by'];
// Attribute names as the brokers in front of BundID send them; nobody real.
const PERSON = {
  given_name: 'Erika',
  family_name: 'Mustermann',
  birthdate: '1964-08-12',
  date_of_birth: '1964-08-12',
  place_of_birth: 'Berlin',
  birth_name: 'Gabler',
  nationality: 'D',
  street_and_building: 'Heidestraße 17',
  zip_code: '99001',
  city: 'Altstadt',
  country: 'DE',
  community_id: '99000001',
  document_type: 'ID',
  email: 'erika.mustermann@example.org',
  bPK2: 'fremd-0001',
  assertion_proved_by: 'eID',
  trust_level_authentication: 'STORK-QAA-Level-4',
  ...(options.claims ? JSON.parse(readFileSync(options.claims, 'utf8')) : {}),
};

function client() {
  for (const name of ['client-id', 'redirect-uri', 'jwks']) {
    if (!options[name]?.length) throw new Error(`--${name} is missing`);
  }
  const { keys } = JSON.parse(readFileSync(options.jwks, 'utf8'));
  const [alg, enc] = options['id-token-encryption']?.split(':') ?? [];
  const [userinfoAlg, userinfoEnc] = options['userinfo-encryption']?.split(':') ?? [];
  return {
    client_id: options['client-id'],
    redirect_uris: options['redirect-uri'],
    post_logout_redirect_uris: options['post-logout-redirect-uri'],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: keys.map(({ d, p, q, dp, dq, qi, ...publicPart }) => publicPart) },
    ...(alg && { id_token_encrypted_response_alg: alg, id_token_encrypted_response_enc: enc }),
    ...(userinfoAlg && {
      userinfo_signed_response_alg: 'ES256',
      userinfo_encrypted_response_alg: userinfoAlg,
      userinfo_encrypted_response_enc: userinfoEnc,
    }),
    ...(options['backchannel-logout-uri'] && {
      backchannel_logout_uri: options['backchannel-logout-uri'],
      backchannel_logout_session_required: true,
    }),
  };
}

function claims(use) {
  const all = Object.entries(PERSON);
  if (use !== 'id_token' || options['claims-in-id-token']) return Object.fromEntries(all);
  return Object.fromEntries(all.filter(([name]) => LEVEL_CLAIMS.includes(name)));
}

function configuration() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: randomBytes(8).toString('hex') };
  return {
    jwks: { keys: [key] },
    clients: [client()],
    acrValues: LEVELS,
    scopes: ['openid', 'profile', 'email', 'bundid', 'level1', 'level3', 'level4'],
    claims: { openid: ['sub', 'sid', 'acr', 'auth_time', ...Object.keys(PERSON)] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256'],
      idTokenSigningAlgValues: ['ES256'],
      idTokenEncryptionAlgValues: ['ECDH-ES', 'ECDH-ES+A256KW', 'RSA-OAEP-256'],
      userinfoSigningAlgValues: ['ES256'],
      userinfoEncryptionAlgValues: ['ECDH-ES', 'RSA-OAEP-256'],
    },
    features: {
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      jwtUserinfo: { enabled: true },
      pushedAuthorizationRequests: { enabled: !options['without-par'] },
      backchannelLogout: { enabled: true },
    },
    // Its own dispatcher refuses addresses of this machine, where the client of a test listens.
    fetch: (address, { dispatcher, ...request }) => fetch(address, request),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, accountId) => ({ accountId, claims: (use) => ({ sub: accountId, ...claims(use) }) }),
    // Consent is never asked: each login gets a grant for what the client wants.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope(ctx.oidc.params.scope);
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 3600, Grant: 3600 },
  };
}

function answer({ login_hint: hint, acr_values: asked }) {
  if (hint === 'abbruch') return { error: 'access_denied', error_description: 'the person cancelled' };
  return {
    login: {
      accountId: hint ?? 'erika',
      acr: options.acr ?? asked?.split(' ')[0] ?? LEVELS[0],
      amr: ['eid'],
      remember: false,
    },
  };
}

function serve() {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const provider = new Provider(issuer, configuration());
    provider.use(async (ctx, next) => {
      if (!ctx.path.startsWith('/interaction/')) return next();
      const { params } = await provider.interactionDetails(ctx.req, ctx.res);
      ctx.respond = false;
      return provider.interactionFinished(ctx.req, ctx.res, answer(params), { mergeWithLastSubmission: false });
    });
    provider.on('server_error', (_ctx, error) => console.error(error));
    provider.on('backchannel.error', (_ctx, error) => console.error(error));
    server.on('request', provider.callback());
    console.log(`ISSUER ${issuer}`);
  });
}

const starter = process.ppid;
setInterval(() => process.ppid !== starter && process.exit(0), 500).unref();
serve();
