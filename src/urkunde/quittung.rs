//! What a citizen has in hand after declaring: the receipt with a copy (§ 9a OZG), and the page for the counter.

use serde::Serialize;

use crate::urkunde::inhalt::{Behoerde, Gruppe};
use crate::urkunde::qr::qr_svg;
use crate::urkunde::render::{SatzFehler, Setzangaben, Setzerei};
use crate::urkunde::vorlagen::Vorlage;

/// How an authority is reached. Texts are ready to print.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Kontakt {
    /// Telephone.
    pub telefon: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Address of its pages.
    pub web: Option<String>,
    /// Opening hours, a line each, for example "Montag bis Freitag 8 bis 12 Uhr".
    pub oeffnungszeiten: Vec<String>,
}

/// A paper that was handed in with the declaration.
#[derive(Clone, Debug, Serialize)]
pub struct Anlage {
    /// What it is, for example "Bestätigung des Wohnungsgebers"; never the citizen's file name.
    pub name: String,
    /// How many pages it has.
    pub seiten: usize,
    /// The beginning of its SHA-256 in hex, see [`Anlage::neu`].
    pub pruefsumme: String,
}

impl Anlage {
    /// The paper `pdf` under `name`; pages are 0 if it cannot be opened.
    #[must_use]
    pub fn neu(name: &str, pdf: &[u8]) -> Self {
        use sha2::Digest;
        let summe = hex::encode(sha2::Sha256::digest(pdf));
        Self {
            name: name.to_owned(),
            seiten: lopdf::Document::load_mem(pdf).map_or(0, |datei| datei.page_iter().count()),
            pruefsumme: summe.chars().take(16).collect(),
        }
    }
}

/// Receipt and copy of what was declared. Texts are ready to print. Holds personal data. Source: § 9a OZG.
#[derive(Clone, Serialize)]
pub struct Antragskopie {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The authority that decides.
    pub behoerde: Behoerde,
    /// How it is reached.
    pub kontakt: Kontakt,
    /// What was declared, for example "Anmeldung einer Wohnung".
    pub dienst: String,
    /// Under which the authority files it.
    pub aktenzeichen: String,
    /// Under which the counter finds it.
    pub fallcode: String,
    /// What the QR code holds: the address of the case's page, or the Fallcode; no personal data.
    #[serde(skip)]
    pub qr: String,
    /// When it was submitted, for example "26. November 2026, 10:15 Uhr".
    pub eingegangen: String,
    /// All that was declared, in the order of the form.
    pub gruppen: Vec<Gruppe>,
    /// The papers handed in.
    pub anlagen: Vec<Anlage>,
    /// What was assured, in the words of the form.
    pub versicherungen: Vec<String>,
    /// What comes next, step by step.
    pub weiter: Vec<String>,
    /// Where the file can be verified, if it will be sealed.
    pub pruef_url: Option<String>,
}

/// The page to take along to the counter. Texts are ready to print.
#[derive(Clone, Debug, Serialize)]
pub struct Laufzettel {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The authority to go to.
    pub behoerde: Behoerde,
    /// How it is reached, and when it is open.
    pub kontakt: Kontakt,
    /// What it is about, for example "Anmeldung einer Wohnung".
    pub dienst: String,
    /// Under which the authority filed it, if it has it.
    pub aktenzeichen: Option<String>,
    /// Under which the counter finds it.
    pub fallcode: String,
    /// What the QR code holds: the address of the case's page, or the Fallcode; no personal data.
    #[serde(skip)]
    pub qr: String,
    /// The day of the online submission as text; none if nothing was submitted.
    pub eingereicht: Option<String>,
    /// What to bring, a line each.
    pub mitbringen: Vec<String>,
}

/// The data of a template with the QR code as a picture.
#[derive(Serialize)]
pub(super) struct MitQr<'a, D> {
    #[serde(flatten)]
    daten: &'a D,
    /// SVG; none if the text is too long for a QR code, then only the Fallcode is printed.
    qr: Option<String>,
}

impl<'a, D> MitQr<'a, D> {
    pub(super) fn neu(daten: &'a D, qr: &str) -> Self {
        let qr = qr_svg(qr);
        Self { daten, qr }
    }
}

/// Sets the receipt with the copy.
///
/// # Errors
/// [`SatzFehler`], for example if a name has a letter outside of DIN 91379.
pub fn antragskopie(
    setzerei: &Setzerei,
    daten: &Antragskopie,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    setzerei.setze(Vorlage::Antragskopie, &MitQr::neu(daten, &daten.qr), angaben)
}

/// Sets the page for the counter.
///
/// # Errors
/// See [`SatzFehler`].
pub fn laufzettel(
    setzerei: &Setzerei,
    daten: &Laufzettel,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    setzerei.setze(Vorlage::Laufzettel, &MitQr::neu(daten, &daten.qr), angaben)
}
