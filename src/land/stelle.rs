//! Whom a page must name besides the authority itself: who supervises it, who settles disputes.

use serde::Deserialize;

use super::Hausanschrift;

/// An office that people may turn to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Stelle {
    /// Its name.
    pub name: String,
    /// Where it sits.
    #[serde(default)]
    pub anschrift: Option<Hausanschrift>,
    /// An e-mail address that people read.
    #[serde(default)]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default)]
    pub telefon: Option<String>,
    /// Its page on the web (`https://…`).
    #[serde(default)]
    pub webseite: Option<String>,
}

/// Offices and names that the law wants on the pages of a Land. A page says plainly where one is missing.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Pflichtstellen {
    /// Who acts for the authority behind the service (§ 5 Abs. 1 Nr. 1 DDG), name and office.
    pub vertretung: Option<String>,
    /// VAT number, if there is one (§ 5 Abs. 1 Nr. 6 DDG).
    pub umsatzsteuer: Option<String>,
    /// The data protection officer (Art. 13 Abs. 1 lit. b, Art. 37 DSGVO).
    pub datenschutzbeauftragte: Option<Stelle>,
    /// The supervisory authority of the Land (Art. 13 Abs. 2 lit. d, Art. 77 DSGVO).
    pub datenschutzaufsicht: Option<Stelle>,
    /// Where one may turn when a barrier stays: Durchsetzungs- or Schlichtungsstelle of the Land (§ 7 Abs. 1 BITV 2.0).
    pub schlichtungsstelle: Option<Stelle>,
    /// The day on which the Land last looked at the state of accessibility, as it stands on the page.
    pub barrierefreiheit_geprueft_am: Option<jiff::civil::Date>,
}
