"""A directory as DVDV 2 is described, for tests: checks our assertion with jwcrypto, answers from a file.

    dvdv_server.py --ordner D

D holds `zertifikat.pem` (ours) and `dienste.json` (`{"ags:…": {…service…}}`). Prints `PORT n` once it listens. Commands by
`POST /steuerung`: `{"token": "vergessen"}` makes every token unknown, `{"aus": true}` answers 503 to everything.
**Our own reading** of the interface.
"""

import argparse
import datetime
import hashlib
import http.server
import json
import pathlib
import secrets
import ssl
import urllib.parse

from jwcrypto import jwk, jwt

TOKEN, SUCHE = "/token", "/directory/v2/findservicedescription"


class Verzeichnis(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    marken, gesehen, aus = {}, set(), False
    anfragen = {"token": 0, "suche": 0}

    def log_message(self, *_):
        pass

    def antworte(self, status, wert=None, art="application/json"):
        rumpf = b"" if wert is None else json.dumps(wert).encode()
        self.send_response(status)
        self.send_header("content-type", art)
        self.send_header("content-length", str(len(rumpf)))
        self.end_headers()
        self.wfile.write(rumpf)

    def do_POST(self):
        rumpf = self.rfile.read(int(self.headers["content-length"])).decode()
        if self.path == "/steuerung":
            befehl = json.loads(rumpf)
            if befehl.get("token") == "vergessen":
                self.marken.clear()
            if "aus" in befehl:
                type(self).aus = befehl["aus"]
            return self.antworte(200, self.anfragen)
        if self.aus:
            return self.antworte(503)
        if self.path != TOKEN:
            return self.antworte(404)
        self.anfragen["token"] += 1
        felder = dict(urllib.parse.parse_qsl(rumpf))
        pem = (self.server.ordner / "zertifikat.pem").read_bytes()
        fp = "fp:" + hashlib.sha1(ssl.PEM_cert_to_DER_cert(pem.decode())).hexdigest()
        try:
            assert felder["grant_type"] == "client_credentials"
            assert felder["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            erwartet = {"iss": fp, "sub": fp, "aud": f"http://127.0.0.1:{self.server.server_port}{TOKEN}", "exp": None, "jti": None}
            nachweis = jwt.JWT(algs=["RS256"], check_claims=erwartet)
            nachweis.deserialize(felder["client_assertion"], key=jwk.JWK.from_pem(pem))
            claims = json.loads(nachweis.claims)
            assert claims["exp"] - claims["iat"] <= 60 and claims["jti"] not in self.gesehen
            self.gesehen.add(claims["jti"])
        except Exception as fehler:
            return self.antworte(400, {"title": str(fehler)}, "application/problem+json")
        marke = secrets.token_urlsafe()
        self.marken[marke] = datetime.datetime.now()
        self.antworte(200, {"access_token": marke, "token_type": "Bearer", "expires_in": 300})

    def do_GET(self):
        if self.aus:
            return self.antworte(503)
        adresse = urllib.parse.urlsplit(self.path)
        if adresse.path != SUCHE:
            return self.antworte(404)
        self.anfragen["suche"] += 1
        art, _, marke = self.headers.get("authorization", "").partition(" ")
        if art != "EmbeddedBearer" or marke not in self.marken:
            return self.antworte(401, {"title": "no token"}, "application/problem+json")
        frage = json.loads(dict(urllib.parse.parse_qsl(adresse.query))["request_json"])
        dienst = json.loads((self.server.ordner / "dienste.json").read_text()).get(frage["organizationKey"])
        if dienst is None or dienst["serviceSpecificationUri"] != frage["serviceSpecificationUri"]:
            return self.antworte(204)
        self.antworte(200, dienst)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ordner", required=True, type=pathlib.Path)
    args = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Verzeichnis)
    server.ordner = args.ordner
    print("PORT", server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
