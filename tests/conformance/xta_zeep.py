"""A client that zeep makes from the WSDL of XTA 2.1.1, against a server of ours; contents inline, mutual TLS.

    xta_zeep.py register --wsdl F --basis https://…/xta --zertifikat F --schluessel F --ca F \
        --portal ID --register ID --nachricht F --ordner D
    xta_zeep.py zustellen …   delivers the message twice, as a register would, and asks what became of it
    xta_zeep.py takt --anzahl N …   sends N messages as fast as it can and prints the seconds

Prints one line for each thing that went as the WSDL says.
"""

import argparse
import datetime
import pathlib
import time
import uuid

import requests
import zeep
import zeep.wsa
from zeep.exceptions import Fault

META = "{http://www.osci.eu/ws/2014/10/transport}"
XTA = "{http://xoev.de/transport/xta/211}"
SELECTOR = "{http://www.osci.eu/ws/2008/05/transport}MsgSelector"


class Kunde:
    def __init__(self, args):
        self.args = args
        sitzung = requests.Session()
        # Neither proxies nor certificates of the machine.
        sitzung.trust_env = False
        sitzung.cert = (args.zertifikat, args.schluessel)
        sitzung.verify = args.ca
        transport = zeep.Transport(session=sitzung, timeout=30, operation_timeout=30)
        self.client = zeep.Client(args.wsdl, transport=transport, plugins=[zeep.wsa.WsAddressingPlugin()])
        self.ports = {
            name: self.client.create_service("{http://xoev.de/transport/xta/211}" + binding, f"{args.basis}/{pfad}")
            for name, binding, pfad in (
                ("senden", "sendXTAHttpsBinding", "send"),
                ("verwaltung", "managementHttpsBinding", "management"),
                ("postfach", "msgBoxHttpsBinding", "msgbox"),
            )
        }

    def partei(self, kennung):
        return {"Identifier": {"_value_1": kennung, "type": "xoev", "category": "Meldebehörde"}}

    def autor(self, kennung):
        return self.client.get_element(META + "Author")(**self.partei(kennung))

    def meta(self, nummer, von, an):
        return self.client.get_element(META + "MessageMetaData")(
            DeliveryAttributes={"Origin": datetime.datetime(2026, 11, 27, 8, 0, tzinfo=datetime.timezone.utc)},
            Originators={"Author": self.partei(von)},
            Destinations={"Reader": self.partei(an)},
            MsgIdentification={"MessageID": nummer},
            Qualifier={
                "Service": "urn:dienst",
                "BusinessScenario": {"Undefined": "XMELD_DATA"},
                "MessageType": {
                    "code": "1704",
                    "listURI": "urn:de:payloadSchema:elementName",
                    "listVersionID": "1.0",
                    "payloadSchema": "http://www.osci.de/xmeld2511a",
                },
            },
        )

    def sende(self, nummer, von, an, inhalt, synchron=False):
        operation = self.ports["senden"].sendMessageSync if synchron else self.ports["senden"].sendMessage
        container = {"Message": {"_value_1": inhalt, "contentType": "text/xml", "encoding": "UTF-8"}}
        return operation(ContentContainer=container, _soapheaders={"MessageMetaData": self.meta(nummer, von, an)})

    def nummer(self, anruf):
        """The number of the fault that this call must end with."""
        try:
            anruf()
        except Fault as fehler:
            return fehler.detail[0].find(f".//{XTA}errorCode/code").text
        raise SystemExit("no fault")


def neue_nummer():
    return f"urn:de:xta:messageid:zeep:{uuid.uuid4()}"


def register(kunde, args, inhalt):
    verwaltung, postfach = kunde.ports["verwaltung"], kunde.ports["postfach"]
    wir = {"AuthorIdentifier": kunde.autor(args.portal)}
    verwaltung.checkAccountActive(_soapheaders=wir)
    print("checkAccountActive")
    nummer = verwaltung.createMessageId(_soapheaders=wir)
    nummer = getattr(nummer, "_value_1", nummer)
    print("createMessageId", nummer.split(":")[0])
    kunde.sende(nummer, args.portal, args.register, inhalt)
    print("sendMessage")
    print("sendMessage again", kunde.nummer(lambda: kunde.sende(nummer, args.portal, args.register, inhalt)))
    print("sendMessage of another", kunde.nummer(lambda: kunde.sende(nummer, "mbp:jemand", args.register, inhalt)))
    falsch = lambda: kunde.sende(neue_nummer(), args.portal, "ags:99999999", inhalt)
    print("sendMessage to another", kunde.nummer(falsch))
    antwort = kunde.sende(neue_nummer(), args.portal, args.register, inhalt, synchron=True)
    rumpf = getattr(antwort, "body", antwort)
    (pathlib.Path(args.ordner) / "synchron.xml").write_bytes(rumpf.ContentContainer.Message._value_1)
    print("sendMessageSync")
    liste = postfach.getStatusList(maxListItems=10, ListForm="MessageMetaData", _soapheaders=wir)
    eintraege = liste.body.MessageMetaData
    # zeep 4.3 passes over the choice in MsgBoxResponse; JAX-WS reads it.
    print("getStatusList", len(eintraege))
    message = eintraege[0].MsgIdentification.MessageID
    message = getattr(message, "_value_1", message)
    wahl = kunde.client.get_element(SELECTOR)(MessageID=[message])
    geholt = postfach.getMessage(MsgSelector=wahl, _soapheaders=wir)
    (pathlib.Path(args.ordner) / "postfach.xml").write_bytes(geholt.body.ContentContainer.Message._value_1)
    print("getMessage")
    abruf = geholt.header.FetchResponseHeader.MsgBoxRequestID
    postfach.close(MsgBoxRequestID=abruf, LastMsgReceived=[message], _soapheaders=wir)
    print("close")
    leer = postfach.getStatusList(_soapheaders=wir)
    print("getStatusList", len(leer.body.MessageMetaData or []))


def zustellen(kunde, args, inhalt):
    nummer = neue_nummer()
    kunde.sende(nummer, args.register, args.portal, inhalt)
    print("sendMessage")
    print("sendMessage again", kunde.nummer(lambda: kunde.sende(nummer, args.register, args.portal, inhalt)))
    synchron = lambda: kunde.sende(neue_nummer(), args.register, args.portal, inhalt, synchron=True)
    print("sendMessageSync", kunde.nummer(synchron))
    print("sendMessage to another", kunde.nummer(lambda: kunde.sende(neue_nummer(), args.register, "mbp:jemand", inhalt)))
    wir = {"AuthorIdentifier": kunde.autor(args.register)}
    bericht = kunde.ports["verwaltung"].getTransportReport(nummer, _soapheaders=wir)
    print("getTransportReport", bericht.MessageStatus.Status)


def takt(kunde, args, inhalt):
    kunde.sende(neue_nummer(), args.portal, args.register, inhalt)
    beginn = time.perf_counter()
    for _ in range(args.anzahl):
        kunde.sende(neue_nummer(), args.portal, args.register, inhalt)
    print(time.perf_counter() - beginn)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("was", choices=("register", "zustellen", "takt"))
    for name in ("wsdl", "basis", "zertifikat", "schluessel", "ca", "portal", "register", "nachricht"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--ordner", default=".")
    parser.add_argument("--anzahl", type=int, default=100)
    args = parser.parse_args()
    inhalt = pathlib.Path(args.nachricht).read_bytes()
    {"register": register, "zustellen": zustellen, "takt": takt}[args.was](Kunde(args), args, inhalt)


if __name__ == "__main__":
    main()
