//! Elektronische Wohnsitzanmeldung: Meldeschein (1704), status (1705), code (1706), result (1707), § 23a BMG.
//!
//! A person who has moved must register the new dwelling within two weeks (§ 17 Abs. 1 BMG). When she has confirmed the
//! data of the 1703 and completed them, the portal sends the [`Meldeschein1704`] to the authority of the new dwelling
//! (§ 23a Abs. 2 BMG, § 9 Abs. 2 BMeldDigiV). From then on everything is asynchronous:
//!
//! ```text
//! portal ──1704──▶ authority ──────────────────────────1707──▶ portal     entered, or refused
//!                           └──1705──▶ portal ──1706──▶ …1707──▶          with a code by letter in between
//! ```
//!
//! **1704** holds for each person the data of the 1703 unaltered (`bestaetigteMeldedaten`), the status of the new
//! dwelling and new objections; once for all of them the dwelling, the day of moving in, the Wohnungsgeber
//! (§ 19 Abs. 3 BMG) and his confirmation as PDF. The day of moving out is told only if it is another (`R-1704-1`).
//! There is no element for the Zuordnungsmerkmal of § 19 Abs. 4 BMG.
//!
//! **1705** and **1706**: the code that the authority writes to the new address replaces the landlord's confirmation
//! (§ 23a Abs. 3 BMG). The schema's note on 1706 exchanges author and reader; its own text and § 9 Abs. 3 BMeldDigiV say
//! that it goes from the portal to the authority, and so it is here.
//!
//! **1707** has for each person a Meldebestätigung twice: as elements, with the fields of § 24 Abs. 2 BMG and no more, and
//! as PDF. Whoever shows them should compare both. A refusal has status 02 (not electronically) or 03 (code not valid).
//! No message asks for what is missing: an authority that lacks a paper refuses, with a letter as PDF.

use jiff::civil::Date;

use crate::codes::{AnmeldungStatus, EintragungErgebnis, Partnerschaftstyp, Sperre, Wohnungsstatus};
use crate::kopf::NachrichtenId;
use crate::latin::Text;
use crate::teildatum::Teildatum;
use crate::werte::{Binaer, Ja};
use crate::xmeld::anschrift::{AnschriftInland, Anschriftzone};
use crate::xmeld::datum::TagesdatumMitUnbekannt;
use crate::xmeld::erweiterung::LandesspezifischeErweiterungen;
use crate::xmeld::identifikation::Identifikation;
use crate::xmeld::meldeschein::VorausgefuellterMeldeschein;
use crate::xmeld::name::NameMeldebestaetigung;

nachricht! {
    /// 1704: a portal sends the complete Meldeschein to the new Meldebehörde; asynchronous.
    pub struct Meldeschein1704 = "onlinedienste.anmeldung.meldeschein.1704" ("1704") in XMeld, Inhalt in XMeld {
        pub identifikation: Identifikation = "identifikation",
        pub berechtigte_person: MeldescheinPersonendaten = "berechtigtePerson",
        pub weitere: Option<WeitereMitzuziehende> = "weitereMitzuziehendePerson",
        pub ergaenzende_meldedaten: ErgaenzendeMeldedaten = "ergaenzendeMeldedaten",
        pub landesspezifisch: Option<LandesspezifischeErweiterungen> = "landesspezifischeErweiterungen",
        pub freitext: Vec<Text> = "freitext",
    }
}

sequenz! {
    /// One person who moves.
    pub struct MeldescheinPersonendaten in XMeld {
        /// The data of message 1703 as the person confirmed them.
        pub bestaetigte_meldedaten: VorausgefuellterMeldeschein = "bestaetigteMeldedaten",
        pub widersprueche: Option<Widersprueche> = "widerspruecheUebermittlungssperren",
        pub status_der_neuen_wohnung: Wohnungsstatus = "statusDerNeuenWohnung",
        pub landesspezifisch: Option<LandesspezifischeErweiterungen> = "landesspezifischeErweiterungen",
    }
}

sequenz! {
    /// Objections the person wants entered.
    #[derive(Default)]
    pub struct Widersprueche in XMeld, geregelt {
        pub eintragungen: Vec<Sperre> = "eintragung",
        /// Of the law of the Land, in words.
        pub eintragungen_landesrecht: Vec<Text> = "eintragungLandesrecht",
    }
}

sequenz! {
    /// Family members who move too.
    #[derive(Default)]
    pub struct WeitereMitzuziehende in XMeld {
        pub partner: Option<MitziehenderPartner> = "partner",
        pub kinder: Vec<MitziehendesKind> = "kind",
    }
}

sequenz! {
    /// A spouse or civil partner who moves too.
    pub struct MitziehenderPartner in XMeld {
        pub partnerschaftstyp: Partnerschaftstyp = "partnerschaftstyp",
        pub personendaten: MeldescheinPersonendaten = "personendaten",
    }
}

sequenz! {
    /// A child who moves too.
    pub struct MitziehendesKind in XMeld, erweitert person: MeldescheinPersonendaten {
        /// The child belongs to the partner only.
        pub nur_partner_zugeordnet: Option<Ja> = "nurPartnerZugeordnet",
    }
}

sequenz! {
    /// What the old Meldebehörde cannot know.
    pub struct ErgaenzendeMeldedaten in XMeld, geregelt {
        pub wohnungsgeber: Wohnungsgeber = "wohnungsgeber",
        pub wohnung: NeueWohnung = "wohnung",
        /// DSMeld 1306; only if it differs from the day of moving in.
        pub datum_des_auszugs: Option<Date> = "datumDesAuszugs",
        /// PDF.
        pub wohnungsgeberbestaetigung: Option<Binaer> = "wohnungsgeberbestaetigung",
    }
}

sequenz! {
    /// Who gives the Wohnung (§ 19 BMG).
    #[derive(Default)]
    pub struct Wohnungsgeber in XMeld {
        /// DSMeld 3001.
        pub name_anschrift: Vec<Anschriftzone> = "wohnungsgeberNameAnschrift",
        /// DSMeld 3002.
        pub eigentuemer: Vec<Text> = "eigentuemerNichtWohnungsgeber",
    }
}

sequenz! {
    /// The new Wohnung.
    pub struct NeueWohnung in XMeld {
        pub anschrift: AnschriftInland = "anschrift",
        /// DSMeld 1301.
        pub datum_des_beziehens: Date = "datumDesBeziehens",
    }
}

nachricht! {
    /// 1705: the new Meldebehörde reports that a Bestätigungscode is on its way by letter; asynchronous.
    pub struct Statusmitteilung1705 = "onlinedienste.anmeldung.statusmitteilung.1705" ("1705") in XMeld,
        Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
        pub aktenzeichen: Text = "aktenzeichen",
        /// Only 01.
        pub status: AnmeldungStatus = "status",
        pub pdf_dokument: Option<Binaer> = "pdfDokument",
        /// Until when the code must be entered.
        pub fristende: Option<Date> = "fristende",
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

nachricht! {
    /// 1706: the portal passes on the Bestätigungscode that the person entered; asynchronous.
    pub struct Bestaetigungscode1706 = "onlinedienste.anmeldung.bestaetigungscode.1706" ("1706") in XMeld,
        Inhalt in XMeld
    {
        pub identifikation: Identifikation = "identifikation",
        pub code: Text = "code",
    }
}

nachricht! {
    /// 1707: the new Meldebehörde has entered the persons, or refuses; asynchronous.
    pub struct Ergebnis1707 = "onlinedienste.anmeldung.ergebnis.1707" ("1707") in XMeld, Inhalt in XMeld {
        pub identifikation: Identifikation = "identifikation",
        pub aktenzeichen: Text = "aktenzeichen",
        pub ergebnis: AnmeldungErgebnis = "ergebnis",
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

auswahl! {
    /// What came of an Anmeldung.
    pub enum AnmeldungErgebnis in XMeld {
        Anmeldung(ErfolgteAnmeldung) = "anmeldung",
        Ablehnung(Ablehnung) = "ablehnung",
    }
}

sequenz! {
    /// The persons who were entered.
    pub struct ErfolgteAnmeldung in XMeld {
        pub zuziehende_personen: Vec<ZuziehendePerson> = "zuziehendePerson" [1..*],
    }
}

sequenz! {
    /// One person who was entered.
    pub struct ZuziehendePerson in XMeld, geregelt {
        pub meldebestaetigung: Meldebestaetigung = "meldebestaetigung",
        /// The Meldebestätigung as PDF.
        pub pdf_dokument: Binaer = "pdfDokument",
        pub ergebnis_widersprueche: Option<ErgebnisWidersprueche> = "ergebnisWiderspruecheUebermittlungssperren",
    }
}

sequenz! {
    /// Amtliche Meldebestätigung (§ 24 Abs. 2 BMG, § 10 BMeldDigiV).
    pub struct Meldebestaetigung in XMeld {
        pub name: NameMeldebestaetigung = "name",
        /// DSMeld 0601.
        pub geburtsdatum: Teildatum = "geburtsdatum",
        pub wohnung: BestaetigteWohnung = "wohnung",
        /// DSMeld 1305.
        pub zuzug_bund: Option<Date> = "zuzugBund",
    }
}

sequenz! {
    /// The Wohnung as entered.
    pub struct BestaetigteWohnung in XMeld {
        pub anschrift: AnschriftInland = "anschrift",
        /// DSMeld 1311.
        pub datum_anmeldung: Date = "datumAnmeldungBeiAnmeldebehoerde",
        /// DSMeld 1301.
        pub datum_des_beziehens: TagesdatumMitUnbekannt = "datumDesBeziehens",
        /// DSMeld 1301a.
        pub datum_des_wohnungsstatuswechsels: Option<Date> = "datumDesWohnungsstatuswechsels",
        /// DSMeld 1213.
        pub status: Wohnungsstatus = "statusderwohnung",
    }
}

sequenz! {
    /// What became of the objections.
    #[derive(Default)]
    pub struct ErgebnisWidersprueche in XMeld, geregelt {
        /// Those that are entered now.
        pub eingetragen: Vec<Sperre> = "widerspruecheUebermittlungssperren",
        /// Why one could not be entered.
        pub rueckmeldung: Vec<EintragungErgebnis> = "rueckmeldungEintragung",
        /// Entered by the law of the Land.
        pub landesrecht: Vec<Text> = "datenNachLandesrecht",
        /// Why one of the law of the Land could not be entered.
        pub rueckmeldung_landesrecht: Vec<Text> = "rueckmeldungLandesrecht",
    }
}

sequenz! {
    /// The Anmeldung is refused.
    pub struct Ablehnung in XMeld, geregelt {
        /// Only 02 or 03.
        pub status: AnmeldungStatus = "status",
        pub pdf_dokument: Option<Binaer> = "pdfDokument",
    }
}
