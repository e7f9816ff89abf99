//! The Anmeldung, complete and ready to be checked against the law.

use serde::{Deserialize, Serialize};

use super::{Einwand, Einzug, Mailadresse, Nachweis, Sorge, Sperrwunsch, Vorwiegend};
use crate::meldewesen::{Anschrift, Beziehung, Gemeinschaft, Sorgeantwort, Wohnungsgeber};

/// From where to where. Source: § 23a BMG; row 1 and row 2 of the case matrix.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Umzugsart {
    /// Into another commune.
    Anmeldung,
    /// Within the commune: the former authority is the new one.
    Ummeldung,
}

/// What a citizen declares.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Anmeldung {
    /// From where to where.
    pub art: Umzugsart,
    /// Who moves: first the person who declares it, then the partner, then the children.
    pub personen: Vec<Personenangabe>,
    /// Where the new dwelling is.
    pub anschrift: Anschrift,
    /// Since when, and what becomes of the dwellings before.
    pub einzug: Einzug,
    /// The dwelling that is used most, if there are several.
    pub vorwiegend: Option<Vorwiegend>,
    /// Whether spouses live apart for good; `None` where nobody was asked.
    pub getrennt: Option<bool>,
    /// Who let the person move in.
    pub wohnungsgeber: Wohnungsgeber,
    /// What confirms the move.
    pub nachweis: Nachweis,
    /// Papers beyond the Wohnungsgeberbestätigung, which wait for the authority.
    pub unterlagen: Vec<Unterlage>,
    /// Others who move into the same dwelling with an Anmeldung of their own.
    pub gemeinschaft: Option<Gemeinschaft>,
    /// Where news may be announced.
    pub email: Option<Mailadresse>,
}

/// Who somebody is in the form.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rolle {
    /// The person who declares.
    Selbst,
    /// A member of her family.
    Angehoerig(Beziehung),
}

/// What is declared about one person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Personenangabe {
    /// The person's key in the form: `selbst`, `partner`, `kind-0`, …
    pub schluessel: String,
    /// Who it is.
    pub rolle: Rolle,
    /// What the register holds wrongly.
    pub einwaende: Vec<Einwand>,
    /// Objections to transmissions.
    pub sperren: Sperrwunsch,
    /// Custody, if the person is a child.
    pub sorge: Option<Sorge>,
    /// What others who have custody said about the move.
    pub antworten: Vec<Sorgeantwort>,
}

/// A paper that waits for the authority.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Unterlage {
    /// What it is for: the key of a child whose custody it proves, or `sonst`.
    pub zu: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
}
