//! Widersprüche und Übermittlungssperren: ask (1711), enter and delete (1713, 1714), answers (1712, 1715); § 8 BMeldDigiV.
//!
//! A person may object that the register passes data on: to religious societies (§ 42 Abs. 3 BMG, key 2), at jubilees
//! (key 5) and to parties (key 7, both § 50 Abs. 5 BMG). Keys 10 (Bundeswehr) and 13 (address books) are in the standard,
//! although §§ 36 and 50 BMG no longer have their ground: they are read, and a portal should not offer them. Other keys
//! of the list are locks of § 51 BMG and are refused in these messages (`R-SPERREN-1`). Objections of the law of a Land
//! are told in words.
//!
//! 1713 waits for its answer, 1714 does not; both hold what to enter and what to delete. The answer is the state after
//! that, and for each wish that could not be met a reason ([`EintragungErgebnis`](crate::codes::EintragungErgebnis)).
//! Any authority of the person's dwellings may be asked.

use crate::codes::{NichterstellungGrund, Sperre};
use crate::kopf::NachrichtenId;
use crate::latin::Text;
use crate::xmeld::anmeldung::ErgebnisWidersprueche;
use crate::xmeld::identifikation::Identifikation;

nachricht! {
    /// 1711: a portal asks which objections are entered; synchronous.
    pub struct AbrufSperren1711 =
        "onlinedienste.abrufanfrage.widerspruecheUebermittlungssperren.1711" ("1711") in XMeld, Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
    }
}

nachricht! {
    /// 1712: the Meldebehörde answers 1711 or 1713 with what is entered now; synchronous.
    pub struct SperrenAntwort1712 = "onlinedienste.widerspruecheUebermittlungssperrenAntwort.1712" ("1712") in XMeld,
        Inhalt in XMeld
    {
        pub antwort: SperrenAntwort = "antwortAbrufanfrage",
        /// A 1711 or 1713.
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

nachricht! {
    /// 1713: a portal wants objections entered or deleted; synchronous.
    pub struct EintragungSperren1713 =
        "onlinedienste.eintragungWiderspruecheUebermittlungssperren.1713" ("1713") in XMeld, Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
        /// Keys 2, 5, 7, 10, 13 only.
        pub eintragungen: Vec<Sperre> = "eintragung",
        /// Keys 2, 5, 7, 10, 13 only.
        pub loeschungen: Vec<Sperre> = "loeschung",
        /// Of the law of the Land, in words.
        pub eintragungen_landesrecht: Vec<Text> = "eintragungLandesrecht",
        /// Of the law of the Land, in words.
        pub loeschungen_landesrecht: Vec<Text> = "loeschungLandesrecht",
    }
}

nachricht! {
    /// 1714: as 1713, where the answer takes its time; asynchronous.
    pub struct EintragungSperren1714 =
        "onlinedienste.eintragungWiderspruecheUebermittlungssperren.1714" ("1714") in XMeld, Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
        /// Keys 2, 5, 7, 10, 13 only.
        pub eintragungen: Vec<Sperre> = "eintragung",
        /// Keys 2, 5, 7, 10, 13 only.
        pub loeschungen: Vec<Sperre> = "loeschung",
        /// Of the law of the Land, in words.
        pub eintragungen_landesrecht: Vec<Text> = "eintragungLandesrecht",
        /// Of the law of the Land, in words.
        pub loeschungen_landesrecht: Vec<Text> = "loeschungLandesrecht",
    }
}

nachricht! {
    /// 1715: the Meldebehörde answers 1714 with what is entered now; asynchronous.
    pub struct SperrenAntwort1715 = "onlinedienste.widerspruecheUebermittlungssperrenAntwort.1715" ("1715") in XMeld,
        Inhalt in XMeld
    {
        pub antwort: SperrenAntwort = "antwortAbrufanfrage",
        /// A 1714.
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

auswahl! {
    /// The objections that are entered, or why they are not told.
    pub enum SperrenAntwort in XMeld {
        GrundDerRueckweisung(NichterstellungGrund) = "grundDerRueckweisung",
        /// Keys 2, 5, 7, 10, 13 only.
        Sperren(ErgebnisWidersprueche) = "widerspruecheUebermittlungssperren",
    }
}
