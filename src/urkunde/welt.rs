//! What the typesetter may see: the embedded templates and fonts, and the few files of one document. Nothing else.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::antrag::DATEIEN_HOECHSTENS;
use crate::urkunde::render::Vorlage;

macro_rules! schrift {
    ($datei:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/node_modules/@expo-google-fonts/noto-sans/",
            $datei
        ))
    };
}

macro_rules! vorlage {
    ($datei:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/urkunden/",
            $datei
        ))
    };
}

/// Noto Sans (OFL-1.1): has every letter of DIN 91379 and sets its marks right.
static SCHRIFTEN: [&[u8]; 2] = [
    schrift!("400Regular/NotoSans_400Regular.ttf"),
    schrift!("700Bold/NotoSans_700Bold.ttf"),
];

const VORLAGEN: [(Vorlage, &str, &str); 8] = [
    (
        Vorlage::Meldebescheinigung,
        "/meldebescheinigung.typ",
        vorlage!("meldebescheinigung.typ"),
    ),
    (
        Vorlage::Meldebestaetigung,
        "/meldebestaetigung.typ",
        vorlage!("meldebestaetigung.typ"),
    ),
    (Vorlage::CodeBrief, "/codebrief.typ", vorlage!("codebrief.typ")),
    (Vorlage::Ablehnung, "/ablehnung.typ", vorlage!("ablehnung.typ")),
    (Vorlage::Foto, "/foto.typ", vorlage!("foto.typ")),
    (
        Vorlage::Eigenerklaerung,
        "/eigenerklaerung.typ",
        vorlage!("eigenerklaerung.typ"),
    ),
    (
        Vorlage::Antragskopie,
        "/antragskopie.typ",
        vorlage!("antragskopie.typ"),
    ),
    (Vorlage::Laufzettel, "/laufzettel.typ", vorlage!("laufzettel.typ")),
];

/// What stays from document to document.
///
/// The typesetter's table of file names only grows; so each name is entered here, once, and never per document.
pub(super) struct Bestand {
    bibliothek: LazyHash<Library>,
    schriftenbuch: LazyHash<FontBook>,
    schriften: Vec<Font>,
    rahmen: Source,
    vorlagen: Vec<(Vorlage, Source)>,
    daten: FileId,
    beilage: FileId,
    bilder: Vec<FileId>,
}

impl Bestand {
    pub(super) fn neu() -> Option<Self> {
        let schriften: Vec<Font> = SCHRIFTEN
            .iter()
            .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
            .collect();
        let vorlagen = VORLAGEN
            .iter()
            .map(|(vorlage, name, text)| Some((*vorlage, Source::new(datei(name)?, (*text).to_owned()))))
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            // Row headers of a table, without which a screen reader cannot tell label from value.
            bibliothek: LazyHash::new(
                Library::builder()
                    .with_features(Features::from_iter([Feature::A11yExtras]))
                    .build(),
            ),
            schriftenbuch: LazyHash::new(FontBook::from_fonts(&schriften)),
            schriften,
            rahmen: Source::new(datei("/rahmen.typ")?, vorlage!("rahmen.typ").to_owned()),
            vorlagen,
            daten: datei("/data.json")?,
            beilage: datei("/beilage.json")?,
            bilder: (0..DATEIEN_HOECHSTENS)
                .map(|stelle| datei(&format!("/bild{stelle}")))
                .collect::<Option<Vec<_>>>()?,
        })
    }

    fn vorlage(&self, gesucht: Vorlage) -> &Source {
        self.vorlagen
            .iter()
            .find(|(vorlage, _)| *vorlage == gesucht)
            .map_or(&self.rahmen, |(_, quelle)| quelle)
    }
}

/// The world of one document.
pub(super) struct Welt<'a> {
    bestand: &'a Bestand,
    hauptdatei: &'a Source,
    dateien: Vec<(FileId, Bytes)>,
}

impl<'a> Welt<'a> {
    pub(super) fn neu(
        bestand: &'a Bestand,
        vorlage: Vorlage,
        daten: Bytes,
        beilage: Bytes,
        bilder: impl IntoIterator<Item = Bytes>,
    ) -> Self {
        Self {
            bestand,
            hauptdatei: bestand.vorlage(vorlage),
            dateien: [(bestand.daten, daten), (bestand.beilage, beilage)]
                .into_iter()
                .chain(bestand.bilder.iter().copied().zip(bilder))
                .collect(),
        }
    }

    /// The line of the main template that `stelle` points at, from 1.
    pub(super) fn zeile(&self, stelle: DiagSpan) -> Option<usize> {
        let DiagSpanKind::Number { id, num, sub_range } = stelle.get() else {
            return None;
        };
        let anfang = (id == self.hauptdatei.id())
            .then(|| self.hauptdatei.range(num, sub_range))??
            .start;
        self.hauptdatei
            .lines()
            .byte_to_line(anfang)
            .map(|zeile| zeile + 1)
    }
}

impl World for Welt<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.bestand.bibliothek
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.bestand.schriftenbuch
    }

    fn main(&self) -> FileId {
        self.hauptdatei.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.hauptdatei, &self.bestand.rahmen]
            .into_iter()
            .find(|quelle| quelle.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.dateien
            .iter()
            .find(|(datei, _)| *datei == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.bestand.schriften.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn datei(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}
