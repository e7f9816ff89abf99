//! All that a register holds about a person, as it answers her (Art. 15 DSGVO, § 10 BMG).

use serde::{Deserialize, Serialize};

use super::{Angabe, Beteiligter};

/// What part of an answer facts belong to, in the order of § 7 Abs. 1 BMeldDigiV.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Auskunftsteil {
    /// Names and sex.
    Person,
    /// Birth, and dates of birth entered earlier.
    Geburt,
    /// Nationalities and what they are based on.
    Staatsangehoerigkeit,
    /// Religious society.
    Religion,
    /// One dwelling, present or former, with who gives it.
    Wohnung,
    /// Arrivals from elsewhere.
    Zuzug,
    /// Marital status.
    Familienstand,
    /// One identity document.
    Ausweis,
    /// Number in the Ausländerzentralregister.
    Azr,
    /// Locks and objections.
    Sperren,
    /// Elections.
    Wahl,
    /// Number for the tax office.
    Steuer,
    /// Refusal of a passport.
    Pass,
    /// Permits for weapons and explosives.
    Waffen,
    /// The case of defence.
    Verteidigungsfall,
}

/// Facts that belong together.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Abschnitt {
    /// To what.
    pub teil: Auskunftsteil,
    /// The facts, in the order of the message; never empty.
    pub angaben: Vec<Angabe>,
}

/// The answer. Says nothing about who received data: the portal's answer is limited to what is stored (§ 7 BMeldDigiV).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Selbstauskunft {
    /// What is held about the person herself.
    pub abschnitte: Vec<Abschnitt>,
    /// Relatives and representatives. Who has a lock or note is never among them (§ 7 Abs. 3 BMeldDigiV).
    pub beteiligte: Vec<Beteiligter>,
    /// The authority's PDF with what the standard has no element for, such as data of the law of the Land.
    #[serde(skip)]
    pub pdf: Option<Vec<u8>>,
}
