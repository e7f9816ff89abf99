"""A mail server that others wrote (aiosmtpd): takes mails and keeps each as a file, read by Python's own parser.

Prints "PORT n" once it listens. Each mail is NNNN.json in --ordner, in the order in which they came.
"""

import argparse
import asyncio
import email
import email.policy
import json
import os
import pathlib
import ssl

from aiosmtpd.smtp import SMTP


class Ablage:
    """Keeps every mail, as a mail program would show it and as it came."""

    def __init__(self, ordner):
        self.ordner = ordner

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        teile = [str(teil.get_content_type()) for teil in mail.walk()]
        inhalt = {
            "von": envelope.mail_from,
            "an": envelope.rcpt_tos,
            "gruss": session.host_name,
            "verschluesselt": session.ssl is not None,
            "betreff": str(mail["Subject"]),
            "absender": str(mail["From"]),
            "kopf": {name.lower(): str(wert) for name, wert in mail.items()},
            "teile": teile,
            "text": mail.get_content(),
            "roh": envelope.content.decode("ascii"),
        }
        nummer = len(list(self.ordner.glob("*.json"))) + 1
        datei = self.ordner / f"{nummer:04}.json"
        halb = datei.with_suffix(".halb")
        halb.write_text(json.dumps(inhalt), encoding="utf-8")
        os.replace(halb, datei)
        return "250 taken"


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--ordner", type=pathlib.Path, required=True)
    args.add_argument("--port", type=int, default=0)
    args.add_argument("--zertifikat", help="PEM; offers STARTTLS with it and takes nothing without")
    args.add_argument("--schluessel", help="PEM")
    wunsch = args.parse_args()
    tls = None
    if wunsch.zertifikat:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(wunsch.zertifikat, wunsch.schluessel)
    ablage = Ablage(wunsch.ordner)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(
            lambda: SMTP(ablage, hostname="gegenstelle", tls_context=tls, require_starttls=tls is not None, loop=loop),
            "127.0.0.1",
            wunsch.port,
        )
    )
    print("PORT", server.sockets[0].getsockname()[1], flush=True)
    loop.run_forever()


if __name__ == "__main__":
    main()
