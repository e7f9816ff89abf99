//! Names, birth, marital status and nationality with where each is documented, as a Selbstauskunft (1710) shows them.
//!
//! Beside the fact stands the authority with its file number, in one field or two, as the register stores it.

use jiff::civil::Date;

use crate::codelist::Code;
use crate::codes::{Beendigungsgrund, Familienstand, GebietListe, GlaubhaftmachungArt};
use crate::latin::Text;
use crate::teildatum::Teildatum;
use crate::xmeld::datum::TeilbekanntesDatum;
use crate::xmeld::name::{AllgemeinerName, Familienname, Vornamen};
use crate::xmeld::person::{Geburtsdatum, Nachweis};

sequenz! {
    /// Name of a natural person; former names with where they are documented.
    #[derive(Default)]
    pub struct NameMitNachweis in XMeld, geregelt {
        /// DSMeld 0101a.
        pub familienname: Option<Familienname> = "familienname.unstrukturiert",
        /// DSMeld 0103a.
        pub ehename: Option<AllgemeinerName> = "ehename.unstrukturiert",
        /// DSMeld 0105a.
        pub lebenspartnerschaftsname: Option<AllgemeinerName> = "lebenspartnerschaftsname.unstrukturiert",
        /// DSMeld 0201a.
        pub geburtsname: Option<AllgemeinerName> = "geburtsname.unstrukturiert",
        /// DSMeld 0203a, 0205, 0206.
        pub fruehere_familiennamen: Vec<FruehererFamiliennameMitNachweis> = "frueherer.familienname",
        /// DSMeld 0301.
        pub vornamen: Option<Vornamen> = "vornamen",
        /// DSMeld 0302, Rufname.
        pub gebraeuchlicher_vorname: Option<AllgemeinerName> = "gebraeuchlicherVorname",
        /// DSMeld 0303 to 0305.
        pub fruehere_vornamen: Vec<FruehereVornamenMitNachweis> = "fruehere.vornamen",
        /// DSMeld 0401; several stand apart by a space.
        pub doktorgrad: Option<Text> = "doktorgrad",
        /// DSMeld 0501.
        pub ordensname: Option<Text> = "ordensname",
        /// DSMeld 0502.
        pub kuenstlername: Option<Text> = "kuenstlername",
    }
}

sequenz! {
    /// A former family name and where its change is documented.
    #[derive(Default)]
    pub struct FruehererFamiliennameMitNachweis in XMeld {
        /// DSMeld 0203a.
        pub name: Option<AllgemeinerName> = "frueherer.familienname",
        /// DSMeld 0205, 0206.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Former given names and where their change is documented.
    pub struct FruehereVornamenMitNachweis in XMeld {
        /// DSMeld 0303.
        pub vornamen: AllgemeinerName = "fruehereVornamen",
        /// DSMeld 0304, 0305.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Birth and where it is documented.
    #[derive(Default)]
    pub struct GeburtMitNachweis in XMeld {
        pub geburt: Option<GeburtMitHistorie> = "geburt",
        /// DSMeld 0604, 0605.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Birth, with dates of birth that were held to be right before.
    #[derive(Default)]
    pub struct GeburtMitHistorie in XMeld {
        /// DSMeld 0602.
        pub geburtsort: Option<Text> = "geburtsort",
        /// DSMeld 0603.
        pub geburtsort_staat: Option<Code<GebietListe>> = "geburtsortStaat",
        /// DSMeld 0601.
        pub geburtsdatum: Option<Teildatum> = "geburtsdatum",
        pub fruehere_geburtsdaten: Option<FruehereGeburtsdaten> = "fruehereGeburtsdaten",
    }
}

sequenz! {
    /// Former dates of birth, DSMeld 0601 of earlier periods.
    pub struct FruehereGeburtsdaten in XMeld {
        pub zweite: Geburtsdatum = "geburtsdatumZweitePeriode",
        pub dritte: Option<Geburtsdatum> = "geburtsdatumDrittePeriode",
        pub vierte: Option<Geburtsdatum> = "geburtsdatumViertePeriode",
        pub fuenfte: Option<Geburtsdatum> = "geburtsdatumFuenftePeriode",
    }
}

sequenz! {
    /// What shows that a person has, or has lost, German nationality.
    pub struct Glaubhaftmachung in XMeld {
        /// DSMeld 1002.
        pub art: GlaubhaftmachungArt = "glaubhaftmachung",
        /// DSMeld 1003, 1004.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Marital status and where it is documented.
    pub struct FamilienstandMitNachweis in XMeld {
        pub familienstand: FamilienstandMitEnde = "familienstand",
        /// DSMeld 1403, 1404, 1406, 1407.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Marital status, how it began and how the last marriage or civil partnership ended.
    pub struct FamilienstandMitEnde in XMeld, geregelt {
        /// DSMeld 1405.
        pub beendigungsgrund: Option<Beendigungsgrund> = "beendigungsgrund",
        /// DSMeld 1402.
        pub datum_beginn: Option<TeilbekanntesDatum> = "datumBeginn",
        pub datum_ende: Option<Date> = "datumEnde",
        /// DSMeld 1401.
        pub familienstand: Familienstand = "familienstand",
        /// DSMeld 1408.
        pub ort: Option<Text> = "ort.letzte.ehe.oder.lp",
        /// DSMeld 1409.
        pub ortstaat: Option<Code<GebietListe>> = "ortstaat.letzte.ehe.oder.lp",
        /// DSMeld 1402a.
        pub datum_beginn_vorausgegangene_lp: Option<Date> = "datumBeginnVorausgegangeneLP",
    }
}
