//! Widersprüche und Übermittlungssperren: ask (1711), enter and delete (1713, 1714), answers (1712, 1715); § 8 BMeldDigiV.

use crate::codes::{NichterstellungGrund, Sperre};
use crate::kopf::NachrichtenId;
use crate::latin::Text;
use crate::typ::Pruefer;
use crate::xmeld::Regeln;
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

impl Regeln for AbrufSperren1711 {
    fn regeln(&self, _pruefer: &mut Pruefer) {}
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

impl Regeln for SperrenAntwort1712 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.ursprung(&self.ursprungsnachricht, &["1711", "1713"]);
        self.antwort.regeln(pruefer);
        if let SperrenAntwort::Sperren(sperren) = &self.antwort {
            let nur_gefragt = self.ursprungsnachricht.nachrichtentyp.code() == "1711";
            pruefer.regel(
                !nur_gefragt || sperren.rueckmeldung.is_empty(),
                "antwortAbrufanfrage",
                &crate::regeln::VORLAEUFIG,
            );
        }
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

impl Regeln for EintragungSperren1713 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        nur_widersprueche(pruefer, "eintragung", &self.eintragungen);
        nur_widersprueche(pruefer, "loeschung", &self.loeschungen);
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

impl Regeln for EintragungSperren1714 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        nur_widersprueche(pruefer, "eintragung", &self.eintragungen);
        nur_widersprueche(pruefer, "loeschung", &self.loeschungen);
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

impl Regeln for SperrenAntwort1715 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.ursprung(&self.ursprungsnachricht, &["1714"]);
        self.antwort.regeln(pruefer);
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

impl SperrenAntwort {
    fn regeln(&self, pruefer: &mut Pruefer) {
        if let Self::Sperren(sperren) = self {
            nur_widersprueche(pruefer, "antwortAbrufanfrage", &sperren.eingetragen);
        }
    }
}

/// The keys a person decides on herself (reasons to § 8 BMeldDigiV).
const WIDERSPRUECHE: [Sperre; 5] = [
    Sperre::Religionsgesellschaften,
    Sperre::Jubilaeen,
    Sperre::Parteien,
    Sperre::Bundeswehr,
    Sperre::Adressbuecher,
];

fn nur_widersprueche(pruefer: &mut Pruefer, stelle: &'static str, sperren: &[Sperre]) {
    pruefer.regel(
        sperren.iter().all(|sperre| WIDERSPRUECHE.contains(sperre)),
        stelle,
        &crate::regeln::VORLAEUFIG,
    );
}
