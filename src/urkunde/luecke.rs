//! The gap in a sealed file: the hex string in which the signature lies, and the ByteRange of all bytes around it.

use sha2::{Digest, Sha256};

/// Room for the signature; a few certificates and a time-stamp fit. Unit: bytes, each two hex digits in the file.
pub(super) const PLATZ: usize = 12288;

/// What stands for the signature until there is one: as many digits as its hex string will have.
///
/// It is written as a literal string, which takes as much room and is copied whole; the PDF writer makes hex strings digit by
/// digit, which would take as long as the signature itself.
pub(super) static PLATZHALTER: [u8; 2 * PLATZ] = [b'0'; 2 * PLATZ];

/// What stands for the ByteRange until the offsets are known; as wide as they may become.
const BEREICH: &[u8] = b"[0 9999999999 9999999999 9999999999]";

/// The most ByteRanges looked at in one file, from its end.
const HOECHSTENS: usize = 32;

/// One gap. Unit: bytes from the start of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Luecke {
    /// Where the signed bytes begin; 0 in every seal of ours.
    pub(super) beginn: usize,
    /// Offset of `<`.
    pub(super) auf: usize,
    /// Offset behind `>`.
    pub(super) zu: usize,
    /// Where the signed bytes end.
    pub(super) ende: usize,
}

impl Luecke {
    /// Finds the empty gap written behind `ab` and enters its ByteRange.
    pub(super) fn leer(datei: &mut [u8], ab: usize) -> Option<Self> {
        let leer = [&b"("[..], &PLATZHALTER, b")"].concat();
        let auf = letzte(datei, &leer, ab)?;
        let zu = auf.checked_add(leer.len())?;
        *datei.get_mut(auf)? = b'<';
        *datei.get_mut(zu.checked_sub(1)?)? = b'>';
        let platz = letzte(datei.get(..auf)?, BEREICH, ab)?;
        let luecke = Self {
            beginn: 0,
            auf,
            zu,
            ende: datei.len(),
        };
        let bereich = format!("[0 {auf} {zu} {}", datei.len().checked_sub(zu)?);
        let eintrag = format!("{bereich:<breite$}]", breite = BEREICH.len() - 1);
        let ziel = datei.get_mut(platz..platz.checked_add(BEREICH.len())?)?;
        (eintrag.len() == ziel.len()).then(|| ziel.copy_from_slice(eintrag.as_bytes()))?;
        Some(luecke)
    }

    /// All gaps that ByteRanges of `datei` name, the last ones first; read without trust in the file's structure.
    pub(super) fn alle(datei: &[u8]) -> Vec<Self> {
        const MARKE: &[u8] = b"/ByteRange";
        let mut gefunden = Vec::new();
        let mut bis = datei.len();
        while gefunden.len() < HOECHSTENS {
            let Some(stelle) = datei.get(..bis).and_then(|teil| letzte(teil, MARKE, 0)) else {
                break;
            };
            let zahlen = datei.get(stelle + MARKE.len()..).and_then(vier_zahlen);
            gefunden.extend(zahlen.and_then(|[beginn, laenge, zu, rest]| {
                Some(Self {
                    beginn,
                    auf: beginn.checked_add(laenge)?,
                    zu,
                    ende: zu.checked_add(rest)?,
                })
            }));
            bis = stelle;
        }
        gefunden
    }

    /// The numbers as they stand in the ByteRange.
    pub(super) fn zahlen(&self) -> Option<[usize; 4]> {
        Some([
            self.beginn,
            self.auf.checked_sub(self.beginn)?,
            self.zu,
            self.ende.checked_sub(self.zu)?,
        ])
    }

    /// SHA-256 over the signed bytes.
    pub(super) fn digest(&self, datei: &[u8]) -> Option<[u8; 32]> {
        let mut sha = Sha256::new();
        sha.update(datei.get(self.beginn..self.auf)?);
        sha.update(datei.get(self.zu..self.ende)?);
        Some(sha.finalize().into())
    }

    /// Writes `huelle` into the gap; what is left stays zero.
    pub(super) fn fuelle(&self, datei: &mut [u8], huelle: &[u8]) -> Option<()> {
        let hex = hex::encode(huelle);
        let innen = datei.get_mut(self.auf..self.zu)?.get_mut(1..)?;
        let ziel = innen.get_mut(..hex.len()).filter(|_| huelle.len() <= PLATZ)?;
        ziel.copy_from_slice(hex.as_bytes());
        Some(())
    }

    /// The bytes in the gap, if it is one hex string and nothing else, in one spelling of its letters.
    pub(super) fn inhalt(&self, datei: &[u8]) -> Option<Vec<u8>> {
        let ziffern = datei
            .get(self.auf..self.zu)?
            .strip_prefix(b"<")?
            .strip_suffix(b">")?;
        let gemischt =
            ziffern.iter().any(u8::is_ascii_lowercase) && ziffern.iter().any(u8::is_ascii_uppercase);
        if gemischt { None } else { hex::decode(ziffern).ok() }
    }
}

/// The offset of the last `nadel` in `heu` that begins at `ab` or later.
fn letzte(heu: &[u8], nadel: &[u8], ab: usize) -> Option<usize> {
    heu.get(ab..)?
        .windows(nadel.len())
        .rposition(|fenster| fenster == nadel)
        .map(|stelle| stelle + ab)
}

fn vier_zahlen(text: &[u8]) -> Option<[usize; 4]> {
    let kopf = text.get(..80).unwrap_or(text);
    let ende = kopf.iter().position(|byte| *byte == b']')?;
    let innen = std::str::from_utf8(kopf.get(..ende)?)
        .ok()?
        .trim_ascii_start()
        .strip_prefix('[')?;
    let zahlen: Vec<usize> = innen
        .split_ascii_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    zahlen.try_into().ok()
}
