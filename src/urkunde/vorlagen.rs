//! The templates: those that are built in, and those that a Land puts in their place.

use typst::syntax::{FileId, Source};

use crate::urkunde::welt::datei;

macro_rules! text {
    ($datei:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/urkunden/",
            $datei
        ))
    };
}

/// Which document is set; one template in `templates/urkunden/` each. The data are the types of
/// [`inhalt`](crate::urkunde::inhalt), or JSON of the same shape.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Vorlage {
    /// § 18 BMG; data: [`Meldebescheinigung`](crate::urkunde::inhalt::Meldebescheinigung).
    Meldebescheinigung,
    /// § 24 Abs. 2 BMG, the Musterregister's letter; data: [`Brief`](crate::urkunde::inhalt::Brief).
    Meldebestaetigung,
    /// § 23a Abs. 3 BMG, the letter with the code; data: [`Brief`](crate::urkunde::inhalt::Brief) with a code.
    CodeBrief,
    /// The Musterregister's refusal; data: [`Brief`](crate::urkunde::inhalt::Brief).
    Ablehnung,
    /// Uploaded photos as pages; set by [`vereinige`](crate::urkunde::vereinige).
    Foto,
    /// § 19 Abs. 3 BMG by an owner; set by [`eigenerklaerung`](crate::urkunde::eigenerklaerung).
    Eigenerklaerung,
    /// § 9a OZG, receipt and copy; set by [`antragskopie`](crate::urkunde::antragskopie).
    Antragskopie,
    /// The page for the counter; set by [`laufzettel`](crate::urkunde::laufzettel).
    Laufzettel,
}

impl Vorlage {
    /// Every document of an authority or a citizen, and so every template that a Land may replace. Photos are neither.
    pub(super) const ERSETZBAR: [Self; 7] = [
        Self::Meldebescheinigung,
        Self::Meldebestaetigung,
        Self::CodeBrief,
        Self::Ablehnung,
        Self::Eigenerklaerung,
        Self::Antragskopie,
        Self::Laufzettel,
    ];

    /// The name of its file.
    pub(super) const fn datei(self) -> &'static str {
        self.eingebaut().0
    }

    /// Name and text of its file.
    const fn eingebaut(self) -> (&'static str, &'static str) {
        match self {
            Self::Meldebescheinigung => ("meldebescheinigung.typ", text!("meldebescheinigung.typ")),
            Self::Meldebestaetigung => ("meldebestaetigung.typ", text!("meldebestaetigung.typ")),
            Self::CodeBrief => ("codebrief.typ", text!("codebrief.typ")),
            Self::Ablehnung => ("ablehnung.typ", text!("ablehnung.typ")),
            Self::Foto => ("foto.typ", text!("foto.typ")),
            Self::Eigenerklaerung => ("eigenerklaerung.typ", text!("eigenerklaerung.typ")),
            Self::Antragskopie => ("antragskopie.typ", text!("antragskopie.typ")),
            Self::Laufzettel => ("laufzettel.typ", text!("laufzettel.typ")),
        }
    }
}

/// The frame that the others import.
const RAHMEN: &str = "rahmen.typ";

/// A template of a Land's own.
#[derive(Clone, Debug)]
pub struct EigeneVorlage {
    /// The name of the built-in file that it replaces, for example `meldebescheinigung.typ`.
    pub name: String,
    /// Typst; sees the other templates, `/data.json` and `/beilage.json`, and nothing else. Pictures stand in the text
    /// (`image(bytes("<svg …"), format: "svg", alt: "…")`).
    pub text: String,
}

/// The most a template of a Land's own may have. Unit: bytes.
pub const GROESSTE_VORLAGE: usize = 256 * 1024;

/// Why a Land's templates cannot be used. They were tried with invented data, so no text holds a person's.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VorlagenFehler {
    /// No built-in template has this name.
    #[error("{0}: no built-in template that can be replaced has this name")]
    Unbekannt(String),
    /// Over [`GROESSTE_VORLAGE`].
    #[error("{0}: larger than 256 KiB")]
    ZuGross(String),
    /// The template stopped, or what it sets cannot be PDF/A-3a and PDF/UA-1.
    #[error("{datei}:{zeile}: {grund}")]
    Stelle {
        /// The file.
        datei: String,
        /// The line, from 1; 0 if the typesetter names none.
        zeile: usize,
        /// The typesetter's words.
        grund: String,
    },
    /// The document lacks the attached data, without which nobody can verify what it says.
    #[error("{0}: must attach /beilage.json as the built-in template does")]
    OhneDaten(&'static str),
}

/// One template of each kind, and the frame.
///
/// A template of a Land goes under the name of the one that it replaces: the typesetter's table of names never grows, and
/// what it remembers goes by the text.
pub(super) struct Vorlagen {
    rahmen: Source,
    alle: Vec<(Vorlage, Source)>,
}

impl Vorlagen {
    pub(super) fn eingebaut() -> Option<Self> {
        let quelle = |name: &str, text: &str| Some(Source::new(datei(&format!("/{name}"))?, text.to_owned()));
        let alle = Vorlage::ERSETZBAR
            .into_iter()
            .chain([Vorlage::Foto])
            .map(|vorlage| {
                let (name, text) = vorlage.eingebaut();
                Some((vorlage, quelle(name, text)?))
            });
        Some(Self {
            rahmen: quelle(RAHMEN, text!("rahmen.typ"))?,
            alle: alle.collect::<Option<_>>()?,
        })
    }

    /// These, with `eigene` in the place of those of the same names.
    pub(super) fn mit(&self, eigene: &[EigeneVorlage]) -> Result<Self, VorlagenFehler> {
        let mut neu = Self {
            rahmen: self.rahmen.clone(),
            alle: self.alle.clone(),
        };
        for eine in eigene {
            if eine.text.len() > GROESSTE_VORLAGE {
                return Err(VorlagenFehler::ZuGross(eine.name.clone()));
            }
            let platz = neu
                .platz(&eine.name)
                .ok_or_else(|| VorlagenFehler::Unbekannt(eine.name.clone()))?;
            *platz = Source::new(platz.id(), eine.text.clone());
        }
        Ok(neu)
    }

    fn platz(&mut self, name: &str) -> Option<&mut Source> {
        if name == RAHMEN {
            return Some(&mut self.rahmen);
        }
        self.alle
            .iter_mut()
            .find(|(vorlage, _)| Vorlage::ERSETZBAR.contains(vorlage) && vorlage.datei() == name)
            .map(|(_, quelle)| quelle)
    }

    pub(super) fn vorlage(&self, gesucht: Vorlage) -> &Source {
        self.alle
            .iter()
            .find(|(vorlage, _)| *vorlage == gesucht)
            .map_or(&self.rahmen, |(_, quelle)| quelle)
    }

    pub(super) const fn rahmen(&self) -> &Source {
        &self.rahmen
    }
}

/// The name of a template without its slash.
pub(super) fn dateiname(id: FileId) -> String {
    id.get().vpath().get_without_slash().to_owned()
}
