//! The Wohnungsgeberbestätigung as a form: filled in as far as the facts are known, for the landlord to complete and sign.

use serde::Serialize;

use crate::urkunde::render::{SatzFehler, Setzangaben, Setzerei};
use crate::urkunde::vorlagen::Vorlage;

/// The facts of § 19 Abs. 3 BMG, no others; what is missing becomes a blank line. Holds personal data.
#[derive(Clone, Default, Serialize)]
pub struct Wohnungsgeberbestaetigung {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// To whom it is handed in, for example "Stadt Altstadt, Bürgeramt"; no fact of its own.
    pub meldebehoerde: Option<String>,
    /// Nr. 1: name of the Wohnungsgeber.
    pub wohnungsgeber: Option<String>,
    /// Nr. 1: address of the Wohnungsgeber, in one line.
    pub anschrift: Option<String>,
    /// Nr. 1: name of the owner, where that is somebody else.
    pub eigentuemer: Option<String>,
    /// Nr. 2: the day of moving in as text, see [`tag_lang`](crate::urkunde::inhalt::tag_lang).
    pub einzug: Option<String>,
    /// Nr. 3: address of the dwelling, in one line.
    pub wohnung: Option<String>,
    /// Nr. 4: names of the persons who move in, as far as known; the form has room for [`PLAETZE`] at least.
    pub personen: Vec<String>,
}

/// So many persons have a line of their own on a blank form.
pub const PLAETZE: usize = 4;

/// What the template reads.
#[derive(Serialize)]
pub(super) struct Vordruck<'a> {
    #[serde(flatten)]
    daten: &'a Wohnungsgeberbestaetigung,
    plaetze: usize,
}

impl<'a> Vordruck<'a> {
    pub(super) fn neu(daten: &'a Wohnungsgeberbestaetigung) -> Self {
        Self {
            daten,
            plaetze: PLAETZE.max(daten.personen.len()),
        }
    }
}

/// Sets the form.
///
/// # Errors
/// [`SatzFehler`], for example if a name has a letter outside of DIN 91379.
pub fn wohnungsgeberbestaetigung(
    setzerei: &Setzerei,
    daten: &Wohnungsgeberbestaetigung,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    setzerei.setze(Vorlage::Wohnungsgeberbestaetigung, &Vordruck::neu(daten), angaben)
}
