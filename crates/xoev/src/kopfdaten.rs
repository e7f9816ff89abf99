//! What can be learnt about a message that cannot be read: enough to reject it and to see it twice.

use quick_xml::Reader;
use quick_xml::events::Event;
use uuid::Uuid;

use crate::latin::Text;
use crate::nachrichtentyp::Nachrichtentyp;
use crate::read::{ist_leerraum, zusammengefasst};
use crate::werte::Einfach;
use crate::zeitpunkt::Zeitpunkt;

/// The ids of a message, as far as they could be found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Kopfdaten {
    /// `nachrichtenUUID`.
    pub nachrichten_uuid: Option<Uuid>,
    /// `nachrichtentyp`.
    pub nachrichtentyp: Option<Nachrichtentyp>,
    /// `erstellungszeitpunkt`.
    pub erstellungszeitpunkt: Option<Zeitpunkt>,
    /// `kennung` of the author, to whom a rejection goes.
    pub autor_kennung: Option<Text>,
}

impl Kopfdaten {
    /// The ids as `ursprungsnachricht`, if all three were found.
    #[must_use]
    pub fn nachrichten_id(&self) -> Option<crate::kopf::NachrichtenId> {
        Some(crate::kopf::NachrichtenId {
            nachrichten_uuid: self.nachrichten_uuid?,
            nachrichtentyp: self.nachrichtentyp?,
            erstellungszeitpunkt: self.erstellungszeitpunkt?,
        })
    }
}

/// Bytes within which the header of any message ends.
const KOPF_BYTES: usize = 64 * 1024;

/// Looks for the ids in the header of any bytes; never fails, and stops at the first damage.
///
/// Of what stands there twice the first counts. Nothing is checked: use it only for a message that [`crate::Nachricht::lesen`] refused.
#[must_use]
pub fn kopf_lesen(bytes: &[u8]) -> Kopfdaten {
    let bytes = bytes.get(..KOPF_BYTES).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => bytes
            .get(..e.valid_up_to())
            .and_then(|gut| std::str::from_utf8(gut).ok())
            .unwrap_or_default(),
    };
    let mut daten = Kopfdaten::default();
    let mut reader = Reader::from_str(text);
    let mut pfad: Vec<String> = Vec::new();
    let mut inhalt = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) if pfad.len() < 16 => {
                pfad.push(start.local_name().as_ref().to_owned());
                inhalt.clear();
            }
            Event::Text(teil) => inhalt.push_str(&teil.xml10_content()),
            Event::CData(teil) => inhalt.push_str(&teil.xml10_content()),
            // An entity that nobody knows makes the value none that could be right.
            Event::GeneralRef(verweis) => inhalt.push(crate::read::verweis(&verweis).unwrap_or('\u{FFFF}')),
            Event::End(_) => {
                daten.merken(&pfad, &inhalt);
                inhalt.clear();
                if pfad.pop().is_none_or(|name| name == "nachrichtenkopf.g2g") {
                    break;
                }
            }
            Event::Start(_) | Event::DocType(_) | Event::Eof => break,
            _ => {}
        }
    }
    daten
}

impl Kopfdaten {
    fn merken(&mut self, pfad: &[String], inhalt: &str) {
        let pfad: Vec<&str> = pfad.iter().map(String::as_str).collect();
        match pfad.as_slice() {
            [
                _,
                "nachrichtenkopf.g2g",
                "identifikation.nachricht",
                "nachrichtenUUID",
            ] => {
                let gelesen = Uuid::aus_xml(inhalt.trim_matches(ist_leerraum).into()).ok();
                self.nachrichten_uuid = self.nachrichten_uuid.or(gelesen);
            }
            [
                _,
                "nachrichtenkopf.g2g",
                "identifikation.nachricht",
                "nachrichtentyp",
                "code",
            ] => {
                let gelesen = Nachrichtentyp::aus_code(&zusammengefasst(inhalt));
                self.nachrichtentyp = self.nachrichtentyp.or(gelesen);
            }
            [
                _,
                "nachrichtenkopf.g2g",
                "identifikation.nachricht",
                "erstellungszeitpunkt",
            ] => {
                let gelesen = Zeitpunkt::aus_xml(inhalt.trim_matches(ist_leerraum).into()).ok();
                self.erstellungszeitpunkt = self.erstellungszeitpunkt.or(gelesen);
            }
            [_, "nachrichtenkopf.g2g", "autor", "kennung"] => {
                let gelesen = || Text::parse(inhalt).ok();
                self.autor_kennung = self.autor_kennung.take().or_else(gelesen);
            }
            _ => {}
        }
    }
}
