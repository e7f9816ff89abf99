//! Selbstauskunft aus dem Melderegister: request (1708), status (1709) and data (1710), Art. 15 DSGVO, § 7 BMeldDigiV.
//!
//! All that a register holds about a person, at an authority of any of her dwellings. The 1708 is nothing but the
//! identification. The 1709 says at once that the request has come in (only status 03, `R-1709-2`) or why not; the 1710
//! follows when the data are compiled, and names the 1708.
//!
//! It says more than any other message: former names and dates of birth with where they are documented
//! ([`crate::xmeld::nachweis`]), every dwelling with all its dates ([`crate::xmeld::wohnung`]), identity documents with
//! their blocking data, every lock, elections ([`crate::xmeld::wahl`]), permits for weapons and explosives
//! ([`crate::xmeld::erlaubnis`]). What no element can hold, such as data of the law of the Land, goes into a PDF.

use jiff::civil::Date;

use crate::codelist::Code;
use crate::codes::{
    Ergebnisstatus, GeschlechtListe, NichterstellungGrund, Partnerschaftstyp, StaatsangehoerigkeitListe,
};
use crate::kopf::NachrichtenId;
use crate::werte::{Azrnummer, Binaer, Ja};
use crate::xmeld::anschrift::AnschriftKind;
use crate::xmeld::erlaubnis::{
    SprengstoffMitNachweis, WaffenbesitzverbotMitNachweis, WaffenerlaubnisMitNachweis,
};
use crate::xmeld::identifikation::Identifikation;
use crate::xmeld::meldebescheinigung::VertreterMeldebescheinigung;
use crate::xmeld::nachweis::{
    FamilienstandMitNachweis, GeburtMitNachweis, Glaubhaftmachung, NameMitNachweis,
};
use crate::xmeld::name::{NameKind, NamePartner};
use crate::xmeld::person::{
    Auskunftssperre, AusweisMitSperrdaten, Geburtsdatum, PassversagungMitNachweis, ReligionMitDatum,
    Sterbetag, Steueridentifikation, Verteidigungsfall, WohnungPartner,
};
use crate::xmeld::wahl::{Unionsbuerger, WahlausschlussMitNachweis};
use crate::xmeld::wohnung::WohnungSelbstauskunft;

nachricht! {
    /// 1708: a portal asks what the register holds about a person; synchronous.
    pub struct AbrufSelbstauskunft1708 =
        "onlinedienste.abrufanfrage.selbstauskunftMelderegister.1708" ("1708") in XMeld, Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
    }
}

nachricht! {
    /// 1709: the Meldebehörde answers 1708 at once: refused, or the data come with 1710; synchronous.
    pub struct SelbstauskunftStatus1709 = "onlinedienste.selbstauskunftMelderegisterStatus.1709" ("1709") in XMeld,
        Inhalt in XMeld
    {
        pub antwort: SelbstauskunftAntwort = "antwortAbrufanfrage",
        /// A 1708.
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

auswahl! {
    /// What becomes of a request for a Selbstauskunft.
    pub enum SelbstauskunftAntwort in XMeld, geregelt {
        GrundDerRueckweisung(NichterstellungGrund) = "grundDerRueckweisung",
        /// Only 03.
        Ergebnisstatus(Ergebnisstatus) = "ergebnisstatus",
    }
}

nachricht! {
    /// 1710: the Meldebehörde sends the Selbstauskunft; asynchronous.
    pub struct Selbstauskunft1710 = "onlinedienste.selbstauskunftMelderegister.1710" ("1710") in XMeld,
        Inhalt in XMeld
    {
        /// As in the 1708.
        pub identifikation: Identifikation = "identifikation",
        pub selbstauskunft: Selbstauskunft = "selbstauskunft",
        /// The 1708.
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

sequenz! {
    /// All that a register holds about a person (§ 7 BMeldDigiV).
    pub struct Selbstauskunft in XMeld, geregelt {
        pub meldedaten: SelbstauskunftMeldedaten = "meldedaten",
        /// PDF with what the elements cannot hold: data of the law of the Land, hints.
        pub pdf_dokument: Option<Binaer> = "pdfDokument",
    }
}

sequenz! {
    /// The person and her relatives, but nobody with a lock or note (§ 7 Abs. 3 BMeldDigiV).
    pub struct SelbstauskunftMeldedaten in XMeld {
        pub personendaten: SelbstauskunftPerson = "personendaten",
        pub gesetzliche_vertreter: Vec<VertreterMeldebescheinigung> = "gesetzlicherVertreter" [0..4],
        pub partner: Option<SelbstauskunftPartner> = "partner",
        pub kinder: Vec<SelbstauskunftKind> = "kind",
    }
}

sequenz! {
    /// The person herself.
    pub struct SelbstauskunftPerson in XMeld, geregelt {
        pub name: NameMitNachweis = "name",
        pub geburtsangaben: GeburtMitNachweis = "geburtsangaben",
        /// DSMeld 0606: the birth is registered, but no certificate was issued.
        pub ohne_geburtsurkunde: Option<Ja> = "geburtseintragOhneGeburtsurkunde",
        /// DSMeld 0701.
        pub geschlecht: Code<GeschlechtListe> = "geschlecht",
        /// DSMeld 1001.
        pub staatsangehoerigkeiten: Vec<Code<StaatsangehoerigkeitListe>> = "staatsangehoerigkeit" [1..4],
        /// DSMeld 1002 to 1004.
        pub glaubhaftmachungen: Vec<Glaubhaftmachung> = "staatsangehoerigkeit.glaubhaftmachung" [0..2],
        /// DSMeld 1101 to 1104.
        pub religion: ReligionMitDatum = "religionszugehoerigkeit",
        /// Present and former ones, and the state from which the person came.
        pub wohnungen: Vec<WohnungSelbstauskunft> = "wohnung" [1..*],
        /// DSMeld 1305, last arrival from abroad.
        pub zuzug_bund: Option<Date> = "zuzugBund",
        /// DSMeld 1304.
        pub zuzug_land: Option<Date> = "zuzugLand",
        /// DSMeld 1303.
        pub zuzug_kreis: Option<Date> = "zuzugKreis",
        /// DSMeld 1302.
        pub zuzug_gemeinde: Option<Date> = "zuzugGemeinde",
        pub familienstand: FamilienstandMitNachweis = "familienstand",
        pub ausweisdokumente: Vec<AusweisMitSperrdaten> = "ausweisdokument" [1..*],
        /// DSMeld 1712.
        pub azr_nummer: Option<Azrnummer> = "azrNummer",
        /// DSMeld 1712a: the number is only for the Ausländerzentralregister.
        pub azr_kommunikation: Option<Ja> = "azrKommunikation",
        /// DSMeld 1801, every key.
        pub sperren: Vec<Auskunftssperre> = "auskunftsUndUebermittlungsperren",
        /// DSMeld 2101 to 2103.
        pub wahlausschluesse: Vec<WahlausschlussMitNachweis> = "wahlausschluss",
        /// DSMeld 2104 to 2106.
        pub unionsbuerger: Option<Unionsbuerger> = "unionsbuerger",
        /// DSMeld 2701 or 2702.
        pub steueridentifikation: Option<Steueridentifikation> = "steueridentifikation",
        /// DSMeld 2301, 2302.
        pub passversagungen: Vec<PassversagungMitNachweis> = "passversagung",
        /// DSMeld 2601, 2602.
        pub waffenerlaubnisse: Vec<WaffenerlaubnisMitNachweis> = "waffenrechtlicheErlaubnis",
        /// DSMeld 2603, 2604.
        pub waffenbesitzverbote: Vec<WaffenbesitzverbotMitNachweis> = "waffenbesitzverbot",
        /// DSMeld 2801, 2802.
        pub sprengstofferlaubnisse: Vec<SprengstoffMitNachweis> = "sprengstoffrechtlicheErlaubnis",
        pub verteidigungsfall: Option<Verteidigungsfall> = "verteidigungsfall",
    }
}

sequenz! {
    /// Spouse or civil partner; never one with a lock or note (§ 7 Abs. 3 BMeldDigiV).
    #[derive(Default)]
    pub struct SelbstauskunftPartner in XMeld {
        pub partnerschaftstyp: Option<Partnerschaftstyp> = "partnerschaftstyp",
        pub name: Option<NamePartner> = "name",
        /// DSMeld 1505 or 1521.
        pub geburt: Option<Geburtsdatum> = "geburt",
        /// DSMeld 1506 or 1522.
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub wohnungen: Vec<WohnungPartner> = "wohnung",
        /// DSMeld 1516 or 1532.
        pub sterbetag: Option<Sterbetag> = "sterbetag",
    }
}

sequenz! {
    /// Child; never one with a lock or note (§ 7 Abs. 3 BMeldDigiV).
    #[derive(Default)]
    pub struct SelbstauskunftKind in XMeld {
        pub name: Option<NameKind> = "name",
        /// DSMeld 1604.
        pub geburt: Option<Geburtsdatum> = "geburt",
        /// DSMeld 1604a.
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub anschrift: Option<AnschriftKind> = "anschrift",
        /// DSMeld 1605.
        pub sterbetag: Option<Sterbetag> = "sterbetag",
    }
}
