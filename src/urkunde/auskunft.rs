//! The Selbstauskunft as a document: all that a register holds about a person, in groups, every fact with its name.

use serde::Serialize;
use serde_json::Value;

use crate::meldewesen::{Auskunftsteil as Teil, Selbstauskunft as Auskunft};
use crate::urkunde::inhalt::{Behoerde, Gruppe};
use crate::urkunde::render::{SatzFehler, Setzangaben, Setzerei};
use crate::urkunde::vorlagen::Vorlage;

/// Data of [`Vorlage::Selbstauskunft`]. Texts are ready to print. Holds personal data. Source: § 10 BMG, § 7 BMeldDigiV.
#[derive(Clone, Serialize)]
pub struct Selbstauskunft {
    /// Marks the document as one of the demo.
    pub demo: bool,
    /// The authority that answers.
    pub behoerde: Behoerde,
    /// Dokumentnummer.
    pub nummer: String,
    /// Day of the document as text, see [`tag_lang`](crate::urkunde::inhalt::tag_lang).
    pub ausgestellt: String,
    /// When the register answered, as text.
    pub abgerufen: String,
    /// What is held, see [`Selbstauskunft::gruppen`].
    pub gruppen: Vec<Gruppe>,
    /// Where the file can be verified, if it will be sealed.
    pub pruef_url: Option<String>,
    /// What is attached as `selbstauskunft.json`.
    pub daten: Value,
    /// What is attached as `selbstauskunft.xml`: the register's answer as XMeld (message 1710).
    pub xml: Option<String>,
}

impl Selbstauskunft {
    /// What the register answered as rows to read; the person first, then relatives.
    #[must_use]
    pub fn gruppen(auskunft: &Auskunft) -> Vec<Gruppe> {
        let mut gezaehlt = std::collections::BTreeMap::<Teil, usize>::new();
        let eigene = auskunft.abschnitte.iter().map(|abschnitt| {
            let nummer = gezaehlt.entry(abschnitt.teil).or_default();
            *nummer += 1;
            let mehrere = auskunft
                .abschnitte
                .iter()
                .filter(|a| a.teil == abschnitt.teil)
                .count()
                > 1;
            let titel = ueberschrift(abschnitt.teil);
            let titel = if mehrere {
                format!("{titel} {nummer}")
            } else {
                titel.to_owned()
            };
            Gruppe::aus_angaben(titel, &abschnitt.angaben)
        });
        let mut gruppen: Vec<_> = eigene.collect();
        gruppen.extend(Gruppe::aus_beteiligten(&auskunft.beteiligte));
        gruppen
    }
}

const fn ueberschrift(teil: Teil) -> &'static str {
    match teil {
        Teil::Person => "Name und Geschlecht",
        Teil::Geburt => "Geburt",
        Teil::Staatsangehoerigkeit => "Staatsangehörigkeit",
        Teil::Religion => "Religionsgesellschaft",
        Teil::Wohnung => "Wohnung",
        Teil::Zuzug => "Zuzug",
        Teil::Familienstand => "Familienstand",
        Teil::Ausweis => "Ausweisdokument",
        Teil::Azr => "Ausländerzentralregister",
        Teil::Sperren => "Sperren und Widersprüche",
        Teil::Wahl => "Wahlen",
        Teil::Steuer => "Steuer",
        Teil::Pass => "Pass",
        Teil::Waffen => "Waffen und Sprengstoff",
        Teil::Verteidigungsfall => "Verteidigungsfall",
    }
}

/// What the template reads.
#[derive(Serialize)]
pub(super) struct MitAnlage<'a> {
    #[serde(flatten)]
    pub daten: &'a Selbstauskunft,
    /// Whether the authority's PDF is there.
    pub anlage: bool,
}

/// Sets the document; `anlage` is the authority's own PDF with what the standard has no element for, and is attached as
/// `weitere-daten.pdf`.
///
/// # Errors
/// [`SatzFehler`], for example if a name has a letter outside of DIN 91379.
pub fn selbstauskunft(
    setzerei: &Setzerei,
    daten: &Selbstauskunft,
    anlage: Option<Vec<u8>>,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    let inhalt = MitAnlage {
        daten,
        anlage: anlage.is_some(),
    };
    let dateien = anlage.into_iter().collect();
    setzerei.setze_mit_bildern(Vorlage::Selbstauskunft, &inhalt, dateien, angaben)
}
