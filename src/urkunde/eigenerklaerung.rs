//! The Wohnungsgeberbestätigung of somebody who moves into the own property: a declaration to oneself.

use serde::Serialize;

use crate::urkunde::render::{SatzFehler, Setzangaben, Setzerei};
use crate::urkunde::vorlagen::Vorlage;

/// What the owner declares. Texts are ready to print. Holds personal data. Source: § 19 Abs. 3 BMG.
#[derive(Clone, Serialize)]
pub struct Eigenerklaerung {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// To whom it is declared, for example "Stadt Altstadt, Bürgeramt".
    pub meldebehoerde: String,
    /// Under which the authority files it, if there is one yet.
    pub aktenzeichen: Option<String>,
    /// Nr. 1: name of the owner, who is the Wohnungsgeber; several owners as one text.
    pub eigentuemer: String,
    /// Nr. 1: address of the owner, in one line.
    pub anschrift: String,
    /// Nr. 2: the day of moving in as text, see [`tag_lang`](crate::urkunde::inhalt::tag_lang).
    pub einzug: String,
    /// Nr. 3: address of the dwelling, in one line, with floor or number of the dwelling where there are several.
    pub wohnung: String,
    /// Nr. 4: names of all persons who move in, in the order of the form.
    pub personen: Vec<String>,
    /// Day and time of the declaration as text.
    pub erklaert_am: String,
    /// How the owner was logged in, for example "BundID, Vertrauensniveau hoch".
    pub anmeldung: String,
}

/// Sets the declaration.
///
/// # Errors
/// [`SatzFehler`], for example if a name has a letter outside of DIN 91379.
pub fn eigenerklaerung(
    setzerei: &Setzerei,
    daten: &Eigenerklaerung,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    setzerei.setze(Vorlage::Eigenerklaerung, daten, angaben)
}
