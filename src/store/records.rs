//! What is stored, as plain rows; everything personal is encrypted below this line.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use xoev::ags::Ags;

use crate::{
    antrag::{Rueckmeldenummer, Rueckmeldung},
    fall::Fall,
    kernel::{AnbieterId, DokumentId, EntwurfId, FallId, Geheim, KontoId, LandId, MailId, NachrichtId},
    meldewesen::{Identitaet, Urkundennummer},
};

/// An account.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KontoRecord {
    /// Its id.
    pub id: KontoId,
    /// The Land it belongs to.
    pub land: LandId,
}

/// A session; the cookie's value itself is nowhere stored.
#[derive(Clone, Debug)]
pub struct SitzungRecord {
    /// SHA-256 of the cookie's value.
    pub id_hash: [u8; 32],
    /// The Land it is valid in.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// Who logged in. Encrypted at rest.
    pub identitaet: Identitaet,
    /// Level of trust of the login, 1 to 4 (STORK).
    pub niveau: u8,
    /// When the person proved who they are.
    pub angemeldet_am: Timestamp,
    /// Until when it may lie idle.
    pub ruht_bis: Timestamp,
    /// When it ends at the latest.
    pub endet_am: Timestamp,
    /// The token that every form of this session carries. Encrypted at rest.
    pub csrf: Geheim,
    /// By which of the Land's providers. Encrypted at rest.
    pub anbieter: AnbieterId,
    /// SHA-256 that names the provider's own session, if it told.
    pub anbieter_sitzung: Option<[u8; 32]>,
}

/// A login under way.
#[derive(Clone, Debug)]
pub struct AnmeldeRecord {
    /// SHA-256 of the `state` parameter.
    pub state_hash: [u8; 32],
    /// The Land it is for.
    pub land: LandId,
    /// Which of the Land's providers the person was sent to. Encrypted at rest.
    pub anbieter: AnbieterId,
    /// SHA-256 of the cookie that binds it to one browser.
    pub browser_hash: [u8; 32],
    /// Nonce that the ID token must repeat. Encrypted at rest.
    pub nonce: Geheim,
    /// PKCE verifier. Encrypted at rest.
    pub pkce: Geheim,
    /// What for.
    pub zweck: AnmeldeZweck,
    /// When it began.
    pub begonnen_am: Timestamp,
    /// Path on this site to return to; always begins with a single `/`.
    pub zurueck: String,
}

/// What a login is for.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum AnmeldeZweck {
    /// A session.
    Sitzung,
    /// The signature under a form: a fresh login of the same account, bound to exactly what was shown (TR-03107-2).
    Einreichung {
        /// The account that must log in again.
        konto: KontoId,
        /// The form.
        entwurf: EntwurfId,
        /// SHA-256 of the form as shown.
        abdruck: [u8; 32],
    },
}

/// A form being filled in.
#[derive(Clone)]
pub struct EntwurfRecord {
    /// Its id.
    pub id: EntwurfId,
    /// The Land it belongs to.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// When it was last changed.
    pub geaendert_am: Timestamp,
    /// When it is deleted, unless it is changed before (§ 8a Abs. 2 OZG).
    pub loeschen_am: Timestamp,
    /// When its owner is to be reminded of it: on the day of moving in.
    pub erinnern_am: Option<Timestamp>,
    /// The draft as `service` writes it. Encrypted at rest.
    pub inhalt: Vec<u8>,
}

/// An invitation by link.
#[derive(Clone)]
pub struct EinladungRecord {
    /// SHA-256 of the word in the link.
    pub kennung: [u8; 32],
    /// The Land it is valid in.
    pub land: LandId,
    /// Who invites.
    pub konto: KontoId,
    /// The draft it belongs to.
    pub entwurf: EntwurfId,
    /// What for.
    pub art: Einladungsart,
    /// Until when it may be answered.
    pub endet_am: Timestamp,
    /// The invitation as `service` writes it. Encrypted at rest.
    pub inhalt: Vec<u8>,
}

/// What an invitation is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Einladungsart {
    /// Consent of the other one who has custody of a child.
    Zustimmung,
    /// An Anmeldung of one's own into the same dwelling.
    Gemeinsam,
}

/// A case.
#[derive(Clone, Debug)]
pub struct FallRecord {
    /// The Land it belongs to.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// The case. Encrypted at rest, but for id, commune and name of its state.
    pub fall: Fall,
    /// When it last moved.
    pub geaendert_am: Timestamp,
}

/// A message that must reach a register.
#[derive(Clone)]
pub struct PostausgangRecord {
    /// The message's UUID, the same for every attempt.
    pub id: NachrichtId,
    /// The Land it is sent for.
    pub land: LandId,
    /// The case it belongs to.
    pub fall: FallId,
    /// The commune whose register gets it.
    pub empfaenger: Ags,
    /// The message type, four digits.
    pub typ: String,
    /// The message as it goes out. Encrypted at rest.
    pub inhalt: Vec<u8>,
    /// When it was written.
    pub angelegt_am: Timestamp,
    /// How it stands.
    pub stand: Zustellstand,
}

/// How the delivery of a message stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Zustellstand {
    /// It waits for its next attempt.
    Wartet {
        /// Attempts so far.
        versuche: u32,
        /// When to try next.
        faellig_am: Timestamp,
        /// Why the last attempt failed.
        letzter_fehler: Option<String>,
    },
    /// The register has it.
    Zugestellt {
        /// Since when.
        am: Timestamp,
    },
    /// An operator took it out for good.
    Verworfen {
        /// When.
        am: Timestamp,
        /// Why, in the operator's words.
        grund: String,
    },
    /// Given up; a person must look at it.
    Aufgegeben {
        /// Attempts made.
        versuche: u32,
        /// Why.
        grund: String,
    },
}

/// A message from a register.
#[derive(Clone)]
pub struct EingangRecord {
    /// The message's UUID as its author wrote it; unique within Land and sender.
    pub id: Uuid,
    /// The Land it is for.
    pub land: LandId,
    /// The commune whose register sent it.
    pub absender: Ags,
    /// The message as it came. Encrypted at rest.
    pub inhalt: Vec<u8>,
    /// When it came.
    pub empfangen_am: Timestamp,
    /// How often working it off has failed.
    pub fehlversuche: u32,
}

/// A document kept for download.
#[derive(Clone)]
pub struct DokumentRecord {
    /// Its id.
    pub id: DokumentId,
    /// The Land it belongs to.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// The case it belongs to, if any.
    pub fall: Option<FallId>,
    /// File name for the download, without personal data.
    pub dateiname: String,
    /// Whether it carries our seal; a register's letter that cannot be sealed does not.
    pub gesiegelt: bool,
    /// The PDF. Encrypted at rest.
    pub inhalt: Vec<u8>,
    /// When it was made.
    pub erstellt_am: Timestamp,
}

/// A document that was issued.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UrkundeRecord {
    /// Its number.
    pub nummer: Urkundennummer,
    /// The Land it belongs to.
    pub land: LandId,
    /// The commune whose authority issued it.
    pub gemeinde: Ags,
    /// What it is, for example `meldebescheinigung`.
    pub art: String,
    /// When it was issued.
    pub ausgestellt_am: Timestamp,
    /// Number of the status list it stands in, from 1.
    pub liste: u32,
    /// Its place there, from 0.
    pub platz: u32,
    /// That it was taken back.
    pub widerruf: Option<Widerruf>,
}

/// That an authority took a document back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Widerruf {
    /// When.
    pub am: Timestamp,
    /// Why.
    pub grund: Widerrufsgrund,
}

/// Why an authority takes a document back. A later move is no reason: the document says how things stood.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Widerrufsgrund {
    /// The register was wrong when it was issued.
    FalscheAngaben,
    /// It went to somebody who is not the person in it.
    FalschePerson,
    /// It was got by deceit, or its seal was misused.
    Missbrauch,
}

impl Widerrufsgrund {
    /// Every reason, in the order of the form.
    pub const ALLE: [Self; 3] = [Self::FalscheAngaben, Self::FalschePerson, Self::Missbrauch];

    /// Its key in forms, messages and the store.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::FalscheAngaben => "falsche-angaben",
            Self::FalschePerson => "falsche-person",
            Self::Missbrauch => "missbrauch",
        }
    }

    /// The reason with this key.
    #[must_use]
    pub fn lies(schluessel: &str) -> Option<Self> {
        Self::ALLE
            .into_iter()
            .find(|grund| grund.schluessel() == schluessel)
    }
}

/// A mail that must reach a person; nothing in it tells anything about them but their address.
#[derive(Clone)]
pub struct MailRecord {
    /// Its id, the same for every attempt.
    pub id: MailId,
    /// The Land it is sent for.
    pub land: LandId,
    /// When it was written.
    pub angelegt_am: Timestamp,
    /// Attempts that this mail itself failed in, so far.
    pub versuche: u32,
    /// What goes out. Encrypted at rest, deleted once the mail is sent or given up.
    pub inhalt: Mailinhalt,
}

/// What a mail says, and to whom.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
pub struct Mailinhalt {
    /// The address it goes to.
    pub empfaenger: String,
    /// The name that stands before our own address.
    pub absendername: String,
    /// The language it is written in, as a tag (BCP 47).
    pub sprache: String,
    /// Subject, one line.
    pub betreff: String,
    /// Plain text.
    pub text: String,
}

impl std::fmt::Debug for Mailinhalt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mailinhalt(‹personal›)")
    }
}

/// What somebody told us about the service.
#[derive(Clone, Debug)]
pub struct RueckmeldungRecord {
    /// The Land it is about.
    pub land: LandId,
    /// The number that the person was told.
    pub nummer: Rueckmeldenummer,
    /// When it came.
    pub eingegangen_am: Timestamp,
    /// What they said. Encrypted at rest.
    pub inhalt: Rueckmeldung,
}
