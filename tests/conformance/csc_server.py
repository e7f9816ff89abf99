"""A remote signing service with the API of the Cloud Signature Consortium, version 2.0: `credentials/info` and
`signatures/signHash` with a bearer token of scope "credential" (so without SAD). The key works in python cryptography.

It is our own reading of the specification and no product of anybody else: what both sides misread, no test here shows.

Prints "PORT n" once it listens. --fehler makes it fail: "500", "falsch" (signs with another key), "anderes" (signs another
hash), "leer" (no signature in the answer), "stumm" (never answers), "tropft" (a byte a second).
"""

import argparse
import base64
import json
import pathlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

SHA256, ECDSA_SHA256 = "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"


class Abgelehnt(Exception):
    """Status, `error` and `error_description` of an answer (section 10.1)."""


class Dienst(BaseHTTPRequestHandler):
    """One request, one answer."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_POST(self):
        inhalt = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            antwort, status = self.beantworte(inhalt), 200
        except Abgelehnt as grund:
            status, error, text = grund.args
            antwort = {"error": error, "error_description": text}
        koerper = json.dumps(antwort).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(koerper)))
        self.end_headers()
        self.schreibe(koerper)

    def log_message(self, *_):
        pass

    def schreibe(self, koerper):
        if self.server.fehler != "tropft":
            self.wfile.write(koerper)
            return
        for stelle in range(len(koerper)):
            try:
                self.wfile.write(koerper[stelle : stelle + 1])
                self.wfile.flush()
            except OSError:  # the caller gave up
                return
            self.server.nie.wait(1)

    def beantworte(self, inhalt):
        if self.headers["Authorization"] != f"Bearer {self.server.token}":
            raise Abgelehnt(401, "invalid_token", "The access token is missing, expired or malformed")
        if self.headers["Content-Type"].split(";")[0] != "application/json":
            raise Abgelehnt(400, "invalid_request", "Not application/json")
        try:
            anfrage = json.loads(inhalt)
        except ValueError:
            raise Abgelehnt(400, "invalid_request", "Not JSON") from None
        if anfrage.get("credentialID") != self.server.kennung:
            raise Abgelehnt(400, "invalid_request", "Invalid parameter credentialID")
        wege = {"/csc/v2/credentials/info": self.auskunft, "/csc/v2/signatures/signHash": self.signiere}
        if self.path not in wege:
            raise Abgelehnt(404, "invalid_request", "No such method")
        return wege[self.path](anfrage)

    def auskunft(self, _):
        """Section 11.5, with the whole chain."""
        kette = [base64.b64encode(eines.public_bytes(Encoding.DER)).decode() for eines in self.server.kette]
        return {
            "key": {"status": "enabled", "algo": [ECDSA_SHA256], "len": 256, "curve": "1.2.840.10045.3.1.7"},
            "cert": {"status": "valid", "certificates": kette},
            "auth": {"mode": "oauth2code"},
            "multisign": 1,
        }

    def signiere(self, anfrage):
        """Section 11.10, mode "S"."""
        if self.server.fehler == "stumm":
            self.server.nie.wait()
        if self.server.fehler == "500":
            raise Abgelehnt(500, "server_error", "The HSM is away")
        werte = anfrage.get("hashes")
        if not isinstance(werte, list) or len(werte) != 1:
            raise Abgelehnt(400, "invalid_request", "Missing or invalid parameter hashes")
        if anfrage.get("signAlgo") != ECDSA_SHA256 or anfrage.get("hashAlgorithmOID", SHA256) != SHA256:
            raise Abgelehnt(400, "invalid_request", "Invalid parameter signAlgo")
        hash_ = base64.b64decode(werte[0], validate=True)
        if len(hash_) != 32:
            raise Abgelehnt(400, "invalid_request", "Invalid digest value length")
        if self.server.fehler == "anderes":
            hash_ = bytes(32)
        signatur = self.server.schluessel.sign(hash_, ec.ECDSA(utils.Prehashed(hashes.SHA256())))
        with (self.server.ordner / "signiert").open("a") as datei:
            datei.write(werte[0] + "\n")
        return {"signatures": [] if self.server.fehler == "leer" else [base64.b64encode(signatur).decode()]}


class Server(ThreadingHTTPServer):
    """The key and what it may be used with."""

    daemon_threads = True

    def __init__(self, wunsch):
        super().__init__(("127.0.0.1", 0), Dienst)
        self.ordner, self.fehler, self.kennung, self.token = wunsch.ordner, wunsch.fehler, wunsch.kennung, wunsch.token
        self.kette = x509.load_pem_x509_certificates(wunsch.zertifikat.read_bytes())
        self.schluessel = load_pem_private_key(wunsch.schluessel.read_bytes(), password=None)
        if self.fehler == "falsch":
            self.schluessel = ec.generate_private_key(ec.SECP256R1())
        self.nie = threading.Event()


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--ordner", type=pathlib.Path, required=True, help="each hash that was signed becomes a line in it")
    args.add_argument("--zertifikat", type=pathlib.Path, required=True, help="PEM, the key's own first")
    args.add_argument("--schluessel", type=pathlib.Path, required=True, help="PEM")
    args.add_argument("--kennung", required=True)
    args.add_argument("--token", required=True)
    args.add_argument("--fehler", choices=["500", "falsch", "anderes", "leer", "stumm", "tropft"])
    server = Server(args.parse_args())
    print("PORT", server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
