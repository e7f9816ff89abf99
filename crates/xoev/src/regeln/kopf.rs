//! Header: ids, point in time, directory, direction; and the message that is answered.

use uuid::{Uuid, Variant};

use super::Regel;
use crate::ags::Ags;
use crate::codelist::Code;
use crate::codes::VerzeichnisdienstListe;
use crate::fehler::Fehlercode;
use crate::kopf::{Autorbehoerde, EigeneId, Kopf, Leserbehoerde, NachrichtenId};
use crate::latin::Text;
use crate::typ::Pruefer;
use crate::xmeld::Regeln;
use crate::zeitpunkt::Zeitpunkt;

/// The header names the message that the root element is. Reported by the reader: the value is not kept.
pub const NACHRICHTENTYP: Regel = Regel {
    id: "R-KOPF-1",
    code: Fehlercode::S999,
    quelle: "XÖV Identifikation.NachrichtType, nachrichtentyp",
    text: "the nachrichtentyp in the header must be that of the root element; correct the header",
};

/// Points in time state their offset from UTC.
pub const ZEITZONE: Regel = Regel {
    id: "R-KOPF-2",
    code: Fehlercode::S999,
    quelle: "type.Identifikation.Nachricht, erstellungszeitpunkt; XInneres Identifikation.Ereignis",
    text: "the point in time must state its time zone; append `Z` or an offset like `+01:00`",
};

/// Ids of messages are UUIDs of RFC 4122 (today RFC 9562): its variant, a version of 1 to 8.
pub const UUID: Regel = Regel {
    id: "R-KOPF-3",
    code: Fehlercode::S999,
    quelle: "XÖV Identifikation.NachrichtType, nachrichtenUUID; RFC 4122, RFC 9562",
    text: "the nachrichtenUUID must be formed by RFC 4122 (its variant, version 1 to 8); make a new one",
};

/// Authorities are found in the DVDV.
pub const VERZEICHNISDIENST: Regel = Regel {
    id: "R-KOPF-4",
    code: Fehlercode::S011,
    quelle: "type.Nachrichtenkopf.G2G, leser; XInneres Behoerde.Erreichbar, verzeichnisdienst",
    text: "the code of the verzeichnisdienst must be DVDV",
};

/// An Organisationsschlüssel is a prefix, a colon and an id.
pub const KENNUNG: Regel = Regel {
    id: "R-KOPF-5",
    code: Fehlercode::S999,
    quelle: "type.Nachrichtenkopf.G2G, leser and autor",
    text: "the kennung must be a prefix of the DVDV, a colon and the id, without white space",
};

/// A Meldebehörde has the AGS of its commune as id.
pub const KENNUNG_AGS: Regel = Regel {
    id: "R-KOPF-6",
    code: Fehlercode::S999,
    quelle: "type.Nachrichtenkopf.G2G, leser and autor; code list dvdv.praefix",
    text: "after the prefix `ags` the kennung must have the eight digits of a Gemeindeschlüssel",
};

/// Questions and Anmeldungen go from a portal to a Meldebehörde.
pub const ZUR_BEHOERDE: Regel = Regel {
    id: "R-KOPF-7",
    code: Fehlercode::S999,
    quelle: "autor and leser of 1700, 1702, 1704, 1708, 1711, 1713, 1714; of 1706 § 9 Abs. 3 BMeldDigiV",
    text: "this message goes from a portal (prefix `mbp`) to a Meldebehörde (prefix `ags`); correct the kennung",
};

/// Answers go from a Meldebehörde to a portal.
pub const ZUM_PORTAL: Regel = Regel {
    id: "R-KOPF-8",
    code: Fehlercode::S999,
    quelle: "autor and leser of 1701, 1703, 1705, 1707, 1709, 1710, 1712, 1715",
    text: "this message goes from a Meldebehörde (prefix `ags`) to a portal (prefix `mbp`); correct the kennung",
};

impl Regeln for EigeneId {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.regel(ist_gebildet(self.nachrichten_uuid), "nachrichtenUUID", &UUID);
        zeitzone(pruefer, &self.erstellungszeitpunkt, "erstellungszeitpunkt");
    }
}

fn ist_gebildet(uuid: Uuid) -> bool {
    uuid.get_variant() == Variant::RFC4122 && (1..=8).contains(&uuid.get_version_num())
}

pub(super) fn zeitzone(pruefer: &mut Pruefer, zeitpunkt: &Zeitpunkt, stelle: &str) {
    pruefer.regel(zeitpunkt.timestamp().is_some(), stelle, &ZEITZONE);
}

impl Regeln for Leserbehoerde {
    fn regeln(&self, pruefer: &mut Pruefer) {
        behoerde(pruefer, &self.verzeichnisdienst, &self.kennung);
    }
}

impl Regeln for Autorbehoerde {
    fn regeln(&self, pruefer: &mut Pruefer) {
        behoerde(pruefer, &self.verzeichnisdienst, &self.kennung);
    }
}

fn behoerde(pruefer: &mut Pruefer, verzeichnis: &Code<VerzeichnisdienstListe>, kennung: &Text) {
    pruefer.regel(
        verzeichnis.code() == "DVDV",
        "verzeichnisdienst",
        &VERZEICHNISDIENST,
    );
    let organisation = organisation(kennung);
    pruefer.regel(organisation.is_some(), "kennung", &KENNUNG);
    if let Some(("ags", id)) = organisation {
        pruefer.regel(Ags::parse(id).is_ok(), "kennung", &KENNUNG_AGS);
    }
}

/// Prefix and id of an Organisationsschlüssel; the list of prefixes grows, so any word is one.
pub(super) fn organisation(kennung: &Text) -> Option<(&str, &str)> {
    kennung
        .as_str()
        .split_once(':')
        .filter(|(praefix, _)| !praefix.is_empty() && praefix.chars().all(char::is_alphanumeric))
        .filter(|(_, id)| !id.is_empty() && !id.contains(char::is_whitespace))
}

/// A message from a portal to a Meldebehörde.
pub(super) fn zur_behoerde(pruefer: &mut Pruefer, kopf: &Kopf) {
    richtung(pruefer, kopf, ("mbp", "ags"), &ZUR_BEHOERDE);
}

/// A message from a Meldebehörde to a portal.
pub(super) fn zum_portal(pruefer: &mut Pruefer, kopf: &Kopf) {
    richtung(pruefer, kopf, ("ags", "mbp"), &ZUM_PORTAL);
}

fn richtung(pruefer: &mut Pruefer, kopf: &Kopf, (autor, leser): (&str, &str), regel: &'static Regel) {
    let ist = |kennung: &Text, soll| organisation(kennung).is_none_or(|(praefix, _)| praefix == soll);
    pruefer.regel(
        ist(&kopf.leser.kennung, leser),
        "nachrichtenkopf.g2g/leser/kennung",
        regel,
    );
    pruefer.regel(
        ist(&kopf.autor.kennung, autor),
        "nachrichtenkopf.g2g/autor/kennung",
        regel,
    );
}

/// The message that is answered has one of these types, and ids as it should.
///
/// A rejection quotes the ids of a message as they are, right or wrong: it has no rules for them.
pub(super) fn ursprung(pruefer: &mut Pruefer, id: &NachrichtenId, erlaubt: &[&str], regel: &'static Regel) {
    pruefer.regel(
        ist_gebildet(id.nachrichten_uuid),
        "ursprungsnachricht/nachrichtenUUID",
        &UUID,
    );
    pruefer.regel(
        erlaubt.contains(&id.nachrichtentyp.code()),
        "ursprungsnachricht/nachrichtentyp",
        regel,
    );
    zeitzone(
        pruefer,
        &id.erstellungszeitpunkt,
        "ursprungsnachricht/erstellungszeitpunkt",
    );
}
