//! The header of a message: ids, author, reader, postal addresses (`nachrichtenkopf.g2g`).
//!
//! An authority or portal is found in the directory DVDV by its `kennung`: a prefix, a colon, an id. `ags` is a
//! Meldebehörde and its id the Gemeindeschlüssel, `mbp` a portal. The author of a question is the reader of its answer
//! ([`Leserbehoerde::from`]). The type of message stands in the header too; it is that of the root element (`R-KOPF-1`)
//! and therefore no field here. The attribute `test` of the root element keeps a message out of production systems: a
//! receiver must look at it ([`crate::regeln::empfang::pruefe`]).

use uuid::Uuid;

use crate::codelist::{Code, FreierCode, code_schreiben, fest_lesen};
use crate::codes::{KanalListe, VerzeichnisdienstListe};
use crate::fassung::{Fassung, Namensraum};
use crate::fehler::{Ebene, Fehlercode, Grund};
use crate::latin::Text;
use crate::nachrichtentyp::{LISTE, Nachrichtentyp};
use crate::read::{Gelesen, Leser, Verworfen};
use crate::typ::{Art, Codeart, Pruefer, Typ, XmlTyp};
use crate::werte::{Hausnummer, HausnummerZusatz, Mangel, Postleitzahl, Stockwerk};
use crate::write::Schreiber;
use crate::xmeld::Nachrichtenart;
use crate::zeitpunkt::Zeitpunkt;

/// The program that wrote a message (attributes of the root element).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Produkt {
    /// `produkt`.
    pub name: Text,
    /// `produkthersteller`.
    pub hersteller: Text,
    /// `produktversion`.
    pub version: Option<Text>,
    /// `test`: if present, the message is no business and must not reach a production register.
    pub test: Option<Text>,
}

/// The header of a message, and the postal addresses that follow it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kopf {
    /// The program that wrote the message.
    pub produkt: Produkt,
    /// New for every message, kept when it is sent again.
    pub nachrichten_uuid: Uuid,
    /// When the message was made, with milliseconds and zone.
    pub erstellungszeitpunkt: Zeitpunkt,
    /// To whom.
    pub leser: Leserbehoerde,
    /// From whom.
    pub autor: Autorbehoerde,
    /// Postal address of the reader.
    pub anschrift_leser: Option<Postanschrift>,
    /// Postal address of the author.
    pub anschrift_autor: Postanschrift,
}

sequenz! {
    /// An authority as reader of a message.
    pub struct Leserbehoerde in Ohne, geregelt {
        pub verzeichnisdienst: Code<VerzeichnisdienstListe> = "verzeichnisdienst",
        /// Prefix of the DVDV, a colon, and the id: `ags:02000000`, `mbp:020000000001`.
        pub kennung: Text = "kennung",
        pub name: Text = "name",
        pub erreichbarkeit: Vec<Erreichbarkeit> = "erreichbarkeit",
    }
}

sequenz! {
    /// An authority as author of a message; it must be reachable.
    pub struct Autorbehoerde in Ohne, geregelt {
        pub verzeichnisdienst: Code<VerzeichnisdienstListe> = "verzeichnisdienst",
        /// Prefix of the DVDV, a colon, and the id: `ags:02000000`, `mbp:020000000001`.
        pub kennung: Text = "kennung",
        pub name: Text = "name",
        pub erreichbarkeit: Vec<Erreichbarkeit> = "erreichbarkeit" [1..*],
    }
}

impl From<Autorbehoerde> for Leserbehoerde {
    /// The author of a message is the reader of its answer.
    fn from(autor: Autorbehoerde) -> Self {
        let Autorbehoerde {
            verzeichnisdienst,
            kennung,
            name,
            erreichbarkeit,
        } = autor;
        Self {
            verzeichnisdienst,
            kennung,
            name,
            erreichbarkeit,
        }
    }
}

sequenz! {
    /// One way to reach an authority.
    pub struct Erreichbarkeit in Ohne {
        pub kanal: Code<KanalListe> = "kanal",
        /// The address or number.
        pub kennung: Text = "kennung",
        pub zusatz: Option<Text> = "zusatz",
    }
}

auswahl! {
    /// Postal address of an authority in Germany.
    pub enum Postanschrift in Ohne {
        Gebaeude(Gebaeudeanschrift) = "gebaeude",
        Postfach(Postfachanschrift) = "postfach",
    }
}

sequenz! {
    /// Address of a building.
    pub struct Gebaeudeanschrift in Ohne, geregelt {
        pub hausnummer: Option<Hausnummer> = "hausnummer",
        pub hausnummer_zusatz: Option<HausnummerZusatz> = "hausnummerBuchstabeZusatzziffer",
        pub postleitzahl: Postleitzahl = "postleitzahl",
        pub stockwerk: Option<Stockwerk> = "stockwerkswohnungsnummer",
        pub strasse: Text = "strasse",
        pub teilnummer: Option<Text> = "teilnummerDerHausnummer",
        pub wohnort: Text = "wohnort",
        pub frueherer_gemeindename: Option<Text> = "wohnortFruehererGemeindename",
        pub wohnungsinhaber: Option<Text> = "wohnungsinhaber",
        pub zusatzangaben: Option<Text> = "zusatzangaben",
        pub hausnummern_bis: Option<HausnummernBis> = "hausnummern.bis",
    }
}

sequenz! {
    /// The last of a range of house numbers.
    #[derive(Default)]
    pub struct HausnummernBis in Ohne {
        pub hausnummer: Option<Hausnummer> = "hausnummer.bis",
        pub zusatz: Option<HausnummerZusatz> = "hausnummerbuchstabezusatzziffer.bis",
        pub teilnummer: Option<Text> = "teilnummerderhausnummer.bis",
    }
}

sequenz! {
    /// Address of a post office box.
    pub struct Postfachanschrift in Ohne, geregelt {
        pub postfach: Option<Text> = "postfach",
        pub wohnort: Text = "wohnort",
        pub postleitzahl: Postleitzahl = "postleitzahl",
    }
}

sequenz! {
    /// The ids of another message, e.g. of the one that is answered (`ursprungsnachricht`).
    pub struct NachrichtenId in Ohne {
        pub nachrichten_uuid: Uuid = "nachrichtenUUID",
        pub nachrichtentyp: Nachrichtentyp = "nachrichtentyp",
        pub erstellungszeitpunkt: Zeitpunkt = "erstellungszeitpunkt",
    }
}

sequenz! {
    /// The ids of a message of any standard of XInneres.
    pub struct FremdeNachrichtenId in Ohne {
        pub nachrichten_uuid: Uuid = "nachrichtenUUID",
        pub nachrichtentyp: FreierCode = "nachrichtentyp",
        pub erstellungszeitpunkt: Zeitpunkt = "erstellungszeitpunkt",
    }
}

sequenz! {
    /// What stands before the elements of every message; see [`Kopf`].
    pub struct NachrichtG2G in Ohne {
        pub nachrichtenkopf: Nachrichtenkopf = "nachrichtenkopf.g2g",
        pub anschrift_leser: Option<Postanschrift> = "anschrift.leser",
        pub anschrift_autor: Postanschrift = "anschrift.autor",
    }
}

sequenz! {
    /// The element `nachrichtenkopf.g2g`; see [`Kopf`].
    pub struct Nachrichtenkopf in Ohne {
        pub identifikation: EigeneId = "identifikation.nachricht",
        pub leser: Leserbehoerde = "leser",
        pub autor: Autorbehoerde = "autor",
    }
}

sequenz! {
    /// The ids of the message itself; see [`Kopf`].
    pub struct EigeneId in Ohne, geregelt {
        pub nachrichten_uuid: Uuid = "nachrichtenUUID",
        pub nachrichtentyp: EigenerTyp = "nachrichtentyp",
        pub erstellungszeitpunkt: Zeitpunkt = "erstellungszeitpunkt",
    }
}

/// The type in the header; it is the one of the root element, so there is nothing to hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EigenerTyp;

/// The type of message that a root element demands in its header, with its list.
#[derive(Clone, Copy)]
pub(crate) struct Kopftyp {
    uri: &'static str,
    version: &'static str,
    code: &'static str,
    mit_name: bool,
}

impl Kopftyp {
    pub(crate) fn von<N: Nachrichtenart>(fassung: &'static Fassung) -> Self {
        let code = N::NACHRICHTENTYP;
        match N::NAMENSRAUM {
            Namensraum::Rueckweisung => Self {
                uri: XINNERES_LISTE,
                version: XINNERES_VERSION,
                code,
                mit_name: true,
            },
            _ => Self {
                uri: LISTE,
                version: fassung.version,
                code,
                mit_name: false,
            },
        }
    }

    fn kennt(&self, code: &str) -> bool {
        if self.mit_name {
            XINNERES_NACHRICHTEN.contains(&code)
        } else {
            Nachrichtentyp::aus_code(code).is_some()
        }
    }
}

/// List of the messages of XInneres.
const XINNERES_LISTE: &str = "urn:de:xinneres:codeliste:nachrichtentyp";
const XINNERES_VERSION: &str = "4";
const XINNERES_NACHRICHTEN: &[&str] = &["0010", "0020", "0021", "0030", "0031", "0032"];

/// The type in the header of a message in this namespace, for the published schema.
pub(crate) fn eigene_codeart(namensraum: Namensraum) -> Codeart {
    match (namensraum, &Nachrichtentyp::TYP.art) {
        (Namensraum::XMeld | Namensraum::Ohne, Art::Code(code)) => *code,
        _ => Codeart {
            liste: Some(XINNERES_LISTE),
            version: Some(XINNERES_VERSION),
            codes: Some(XINNERES_NACHRICHTEN),
            mit_name: true,
        },
    }
}

impl XmlTyp for EigenerTyp {
    const TYP: &'static Typ = &Typ {
        name: "EigenerTyp",
        art: Nachrichtentyp::TYP.art,
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let Some(soll) = leser.kopftyp() else {
            return Err(Verworfen);
        };
        let von = leser.von();
        let eigener = fest_lesen(leser, soll.uri, soll.version, soll.mit_name, |code| {
            soll.kennt(code).then_some(code == soll.code)
        })?;
        if eigener {
            return Ok(Self);
        }
        // There is nothing to hold, so the rules of the message are asked all the same.
        let regel = &crate::regeln::kopf::NACHRICHTENTYP;
        leser.melde(Ebene::Regel, regel.code, von, Grund::Regel(regel));
        Ok(Self)
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        if let Some(typ) = schreiber.kopftyp() {
            code_schreiben(schreiber, typ.code, None);
        }
    }

    fn attribute_schreiben(&self, schreiber: &mut Schreiber) {
        if let Some(typ) = schreiber.kopftyp() {
            schreiber.attribut("listURI", typ.uri);
            schreiber.attribut("listVersionID", typ.version);
        }
    }
}

/// The attributes a root element may have, those with a fixed value among them.
pub(crate) const ATTRIBUTE: &[&str] = &[
    "produkt",
    "produkthersteller",
    "produktversion",
    "standard",
    "test",
    "version",
];

/// The attributes of a root element have been read and are right.
pub struct Wurzel(Produkt);

impl Wurzel {
    pub(crate) fn lesen<N: Nachrichtenart>(leser: &mut Leser<'_>) -> Gelesen<Self> {
        leser.setze_kopftyp(Some(Kopftyp::von::<N>(leser.fassung())));
        let erlaubt = leser.nur_attribute(ATTRIBUTE);
        let (standard, version) = standard_und_version(N::NAMENSRAUM, leser.fassung());
        let version = fest(leser, "version", version, Fehlercode::V000, Grund::Version);
        let standard = fest(
            leser,
            "standard",
            standard,
            Fehlercode::X001,
            Grund::AttributFest("standard"),
        );
        let produkt = Produkt::lesen(leser);
        erlaubt.and(version).and(standard)?;
        produkt.map(Self)
    }
}

/// An attribute with a fixed value; if it has another, `code` and `grund` say so.
fn fest(
    leser: &mut Leser<'_>,
    name: &'static str,
    soll: &str,
    code: Fehlercode,
    grund: Grund,
) -> Gelesen<()> {
    let von = leser.von();
    match leser.attribut(name) {
        None => Err(fehlt(leser, name)),
        Some(wert) if wert == soll => Ok(()),
        Some(_) => Err(leser.melde(Ebene::Schema, code, von, grund)),
    }
}

impl Kopf {
    pub(crate) fn aus(Wurzel(produkt): Wurzel, g2g: NachrichtG2G) -> Self {
        let NachrichtG2G {
            nachrichtenkopf,
            anschrift_leser,
            anschrift_autor,
        } = g2g;
        let Nachrichtenkopf {
            identifikation,
            leser,
            autor,
        } = nachrichtenkopf;
        Self {
            produkt,
            nachrichten_uuid: identifikation.nachrichten_uuid,
            erstellungszeitpunkt: identifikation.erstellungszeitpunkt,
            leser,
            autor,
            anschrift_leser,
            anschrift_autor,
        }
    }

    pub(crate) fn schreiben(&self, schreiber: &mut Schreiber) {
        self.g2g().schreiben(schreiber);
    }

    pub(crate) fn pruefen(&self, pruefer: &mut Pruefer) {
        self.g2g().pruefen(pruefer);
    }

    pub(crate) fn attribute<N: Nachrichtenart>(
        &self,
        fassung: &'static Fassung,
    ) -> Vec<(&'static str, &str)> {
        let (standard, version) = standard_und_version(N::NAMENSRAUM, fassung);
        let Produkt {
            name,
            hersteller,
            version: produktversion,
            test,
        } = &self.produkt;
        let mut attribute = vec![
            ("produkt", name.as_str()),
            ("produkthersteller", hersteller.as_str()),
        ];
        attribute.extend(
            produktversion
                .as_ref()
                .map(|text| ("produktversion", text.as_str())),
        );
        attribute.push(("standard", standard));
        attribute.extend(test.as_ref().map(|text| ("test", text.as_str())));
        attribute.push(("version", version));
        attribute
    }

    fn g2g(&self) -> NachrichtG2G {
        NachrichtG2G {
            nachrichtenkopf: Nachrichtenkopf {
                identifikation: EigeneId {
                    nachrichten_uuid: self.nachrichten_uuid,
                    nachrichtentyp: EigenerTyp,
                    erstellungszeitpunkt: self.erstellungszeitpunkt,
                },
                leser: self.leser.clone(),
                autor: self.autor.clone(),
            },
            anschrift_leser: self.anschrift_leser.clone(),
            anschrift_autor: self.anschrift_autor.clone(),
        }
    }
}

impl Produkt {
    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let name = pflicht(leser, "produkt");
        let hersteller = pflicht(leser, "produkthersteller");
        let version = attribut(leser, "produktversion");
        let test = attribut(leser, "test");
        Ok(Self {
            name: name?,
            hersteller: hersteller?,
            version: version?,
            test: test?,
        })
    }
}

/// The fixed values of the attributes `standard` and `version`.
pub(crate) fn standard_und_version(
    namensraum: Namensraum,
    fassung: &Fassung,
) -> (&'static str, &'static str) {
    match namensraum {
        Namensraum::Rueckweisung => ("XInneres-Rueckweisung", "6"),
        _ => ("XMeld", fassung.version),
    }
}

fn pflicht(leser: &mut Leser<'_>, name: &'static str) -> Gelesen<Text> {
    attribut(leser, name)?.ok_or_else(|| fehlt(leser, name))
}

fn attribut(leser: &mut Leser<'_>, name: &str) -> Gelesen<Option<Text>> {
    let von = leser.von();
    match leser.attribut(name).map(Text::parse) {
        None => Ok(None),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(fehler)) => Err(Mangel::from(fehler).melden(leser, von)),
    }
}

fn fehlt(leser: &mut Leser<'_>, name: &'static str) -> Verworfen {
    let von = leser.von();
    leser.schema(von, Grund::AttributFehlt(name))
}
