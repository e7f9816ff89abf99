//! What the typesetter may see: templates, the embedded fonts, and the few files of one document. Nothing else.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::antrag::DATEIEN_HOECHSTENS;
use crate::urkunde::vorlagen::{Vorlage, Vorlagen, dateiname};

macro_rules! schrift {
    ($datei:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/node_modules/@expo-google-fonts/noto-sans/",
            $datei
        ))
    };
}

/// Noto Sans (OFL-1.1): has every letter of DIN 91379 and sets its marks right.
static SCHRIFTEN: [&[u8]; 2] = [
    schrift!("400Regular/NotoSans_400Regular.ttf"),
    schrift!("700Bold/NotoSans_700Bold.ttf"),
];

/// What stays from document to document.
///
/// The typesetter's table of file names only grows; so each name is entered here, once, and never per document.
pub(super) struct Bestand {
    bibliothek: LazyHash<Library>,
    schriftenbuch: LazyHash<FontBook>,
    schriften: Vec<Font>,
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
        Some(Self {
            // Row headers of a table, without which a screen reader cannot tell label from value.
            bibliothek: LazyHash::new(
                Library::builder()
                    .with_features(Features::from_iter([Feature::A11yExtras]))
                    .build(),
            ),
            schriftenbuch: LazyHash::new(FontBook::from_fonts(&schriften)),
            schriften,
            daten: datei("/data.json")?,
            beilage: datei("/beilage.json")?,
            bilder: (0..DATEIEN_HOECHSTENS)
                .map(|stelle| datei(&format!("/bild{stelle}")))
                .collect::<Option<Vec<_>>>()?,
        })
    }
}

/// The world of one document.
pub(super) struct Welt<'a> {
    bestand: &'a Bestand,
    hauptdatei: &'a Source,
    rahmen: &'a Source,
    dateien: Vec<(FileId, Bytes)>,
}

impl<'a> Welt<'a> {
    pub(super) fn neu(
        bestand: &'a Bestand,
        vorlagen: &'a Vorlagen,
        vorlage: Vorlage,
        daten: Bytes,
        beilage: Bytes,
        bilder: impl IntoIterator<Item = Bytes>,
    ) -> Self {
        Self {
            bestand,
            hauptdatei: vorlagen.vorlage(vorlage),
            rahmen: vorlagen.rahmen(),
            dateien: [(bestand.daten, daten), (bestand.beilage, beilage)]
                .into_iter()
                .chain(bestand.bilder.iter().copied().zip(bilder))
                .collect(),
        }
    }

    /// The template and the line in it that `stelle` points at, from 1.
    pub(super) fn stelle(&self, stelle: DiagSpan) -> Option<(String, usize)> {
        let DiagSpanKind::Number { id, num, sub_range } = stelle.get() else {
            return None;
        };
        let quelle = self.quelle(id)?;
        let zeile = quelle.lines().byte_to_line(quelle.range(num, sub_range)?.start)?;
        Some((dateiname(id), zeile + 1))
    }

    fn quelle(&self, id: FileId) -> Option<&Source> {
        [self.hauptdatei, self.rahmen]
            .into_iter()
            .find(|quelle| quelle.id() == id)
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
        self.quelle(id).cloned().ok_or(FileError::AccessDenied)
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

/// The typesetter's name for a file; entered into its table for ever.
pub(super) fn datei(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}
