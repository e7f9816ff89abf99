//! What stands on a message of XTA, and what is read from it.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use xoev::{ags::Ags, kopf_lesen};
use xta::{BusinessScenario, Code, DeliveryAttributes, MessageMetaData, MessageType, Party, PartyIdentifier};

use crate::kernel::NachrichtId;

/// The category of an authority that keeps a register.
pub const MELDEBEHOERDE: &str = "Meldebehörde";
/// The category of a portal.
pub const PORTAL: &str = "Verwaltungsportal";

/// How our ids of messages begin; the UUID of the message follows, so that a repetition is known by its id.
const STAMM: &str = "urn:de:xta:messageid:meldewerk:";

/// What stands on each message, as the directory and the transport service want it.
#[derive(Clone, Debug)]
pub struct Umschlagtexte {
    /// The service in the directory (DVDV), a URI.
    pub dienst: String,
    /// The business; services behind OSCI take `XMELD_DATA`.
    pub geschaeft: String,
}

/// An author or reader.
fn partei(kennung: impl Into<String>, rolle: &str) -> Party {
    Party::from(PartyIdentifier {
        category: Some(rolle.to_owned()),
        ..PartyIdentifier::xoev(kennung)
    })
}

impl Umschlagtexte {
    /// The metadata of a message of XMeld.
    #[must_use]
    pub fn fuer(
        &self,
        id: NachrichtId,
        von: (&str, &str),
        an: (&str, &str),
        nachricht: &[u8],
        jetzt: Timestamp,
    ) -> MessageMetaData {
        let typ = kopf_lesen(nachricht).nachrichtentyp;
        MessageMetaData {
            delivery: DeliveryAttributes {
                origin: Some(jetzt.to_string()),
                ..DeliveryAttributes::default()
            },
            author: partei(von.0, von.1),
            sender: None,
            reply_to: None,
            reader: partei(an.0, an.1),
            other_readers: Vec::new(),
            cc_readers: Vec::new(),
            message_id: nachricht_id(id),
            in_reply_to: Vec::new(),
            requester: None,
            responder: None,
            subject: None,
            service: self.dienst.clone(),
            scenario: BusinessScenario::Undefined(self.geschaeft.clone()),
            message_type: MessageType {
                code: Code {
                    code: typ.map_or("unbekannt", |typ| typ.code()).to_owned(),
                    name: None,
                    list_uri: "urn:de:payloadSchema:elementName".to_owned(),
                    list_version: "1.0".to_owned(),
                },
                payload_schema: xoev::fassung::XMELD_25_11A.namensraum.to_owned(),
            },
            properties: Vec::new(),
            size: u64::try_from(nachricht.len()).ok().filter(|size| *size > 0),
            test: false,
        }
    }
}

/// The id on the envelope of a message of ours.
#[must_use]
pub fn nachricht_id(id: NachrichtId) -> String {
    format!("{STAMM}{id}")
}

/// The UUID under which a message is stored: the one at the end of its id, else one that follows from the id.
///
/// A second delivery under the same id so has the same UUID.
#[must_use]
pub fn nachricht_aus(id: &str) -> Uuid {
    let ende = id.rsplit(':').next().unwrap_or(id);
    Uuid::try_parse(ende).unwrap_or_else(|_| {
        let [hash @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _]: [u8; 32] =
            Sha256::digest(id.as_bytes()).into();
        uuid::Builder::from_custom_bytes(hash).into_uuid()
    })
}

/// The identifier of the authority of a commune.
pub(super) fn behoerdenkennung(ags: Ags) -> String {
    format!("ags:{ags}")
}

/// The commune of an authority's identifier.
pub(super) fn gemeinde_von(partei: &Party) -> Option<Ags> {
    Ags::parse(partei.identifier.value.strip_prefix("ags:")?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_id_always_gives_the_same_uuid() {
        let uuid = Uuid::from_u128(7);
        assert_eq!(nachricht_aus(&nachricht_id(NachrichtId::aus(uuid))), uuid);
        let fremd = "urn:de:xta:messageid:gateway:4711";
        assert_eq!(nachricht_aus(fremd), nachricht_aus(fremd));
        assert_ne!(
            nachricht_aus(fremd),
            nachricht_aus("urn:de:xta:messageid:gateway:4712")
        );
    }
}
