//! Vorausgefüllter Meldeschein: request (1702) and answer (1703), § 23a Abs. 1 BMG.
//!
//! Before an Anmeldung the portal fetches what the authority of the sole or main dwelling holds (§ 9 Abs. 1 BMeldDigiV).
//! The 1702 is nothing but the [`Identifikation`], once for each person who moves. The 1703 is the longest answer of the
//! chapter: the person, up to four representatives, partner and children, and the objections that are entered.
//!
//! - The data must not be changed on the way: [`VorausgefuellterMeldeschein`] goes back in the 1704 as it came.
//! - Relatives with a lock (§ 51 BMG) or note (§ 52 BMG) are left out. Of the person herself only the locks 3 and 11 are
//!   told (`R-SCHEIN-1`), of objections only 2, 5, 7, 10 and 13 (`R-SPERREN-1`).
//! - The authority logs every such retrieval (§ 40 Abs. 4, 5 BMG).

use jiff::civil::Date;

use crate::codelist::Code;
use crate::codes::{
    GeschlechtListe, NichterstellungGrund, Partnerschaftstyp, StaatsangehoerigkeitListe, Wohnungsstatus,
};
use crate::kopf::NachrichtenId;
use crate::werte::{Azrnummer, Idnr};
use crate::xmeld::anschrift::{AnschriftKind, AnschriftMitSperrvermerk};
use crate::xmeld::datum::TagesdatumMitUnbekannt;
use crate::xmeld::identifikation::Identifikation;
use crate::xmeld::name::{NameKind, NameNatuerlichePerson, NamePartner};
use crate::xmeld::person::{
    Auskunftssperre, Ausweisdokument, FamilienstandAngaben, Geburt, Geburtsdatum, GesetzlicherVertreter,
    Nachweis, PassversagungMitNachweis, Religion, WohnungPartner,
};

nachricht! {
    /// 1702: a portal asks for the vorausgefüllter Meldeschein of one person; synchronous.
    pub struct AbrufMeldeschein1702 = "onlinedienste.abrufanfrage.vorausgefuellterMeldeschein.1702" ("1702") in XMeld,
        Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
    }
}

nachricht! {
    /// 1703: the Meldebehörde answers 1702; synchronous.
    pub struct MeldescheinAntwort1703 = "onlinedienste.vorausgefuellterMeldescheinAntwort.1703" ("1703") in XMeld,
        Inhalt in XMeld
    {
        pub antwort: MeldescheinAntwort = "antwortAbrufanfrage",
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

auswahl! {
    /// The answer to a request for a vorausgefüllter Meldeschein.
    pub enum MeldescheinAntwort in XMeld {
        GrundDerRueckweisung(NichterstellungGrund) = "grundDerRueckweisung",
        VorausgefuellterMeldeschein(VorausgefuellterMeldescheinMitSperren) = "vorausgefuellterMeldeschein",
    }
}

sequenz! {
    /// A vorausgefüllter Meldeschein with the objections of the person.
    pub struct VorausgefuellterMeldescheinMitSperren in XMeld,
        erweitert
        /// What message 1704 sends back as `bestaetigteMeldedaten`.
        meldeschein: VorausgefuellterMeldeschein, geregelt
    {
        /// Keys 2, 5, 7, 10, 13 only.
        pub widersprueche: Vec<Auskunftssperre> = "widerspruecheUebermittlungssperren",
    }
}

sequenz! {
    /// The data of one person as her present Meldebehörde holds them.
    pub struct VorausgefuellterMeldeschein in XMeld {
        pub personendaten: MeldescheinPerson = "personendaten",
        pub gesetzliche_vertreter: Vec<GesetzlicherVertreter> = "gesetzlicherVertreter" [0..4],
        pub partner: Option<MeldescheinPartner> = "partner",
        pub kinder: Vec<MeldescheinKind> = "kind",
    }
}

sequenz! {
    /// The person herself in a Meldeschein.
    pub struct MeldescheinPerson in XMeld, geregelt {
        pub name: NameNatuerlichePerson = "name",
        pub geburtsangaben: Geburt = "geburtsangaben",
        /// DSMeld 0701.
        pub geschlecht: Code<GeschlechtListe> = "geschlecht",
        /// DSMeld 1001.
        pub staatsangehoerigkeiten: Vec<Code<StaatsangehoerigkeitListe>> = "staatsangehoerigkeit" [1..4],
        /// DSMeld 1101, 1104.
        pub religion: Religion = "religionszugehoerigkeit",
        pub wohnungen: Vec<MeldescheinWohnung> = "wohnung" [1..*],
        /// Last arrival from abroad.
        pub zuzug_bund: Option<Date> = "zuzugBund",
        pub familienstand: FamilienstandAngaben = "familienstand",
        /// DSMeld 1403.
        pub familienstand_nachweis: Option<Nachweis> = "familienstand.nachweis",
        pub ausweisdokumente: Vec<Ausweisdokument> = "ausweisdokument",
        /// DSMeld 1712.
        pub azr_nummer: Option<Azrnummer> = "azrNummer",
        /// DSMeld 1801, keys 3 and 11 only.
        pub auskunftssperren: Vec<Auskunftssperre> = "auskunftssperre",
        /// DSMeld 2301, 2302.
        pub passversagungen: Vec<PassversagungMitNachweis> = "passversagung",
        /// DSMeld 2701.
        pub id_nr: Option<Idnr> = "idNr",
    }
}

sequenz! {
    /// A present Wohnung.
    pub struct MeldescheinWohnung in XMeld {
        pub anschrift: AnschriftMitSperrvermerk = "anschrift",
        /// DSMeld 1301.
        pub datum_des_beziehens: Option<TagesdatumMitUnbekannt> = "datumDesBeziehens",
        /// DSMeld 1301a.
        pub datum_des_wohnungsstatuswechsels: Option<Date> = "datumDesWohnungsstatuswechsels",
        /// DSMeld 1213.
        pub status: Option<Wohnungsstatus> = "statusderwohnung",
    }
}

sequenz! {
    /// Spouse or civil partner; never one with a lock or note (§ 23a Abs. 1 BMG).
    #[derive(Default)]
    pub struct MeldescheinPartner in XMeld {
        pub partnerschaftstyp: Option<Partnerschaftstyp> = "partnerschaftstyp",
        pub name: Option<NamePartner> = "name",
        pub geburt: Option<Geburtsdatum> = "geburt",
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub wohnungen: Vec<WohnungPartner> = "wohnung",
    }
}

sequenz! {
    /// Child; never one with a lock or note (§ 23a Abs. 1 BMG).
    #[derive(Default)]
    pub struct MeldescheinKind in XMeld {
        pub name: Option<NameKind> = "name",
        pub geburt: Option<Geburtsdatum> = "geburt",
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub anschrift: Option<AnschriftKind> = "anschrift",
    }
}
