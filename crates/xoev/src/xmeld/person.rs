//! What a register holds about a person beside name and address.
//!
//! Types that several messages share: birth and death, religion, civil status, identity documents, locks and objections,
//! tax number, representatives. The numbers in their descriptions are sheets of the DSMeld.

use jiff::civil::Date;

use crate::codelist::Code;
use crate::codes::{
    Ausweisart, Familienstand, GebietListe, GeschlechtListe, GesetzlicherVertreterListe, PassversagungStatus,
    ReligionNichtSteuererhebendListe, ReligionSteuererhebendListe, Sperre, Wohnungsart, Wohnungsstatus,
};
use crate::latin::Text;
use crate::teildatum::Teildatum;
use crate::werte::{Bearbeitungsmerkmal, Idnr, Ja};
use crate::xmeld::anschrift::AnschriftAngehoeriger;
use crate::xmeld::datum::TeilbekanntesDatum;
use crate::xmeld::name::VertreterName;

sequenz! {
    /// Date of birth, DSMeld 0601.
    pub struct Geburtsdatum in XMeld {
        pub geburtsdatum: Teildatum = "geburtsdatum",
    }
}

sequenz! {
    /// Birth.
    #[derive(Default)]
    pub struct Geburt in XMeld {
        /// DSMeld 0602.
        pub geburtsort: Option<Text> = "geburtsort",
        /// DSMeld 0603.
        pub geburtsort_staat: Option<Code<GebietListe>> = "geburtsortStaat",
        /// DSMeld 0601.
        pub geburtsdatum: Option<Teildatum> = "geburtsdatum",
    }
}

sequenz! {
    /// Day of death.
    pub struct Sterbetag in XMeld {
        pub sterbetag: Date = "sterbetag",
    }
}

sequenz! {
    /// Membership in a religious society under public law.
    pub struct Religion in XMeld {
        /// DSMeld 1101.
        pub steuererhebend: Code<ReligionSteuererhebendListe> = "religion.steuer.erhebend",
        /// DSMeld 1104.
        pub nicht_steuererhebend: Option<Code<ReligionNichtSteuererhebendListe>> = "religion.nicht.steuer.erhebend",
    }
}

sequenz! {
    /// Membership in a religious society under public law, and since or until when.
    pub struct ReligionMitDatum in XMeld, erweitert religion: Religion {
        /// DSMeld 1102.
        pub eintrittsdatum: Option<Date> = "eintrittsdatum",
        /// DSMeld 1103.
        pub austrittsdatum: Option<Date> = "austrittsdatum",
    }
}

sequenz! {
    /// Marital status and how it began.
    pub struct FamilienstandAngaben in XMeld, geregelt {
        /// DSMeld 1402.
        pub datum_beginn: Option<TeilbekanntesDatum> = "datumBeginn",
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

sequenz! {
    /// Marital status as far as a Meldebescheinigung shows it.
    #[derive(Default)]
    pub struct FamilienstandOhnePflichtangaben in XMeld, geregelt {
        /// DSMeld 1402.
        pub datum_beginn: Option<TeilbekanntesDatum> = "datumBeginn",
        /// DSMeld 1401.
        pub familienstand: Option<Familienstand> = "familienstand",
        /// DSMeld 1408.
        pub ort: Option<Text> = "ort.letzte.ehe.oder.lp",
        /// DSMeld 1409.
        pub ortstaat: Option<Code<GebietListe>> = "ortstaat.letzte.ehe.oder.lp",
        /// DSMeld 1402a.
        pub datum_beginn_vorausgegangene_lp: Option<Date> = "datumBeginnVorausgegangeneLP",
    }
}

sequenz! {
    /// Where a fact is documented.
    #[derive(Default)]
    pub struct Nachweis in XMeld {
        pub datum: Option<Date> = "datum",
        pub dokumentbeschreibung: Option<Text> = "dokumentbeschreibung",
        pub behoerde_oder_aktenzeichen: Option<BehoerdeAktenzeichen> = "behoerdeoderaktenzeichen",
    }
}

auswahl! {
    /// Authority and file number.
    pub enum BehoerdeAktenzeichen in XMeld {
        Getrennt(BehoerdeAktenzeichenGetrennt) = "behoerdeaktenzeichen.getrennt",
        Konkateniert(BehoerdeAktenzeichenKonkateniert) = "behoerdeaktenzeichen.konkateniert",
    }
}

sequenz! {
    /// Authority and file number apart.
    pub struct BehoerdeAktenzeichenGetrennt in XMeld {
        pub behoerde: Text = "behoerde",
        pub aktenzeichen: Option<Text> = "aktenzeichen",
    }
}

sequenz! {
    /// Authority and file number in one text.
    pub struct BehoerdeAktenzeichenKonkateniert in XMeld {
        pub behoerdeaktenzeichen: Text = "behoerdeaktenzeichen",
    }
}

sequenz! {
    /// Passport or identity document in a Meldeschein.
    pub struct Ausweisdokument in XMeld, geregelt {
        pub passart: Ausweisart = "passart",
        /// Last day of validity, DSMeld 1703, 1707, 1716.
        pub gueltigkeitsdauer: Option<Date> = "gueltigkeitsdauer",
        /// DSMeld 1708, 1709, 1717.
        pub seriennummer: Option<Text> = "seriennummer",
        /// DSMeld 1701, 1705, 1715.
        pub behoerde: Text = "behoerde",
        /// DSMeld 1702, 1706; none for an eID-Karte.
        pub ausstellungsdatum: Option<Date> = "ausstellungsdatum",
    }
}

sequenz! {
    /// Passport or identity document with what is needed to block it.
    pub struct AusweisMitSperrdaten in XMeld, geregelt {
        pub passart: Ausweisart = "passart",
        /// Last day of validity, DSMeld 1703, 1707, 1716.
        pub gueltigkeitsdauer: Option<Date> = "gueltigkeitsdauer",
        /// DSMeld 1708, 1709, 1717.
        pub seriennummer: Option<Text> = "seriennummer",
        /// DSMeld 1701, 1705, 1715.
        pub behoerde: Text = "behoerde",
        /// DSMeld 1702, 1706; none for an eID-Karte.
        pub ausstellungsdatum: Option<Date> = "ausstellungsdatum",
        /// Hash of date of birth, names and Sperrkennwort.
        pub sperrsumme: Option<Text> = "sperrsumme",
        /// The word that blocks the eID, in the clear: as secret as a password.
        pub sperrkennwort: Option<Text> = "sperrkennwort",
    }
}

sequenz! {
    /// Lock against passing data on.
    pub struct Auskunftssperre in XMeld, geregelt {
        pub frist: Option<Date> = "frist",
        /// DSMeld 1801.
        pub grund: Sperre = "grund",
    }
}

sequenz! {
    /// Refusal of a passport and where it is documented, DSMeld 2301, 2302.
    pub struct PassversagungMitNachweis in XMeld {
        pub passversagung: Passversagung = "passversagung",
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Refusal of a passport, DSMeld 2301.
    pub struct Passversagung in XMeld {
        pub status: PassversagungStatus = "status",
    }
}

auswahl! {
    /// Number for the tax office, § 139b AO.
    pub enum Steueridentifikation in XMeld, geregelt {
        /// DSMeld 2701.
        Idnummer(Idnr) = "idnummer",
        /// DSMeld 2702: until the Identifikationsnummer is known.
        Bearbeitungsmerkmal(Bearbeitungsmerkmal) = "vbm",
    }
}

sequenz! {
    /// The person was registered for military service before her year; matters in the Verteidigungsfall only.
    pub struct Verteidigungsfall in XMeld {
        pub verteidigungsfall: Ja = "verteidigungsfall",
    }
}

sequenz! {
    /// Wohnung of a spouse or civil partner.
    #[derive(Default)]
    pub struct WohnungPartner in XMeld {
        pub anschrift: Option<AnschriftAngehoeriger> = "anschrift",
        /// DSMeld 1213.
        pub status: Option<Wohnungsstatus> = "statusderwohnung",
        /// DSMeld 1213a.
        pub art: Option<Wohnungsart> = "artderwohnung",
    }
}

sequenz! {
    /// Legal representative in a Meldeschein.
    #[derive(Default)]
    pub struct GesetzlicherVertreter in XMeld {
        pub name: Option<VertreterName> = "name",
        /// DSMeld 0906.
        pub geburt: Option<Geburtsdatum> = "geburt",
        /// DSMeld 0917.
        pub geschlecht: Option<Code<GeschlechtListe>> = "geschlecht",
        pub anschrift: Option<AnschriftAngehoeriger> = "anschrift",
        pub schluessel: Option<Code<GesetzlicherVertreterListe>> = "gesetzlichervertreterschluessel",
    }
}
