//! Meldebescheinigung: request (1700) and answer (1701), §§ 18, 18a BMG.
//!
//! What the register of the sole or main dwelling says today (§§ 5, 6 BMeldDigiV). The 1700 says how much: the minimum of
//! § 18 Abs. 1 BMG (family name, given names, doctorate, date of birth, present addresses), or elements beyond it, each
//! by its code ([`Anforderungselement`]); and how it shall come: by post, as data, as a document ([`Zustellvariante`]).
//!
//! The 1701 has either a reason why there is nothing or an [`Ergebnisstatus`]: 01, then the data or a PDF are inside
//! (`R-1701-2`); 02, the document is sent after payment. What was not asked for is not in it. Representatives, partners
//! and children with a lock or note are never in it (§ 5 Abs. 2 Satz 3 BMeldDigiV). One of the addresses is marked as
//! sole or main dwelling (`R-1701-4`).

use jiff::civil::Date;

use crate::anforderung::Anforderungselement;
use crate::codelist::Code;
use crate::codes::{
    Ausweisart, Ergebnisstatus, GebietListe, GeschlechtListe, GesetzlicherVertreterListe,
    NichterstellungGrund, Partnerschaftstyp, StaatsangehoerigkeitListe, Wohnungsart, Wohnungsstatus,
    Zustellvariante,
};
use crate::kopf::NachrichtenId;
use crate::latin::Text;
use crate::teildatum::Teildatum;
use crate::werte::{Binaer, Ja};
use crate::xmeld::anschrift::{Anschrift, AnschriftAngehoeriger, AnschriftKind, Auslandsanschrift};
use crate::xmeld::datum::TagesdatumMitUnbekannt;
use crate::xmeld::identifikation::Identifikation;
use crate::xmeld::name::{NameKind, NameMeldebescheinigung, NamePartner, VertreterName};
use crate::xmeld::person::{
    FamilienstandOhnePflichtangaben, Geburtsdatum, Religion, Sterbetag, WohnungPartner,
};

nachricht! {
    /// 1700: a portal asks for a Meldebescheinigung; synchronous.
    pub struct AbrufMeldebescheinigung1700 = "onlinedienste.abrufanfrage.meldebescheinigung.1700" ("1700") in XMeld,
        Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
        pub steuerungsinformationen: Anforderung = "steuerungsinformationen",
    }
}

sequenz! {
    /// What is asked for and how it shall come.
    pub struct Anforderung in XMeld {
        pub datenumfang: Datenumfang = "datenumfang",
        pub zustellvariante: Zustellvariante = "zustellvariante",
    }
}

auswahl! {
    /// How much a Meldebescheinigung shall contain.
    pub enum Datenumfang in XMeld {
        /// § 18 Abs. 1 BMG.
        Mindestumfang(Ja) = "meldebescheinigungMindestumfang",
        /// § 18 Abs. 2 BMG: these beyond the minimum.
        Erweitert(Vec<Anforderungselement>) = "meldebescheinigungErweitert" [1..*],
    }
}

nachricht! {
    /// 1701: the Meldebehörde answers 1700; synchronous.
    pub struct MeldebescheinigungAntwort1701 = "onlinedienste.meldebescheinigungAntwort.1701" ("1701") in XMeld,
        Inhalt in XMeld
    {
        pub antwort: MeldebescheinigungAntwort = "antwortAbrufanfrage",
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

auswahl! {
    /// The answer to a request for a Meldebescheinigung.
    pub enum MeldebescheinigungAntwort in XMeld {
        GrundDerRueckweisung(NichterstellungGrund) = "grundDerRueckweisung",
        Auskunft(MeldebescheinigungAuskunft) = "auskunft",
    }
}

sequenz! {
    /// The data, or how they will come.
    pub struct MeldebescheinigungAuskunft in XMeld, geregelt {
        pub ergebnisstatus: Ergebnisstatus = "ergebnisstatus",
        pub meldebescheinigung: Option<Meldebescheinigung> = "meldebescheinigung",
    }
}

auswahl! {
    /// The Meldebescheinigung as data or as document.
    pub enum Meldebescheinigung in XMeld, geregelt {
        Meldedaten(Meldedaten) = "meldedaten",
        PdfDokument(Binaer) = "pdfDokument",
    }
}

sequenz! {
    /// All that a Meldebescheinigung can show.
    pub struct Meldedaten in XMeld {
        pub personendaten: Personendaten = "personendaten",
        pub gesetzliche_vertreter: Vec<VertreterMeldebescheinigung> = "gesetzlicherVertreter" [0..4],
        pub partner: Option<PartnerMeldebescheinigung> = "partner",
        pub kinder: Vec<KindMeldebescheinigung> = "kind",
    }
}

sequenz! {
    /// The person herself.
    pub struct Personendaten in XMeld, geregelt {
        pub name: NameMeldebescheinigung = "name",
        pub geburtsangaben: GeburtMeldebescheinigung = "geburtsangaben",
        pub wohnungen: Vec<WohnungMeldebescheinigung> = "wohnung" [1..*],
        /// DSMeld 0701.
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        /// DSMeld 1001.
        pub staatsangehoerigkeiten: Vec<Code<StaatsangehoerigkeitListe>> = "staatsangehoerigkeit" [0..4],
        /// DSMeld 1101, 1104.
        pub religion: Option<Religion> = "religionszugehoerigkeit",
        pub familienstand: Option<FamilienstandOhnePflichtangaben> = "familienstand",
        pub ausweisdokumente: Vec<AusweisMeldebescheinigung> = "ausweisdokument",
        /// No day of death is entered.
        pub nicht_verstorben: Option<Ja> = "nichtVerstorben",
        /// DSMeld 1232, 1233.
        pub auslandsanschrift: Option<Auslandsanschrift> = "auslandsanschrift",
    }
}

sequenz! {
    /// Birth as a Meldebescheinigung shows it.
    pub struct GeburtMeldebescheinigung in XMeld {
        /// DSMeld 0602.
        pub geburtsort: Option<Text> = "geburtsort",
        /// DSMeld 0603.
        pub geburtsort_staat: Option<Code<GebietListe>> = "geburtsortStaat",
        /// DSMeld 0601.
        pub geburtsdatum: Teildatum = "geburtsdatum",
    }
}

sequenz! {
    /// A present or former Wohnung.
    pub struct WohnungMeldebescheinigung in XMeld {
        pub anschrift: Anschrift = "anschrift",
        /// DSMeld 1306.
        pub datum_des_auszugs: Option<Teildatum> = "datumDesAuszugs",
        /// DSMeld 1301.
        pub datum_des_beziehens: Option<TagesdatumMitUnbekannt> = "datumDesBeziehens",
        /// DSMeld 1301a.
        pub datum_des_wohnungsstatuswechsels: Option<Date> = "datumDesWohnungsstatuswechsels",
        /// DSMeld 1213.
        pub status: Option<Wohnungsstatus> = "statusderwohnung",
        /// DSMeld 1213a.
        pub art: Option<Wohnungsart> = "artderwohnung",
        pub datum_letzter_wegzug_ausland: Option<Teildatum> = "datumLetzterWegzugAusland",
    }
}

sequenz! {
    /// Passport or identity document as a Meldebescheinigung shows it.
    pub struct AusweisMeldebescheinigung in XMeld, geregelt {
        pub passart: Ausweisart = "passart",
        /// Last day of validity.
        pub gueltigkeitsdauer: Option<Date> = "gueltigkeitsdauer",
        pub seriennummer: Option<Text> = "seriennummer",
        pub behoerde: Option<Text> = "behoerde",
        /// None for an eID-Karte.
        pub ausstellungsdatum: Option<Date> = "ausstellungsdatum",
    }
}

sequenz! {
    /// Legal representative as a Meldebescheinigung shows it.
    #[derive(Default)]
    pub struct VertreterMeldebescheinigung in XMeld {
        pub name: Option<VertreterName> = "name",
        /// DSMeld 0906.
        pub geburt: Option<Geburtsdatum> = "geburt",
        /// DSMeld 0917.
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub anschrift: Option<AnschriftAngehoeriger> = "anschrift",
        pub schluessel: Option<Code<GesetzlicherVertreterListe>> = "gesetzlichervertreterschluessel",
        /// DSMeld 0915.
        pub sterbetag: Option<Sterbetag> = "sterbetag",
        pub tag_der_beendigung: Option<Date> = "tagDerBeendigung",
    }
}

sequenz! {
    /// Spouse or civil partner as a Meldebescheinigung shows them.
    #[derive(Default)]
    pub struct PartnerMeldebescheinigung in XMeld {
        pub partnerschaftstyp: Option<Partnerschaftstyp> = "partnerschaftstyp",
        pub name: Option<NamePartner> = "name",
        pub geburt: Option<Geburtsdatum> = "geburt",
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub wohnungen: Vec<WohnungPartner> = "wohnung",
        pub sterbetag: Option<Sterbetag> = "sterbetag",
    }
}

sequenz! {
    /// Child as a Meldebescheinigung shows it.
    #[derive(Default)]
    pub struct KindMeldebescheinigung in XMeld {
        pub name: Option<NameKind> = "name",
        pub geburt: Option<Geburtsdatum> = "geburt",
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub anschrift: Option<AnschriftKind> = "anschrift",
        pub sterbetag: Option<Sterbetag> = "sterbetag",
    }
}
