//! What the short check may end with: each result knows its paragraphs, and what to bring where a counter is needed.

use jiff::civil::Date;
use serde::Serialize;

use super::Meldefrist;
use crate::antrag::{Anliegen, Wer};

/// The end of the short check.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ergebnis {
    /// It can be done online.
    Ja {
        /// Where it begins.
        einstieg: Einstieg,
    },
    /// It can be done online, and something comes with it.
    SoGehtEs {
        /// Where it begins.
        einstieg: Einstieg,
        /// What comes with it; never empty.
        was: Vec<Zusatz>,
    },
    /// It cannot be done online, or not yet.
    Nein {
        /// Why.
        grund: Hindernis,
    },
    /// There is no duty to register, or not yet.
    KeinePflicht {
        /// Why.
        ausnahme: Ausnahme,
        /// Where it stands.
        norm: &'static str,
        /// When the duty begins; `None` as long as things stay as they are.
        bis: Option<Pflichtbeginn>,
    },
}

/// Which journey begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Einstieg {
    /// Into another commune.
    Anmeldung,
    /// Within the commune.
    Ummeldung,
    /// Another dwelling besides the present one, in another commune.
    Nebenwohnung,
    /// Another dwelling besides the present one, in the same commune.
    NebenwohnungInnerhalb,
    /// A Meldebescheinigung.
    Meldebescheinigung,
}

/// What comes with an Anmeldung that can be done online.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zusatz {
    /// The other parent agrees by a login of his own, or papers stand for it.
    ZustimmungElternteil,
    /// Somebody of 16 or 17 signs with an ID of his own.
    EigenerAusweis,
    /// Each person fills in a form, because dwellings or days differ.
    JederFuerSich,
    /// Each adult fills in a form; the cases are linked.
    VerbundeneFaelle,
    /// Prepare now, submit on the day of moving in.
    ErstNachEinzug,
    /// A letter with a code stands in for the Wohnungsgeberbestätigung.
    Codebrief,
}

/// Why something cannot be done online.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindernis {
    /// First arrival from abroad: no register in Germany has data.
    ErsterZuzug,
    /// Return from abroad.
    Rueckkehr,
    /// A Betreuer decides on the residence.
    Betreuung,
    /// A child under 16 without its parents.
    KindOhneEltern,
    /// No PIN, or the online function is off.
    PinFehlt,
    /// No ID that the login takes.
    AusweisFehlt,
    /// Leaving Germany.
    WegzugInsAusland,
    /// Without a dwelling.
    OhneWohnung,
    /// Giving up a Nebenwohnung.
    NebenwohnungAufgeben,
    /// Haupt- and Nebenwohnung change places.
    Statuswechsel,
    /// Quarters with rules of their own.
    BesondereUnterkunft,
    /// The commune does not take part, or not with this service.
    NichtAngeschlossen,
    /// The commune is not of this Land, or nobody told us about it.
    GemeindeUnbekannt,
    /// The commune of the present dwelling cannot send the data.
    BisherigeNichtAngeschlossen,
}

/// Why there is no duty to register.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ausnahme {
    /// Up to six months beside a registered dwelling.
    Voruebergehend,
    /// Up to three months from abroad.
    Besuch,
    /// A foreign mission or consulate.
    Botschaft,
    /// Service.
    Dienst,
    /// Quarters of soldiers and police.
    Kaserne,
    /// A course of the public service.
    Lehrgang,
    /// A hotel, for six months beside a registered dwelling.
    Hotel,
    /// A hotel, for three months without one.
    HotelUngemeldet,
    /// A camping site, beside a registered dwelling.
    Camping,
    /// A camping site, for three months without one.
    CampingUngemeldet,
    /// A hospital or home, beside a registered dwelling.
    Heim,
    /// A hospital or home, for three months without one.
    HeimUngemeldet,
    /// A barge.
    Schiff,
}

/// When a duty begins that does not exist yet.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Pflichtbeginn {
    /// The first day of the duty.
    pub ab: Date,
    /// The two weeks that begin with it.
    pub frist: Meldefrist,
}

/// What to bring to the counter. The authority may ask for more (§ 25 BMG).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unterlage {
    /// Personalausweis or passport of everybody who moves.
    Ausweis,
    /// The own Personalausweis or passport, where nobody else is concerned.
    EigenerAusweis,
    /// Wohnungsgeberbestätigung.
    Bestaetigung,
    /// For foreigners: passport and residence title.
    Aufenthaltstitel,
    /// For families: certificates of marriage and birth.
    Familienurkunden,
    /// Sworn translations of foreign certificates.
    Uebersetzungen,
    /// Proof of the last dwelling in Germany.
    LetzteWohnung,
    /// The Betreuer's document.
    Betreuerausweis,
    /// Who has the custody, and that they agree.
    Sorgerecht,
}

impl Ergebnis {
    /// The paragraphs that decide for somebody with this `anliegen`.
    #[must_use]
    pub fn normen(&self, anliegen: Anliegen) -> Vec<&'static str> {
        match self {
            Self::Ja { einstieg } => vec![einstieg.norm()],
            Self::SoGehtEs { einstieg, was } => [einstieg.norm()]
                .into_iter()
                .chain(was.iter().map(|zusatz| zusatz.norm()))
                .collect(),
            Self::Nein { grund } => vec![grund.norm(anliegen)],
            Self::KeinePflicht { norm, .. } => vec![norm],
        }
    }

    /// Where the way online begins.
    #[must_use]
    pub const fn einstieg(&self) -> Option<Einstieg> {
        match self {
            Self::Ja { einstieg } | Self::SoGehtEs { einstieg, .. } => Some(*einstieg),
            Self::Nein { .. } | Self::KeinePflicht { .. } => None,
        }
    }

    /// Whether the two weeks after moving in run for somebody with this `anliegen`.
    #[must_use]
    pub fn mit_meldefrist(&self, anliegen: Anliegen) -> bool {
        if anliegen == Anliegen::Bescheinigung {
            return false;
        }
        match self {
            Self::Ja { .. } | Self::SoGehtEs { .. } => true,
            // In some quarters they begin only after months (§§ 29, 32 BMG).
            Self::Nein { grund } => !matches!(
                grund,
                Hindernis::WegzugInsAusland
                    | Hindernis::OhneWohnung
                    | Hindernis::NebenwohnungAufgeben
                    | Hindernis::Statuswechsel
                    | Hindernis::BesondereUnterkunft
            ),
            Self::KeinePflicht { .. } => false,
        }
    }
}

impl Ergebnis {
    /// Whether papers besides the Wohnungsgeberbestätigung may go online: the message to the authority has room for one
    /// PDF, so they wait in the case under a case code.
    #[must_use]
    pub fn mit_unterlagen(&self, anliegen: Anliegen, wer: Option<Wer>) -> bool {
        self.einstieg().is_some()
            && anliegen != Anliegen::Bescheinigung
            && matches!(wer, Some(Wer::Familie | Wer::Getrennt | Wer::Elternteil))
    }
}

impl Einstieg {
    const fn norm(self) -> &'static str {
        match self {
            Self::Anmeldung | Self::Ummeldung => "§ 17 Abs. 1, § 23a BMG",
            Self::Nebenwohnung | Self::NebenwohnungInnerhalb => "§ 17 Abs. 1, § 21 Abs. 3 und 4, § 23a BMG",
            Self::Meldebescheinigung => "§ 18 BMG, § 5 BMeldDigiV",
        }
    }
}

impl Zusatz {
    /// Where it stands.
    #[must_use]
    pub const fn norm(self) -> &'static str {
        match self {
            Self::ZustimmungElternteil => "§ 22 Abs. 2, § 25 Nr. 2 BMG",
            Self::EigenerAusweis => "§ 17 Abs. 3 Satz 1 BMG, § 18 Abs. 1 PAuswG",
            Self::JederFuerSich => "§ 23 Abs. 4 Satz 1 BMG",
            Self::VerbundeneFaelle => "§ 17 Abs. 1, § 23 Abs. 4 Satz 1 BMG",
            Self::ErstNachEinzug => "§ 17 Abs. 1 BMG",
            Self::Codebrief => "§ 19 Abs. 2, § 23a Abs. 3 BMG",
        }
    }
}

impl Hindernis {
    /// Where it stands, for somebody with this `anliegen`.
    #[must_use]
    pub fn norm(self, anliegen: Anliegen) -> &'static str {
        match self {
            Self::NichtAngeschlossen | Self::GemeindeUnbekannt if anliegen == Anliegen::Bescheinigung => {
                "§ 18 Abs. 1 BMG"
            }
            Self::ErsterZuzug => "§ 17 Abs. 1, § 23 Abs. 1 und 2 Satz 5 BMG",
            Self::Rueckkehr => "§ 17 Abs. 1, § 33 Abs. 1 Satz 2 BMG",
            Self::Betreuung => "§ 17 Abs. 3 Satz 3 BMG",
            Self::KindOhneEltern => "§ 17 Abs. 3 Satz 1, § 22 Abs. 2 BMG",
            Self::PinFehlt | Self::AusweisFehlt => "§ 10 Abs. 2 BMG, § 4 BMeldDigiV",
            Self::WegzugInsAusland => "§ 17 Abs. 2, § 23 Abs. 6 BMG",
            Self::OhneWohnung => "§ 17 Abs. 2 BMG",
            Self::NebenwohnungAufgeben => "§ 21 Abs. 4 Satz 3 BMG",
            Self::Statuswechsel => "§ 21 Abs. 4 Satz 2, § 22 BMG",
            Self::BesondereUnterkunft => "§ 17 Abs. 1, §§ 27 bis 29, 32 BMG",
            Self::NichtAngeschlossen | Self::GemeindeUnbekannt => "§ 17 Abs. 1, § 23 Abs. 1 BMG",
            Self::BisherigeNichtAngeschlossen => "§ 23a Abs. 1 BMG",
        }
    }

    /// What to bring to the counter, for somebody with this `anliegen`; `wer` moves, if that was asked.
    #[must_use]
    pub fn unterlagen(self, anliegen: Anliegen, wer: Option<Wer>) -> Vec<Unterlage> {
        use Unterlage::{
            Aufenthaltstitel, Ausweis, Bestaetigung, Betreuerausweis, EigenerAusweis, Familienurkunden,
            LetzteWohnung, Sorgerecht, Uebersetzungen,
        };
        if anliegen == Anliegen::Bescheinigung {
            return vec![EigenerAusweis];
        }
        match self {
            Self::ErsterZuzug => vec![
                Ausweis,
                Bestaetigung,
                Aufenthaltstitel,
                Familienurkunden,
                Uebersetzungen,
            ],
            Self::Rueckkehr => vec![
                Ausweis,
                Bestaetigung,
                LetzteWohnung,
                Aufenthaltstitel,
                Familienurkunden,
            ],
            Self::Betreuung => vec![Ausweis, Bestaetigung, Betreuerausweis],
            Self::KindOhneEltern => vec![Ausweis, Bestaetigung, Sorgerecht],
            Self::WegzugInsAusland => vec![Ausweis],
            Self::OhneWohnung | Self::NebenwohnungAufgeben | Self::Statuswechsel => vec![EigenerAusweis],
            Self::BesondereUnterkunft => vec![EigenerAusweis, Bestaetigung, Aufenthaltstitel],
            _ => {
                let ausweis = match wer {
                    Some(Wer::Allein | Wer::Gemeinsam | Wer::Jugendlich) => EigenerAusweis,
                    _ => Ausweis,
                };
                let mut unterlagen = vec![ausweis, Bestaetigung, Aufenthaltstitel];
                match wer {
                    Some(Wer::Allein | Wer::Gemeinsam | Wer::Jugendlich) => {}
                    Some(Wer::Elternteil) => unterlagen.extend([Familienurkunden, Sorgerecht]),
                    _ => unterlagen.push(Familienurkunden),
                }
                unterlagen
            }
        }
    }
}
