//! What stands in the documents: the data that the templates read. Texts are ready to print; nothing is computed there.

use serde::Serialize;
use serde_json::Value;

use crate::meldewesen::{Angabe, Beteiligter, blattname, gezaehlt};
use crate::urkunde::zweitsprache::Uebersetzung;

pub use crate::kernel::uhr::tag_lang;

/// The authority whose name the document bears.
#[derive(Clone, Debug, Serialize)]
pub struct Behoerde {
    /// For example "Stadt Altstadt".
    pub name: String,
    /// The Land above the name, for example "Land Musterland".
    pub land: Option<String>,
    /// For example "Bürgeramt – Meldebehörde".
    pub dienststelle: Option<String>,
    /// Lines of its address.
    pub anschrift: Vec<String>,
}

/// A heading with label and value rows below it.
#[derive(Clone, Debug, Serialize)]
pub struct Gruppe {
    /// For example "Person".
    pub titel: String,
    /// Rows in their order.
    pub zeilen: Vec<(String, Wert)>,
}

impl Gruppe {
    /// Facts of a register below a heading, each under the name of its DSMeld sheet. What that name says before its colon, the
    /// heading says.
    #[must_use]
    pub fn aus_angaben(titel: String, angaben: &[Angabe]) -> Self {
        let zeile = |angabe: &Angabe| {
            (
                kurz(&blattname(&angabe.blatt)).to_owned(),
                angabe.wert.as_str().into(),
            )
        };
        Self {
            titel,
            zeilen: angaben.iter().map(zeile).collect(),
        }
    }

    /// A group for each relative and representative.
    pub fn aus_beteiligten(beteiligte: &[Beteiligter]) -> impl Iterator<Item = Self> {
        gezaehlt(beteiligte)
            .into_iter()
            .map(|(nummer, einer)| Self::aus_angaben(einer.als.bezeichnung(nummer), &einer.angaben))
    }
}

/// The name of a fact without what stands before its colon.
pub(crate) fn kurz(name: &str) -> &str {
    name.split_once(": ").map_or(name, |(_, kurz)| kurz)
}

/// The value of a row.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Wert {
    /// Plain text.
    Text(String),
    /// Parts, some underlined: Vornamen with the gebräuchlicher Vorname marked (§ 18 Abs. 1 Nr. 2 BMG).
    Teile(Vec<Textteil>),
}

/// A part of a [`Wert`].
#[derive(Clone, Serialize)]
pub struct Textteil {
    /// The text, with its blanks.
    pub text: String,
    /// Whether it is marked.
    pub unterstrichen: bool,
}

impl std::fmt::Debug for Wert {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹personal›")
    }
}

impl<T: Into<String>> From<T> for Wert {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// Data of [`Vorlage::Meldebescheinigung`](crate::urkunde::Vorlage::Meldebescheinigung). Holds personal data.
#[derive(Clone, Serialize)]
pub struct Meldebescheinigung {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The issuing authority.
    pub behoerde: Behoerde,
    /// Dokumentnummer.
    pub nummer: String,
    /// The Absatz of § 18 BMG: 1 (Mindestumfang) or 2.
    pub absatz: Absatz,
    /// Day of issue as text, see [`tag_lang`].
    pub ausgestellt: String,
    /// When the register was asked, as text (§ 18a Abs. 1 Satz 4 BMG).
    pub abgerufen: String,
    /// The rows, grouped.
    pub gruppen: Vec<Gruppe>,
    /// Where the file can be verified; without it the document does not claim to be sealed.
    pub pruef_url: Option<String>,
    /// What is attached as `meldebescheinigung.json`.
    pub daten: Value,
    /// What is attached as `meldebescheinigung.xml`: the register's answer as XMeld (message 1701), if it sent data.
    pub xml: Option<String>,
    /// What is attached as `meldebescheinigung.sd-jwt`, see [`sdjwt`](crate::urkunde::sdjwt).
    pub nachweis: Option<String>,
    /// The digital seal as a DataMatrix, see [`datamatrix_svg`](crate::urkunde::vds::datamatrix_svg); with it a print counts too.
    pub siegel_svg: Option<String>,
    /// The code with which a print is looked up, beside the Dokumentnummer.
    pub pruefcode: Option<String>,
    /// Where a print is looked up or its seal is verified.
    pub papier_url: Option<String>,
    /// Words of a second language beside the German ones.
    pub zweitsprache: Option<Uebersetzung>,
}

/// Data of [`Vorlage::Meldedatensatz`](crate::urkunde::Vorlage::Meldedatensatz): what a Meldebescheinigung may say, but whole,
/// sealed once and for forwarding to an online service; so there is no credential to take parts from and nothing for a print.
/// Holds personal data. Source: § 18a BMG.
#[derive(Clone, Serialize)]
pub struct Meldedatensatz {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The authority that provides it.
    pub behoerde: Behoerde,
    /// Dokumentnummer.
    pub nummer: String,
    /// When the register was asked, as text (§ 18a Abs. 1 Satz 4 BMG).
    pub abgerufen: String,
    /// The rows, grouped.
    pub gruppen: Vec<Gruppe>,
    /// Where the file can be verified; without it the document does not claim to be sealed.
    pub pruef_url: Option<String>,
    /// What is attached as `meldedatensatz.json`.
    pub daten: Value,
    /// What is attached as `meldedatensatz.xml`: the register's answer as XMeld (message 1701).
    pub xml: String,
}

/// How much a Meldebescheinigung says. Source: § 18 Abs. 1 and 2 BMG.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Absatz {
    /// The five facts of Absatz 1.
    Eins,
    /// More, as asked for.
    Zwei,
}

impl Serialize for Absatz {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Eins => "1",
            Self::Zwei => "2",
        })
    }
}

/// Data of the letters of the Musterregister. Holds personal data.
#[derive(Clone, Serialize)]
pub struct Brief {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The authority that writes.
    pub behoerde: Behoerde,
    /// Dokumentnummer.
    pub nummer: String,
    /// Lines of the receiver's address.
    pub empfaenger: Vec<String>,
    /// Day as text, see [`tag_lang`].
    pub datum: String,
    /// Further facts beside the address, for example `("Aktenzeichen", …)`.
    pub merkmale: Vec<(String, String)>,
    /// Heading; read by the Ablehnung, the others have their own.
    pub betreff: String,
    /// For example "Guten Tag Erika Mustermann".
    pub anrede: Option<String>,
    /// The text, paragraph by paragraph.
    pub absaetze: Vec<String>,
    /// Rows below the text, for example what was registered.
    pub gruppen: Vec<Gruppe>,
    /// The code of § 23a Abs. 3 BMG; read by the CodeBrief.
    pub code: Option<String>,
    /// Until when the code holds, as text.
    pub code_bis: Option<String>,
    /// Rechtsbehelfsbelehrung; read by the Ablehnung.
    pub rechtsbehelf: Option<String>,
    /// Where the file can be verified; without it the document does not claim to be sealed.
    pub pruef_url: Option<String>,
}
