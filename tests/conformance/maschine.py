"""A machine that calls the API: its assertion by jwcrypto, its token by `requests`.

    maschine.py --basis URL --schluessel PEM --client-id ID [--scope S] [--zweimal] METHODE:PFAD[:JSON] …

Prints a JSON object: what the token endpoint said, and a list of `[status, body]` for the calls. `--zweimal` sends the same
assertion twice.
"""

import argparse
import json
import pathlib
import time
import uuid

import requests
from jwcrypto import jwk, jws

ART = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def nachweis(args, adressat):
    jetzt = int(time.time())
    claims = {"iss": args.client_id, "sub": args.client_id, "aud": adressat, "iat": jetzt, "exp": jetzt + 60, "jti": str(uuid.uuid4())}
    token = jws.JWS(json.dumps(claims))
    token.add_signature(jwk.JWK.from_pem(pathlib.Path(args.schluessel).read_bytes()), alg="ES256", protected='{"alg":"ES256"}')
    return token.serialize(compact=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("basis", "schluessel", "client-id"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--scope")
    parser.add_argument("--zweimal", action="store_true")
    parser.add_argument("rufe", nargs="*")
    args = parser.parse_args()
    sitzung = requests.Session()
    sitzung.trust_env = False
    angaben = sitzung.get(f"{args.basis}/.well-known/oauth-authorization-server").json()
    endpunkt = angaben["token_endpoint"]
    bitte = {"grant_type": "client_credentials", "client_assertion_type": ART, "client_assertion": nachweis(args, endpunkt)}
    if args.scope:
        bitte["scope"] = args.scope
    antwort = sitzung.post(endpunkt, data=bitte)
    if args.zweimal:
        antwort = sitzung.post(endpunkt, data=bitte)
    marke = antwort.json()
    ergebnis = {"angaben": angaben, "status": antwort.status_code, "cache": antwort.headers["cache-control"]}
    ergebnis["antwort"] = {name: wert for name, wert in marke.items() if name != "access_token"}
    if "access_token" in marke:
        kopf = jws.JWS()
        kopf.deserialize(marke["access_token"])
        ergebnis["kopf"] = kopf.jose_header
        sitzung.headers["authorization"] = "Bearer " + marke["access_token"]
    ergebnis["rufe"] = []
    for ruf in args.rufe:
        methode, pfad, *rumpf = ruf.split(":", 2)
        gerufen = sitzung.request(methode, args.basis + pfad, json=json.loads(rumpf[0]) if rumpf else None)
        ergebnis["rufe"].append([gerufen.status_code, gerufen.json() if gerufen.content else None])
    print(json.dumps(ergebnis))


if __name__ == "__main__":
    main()
