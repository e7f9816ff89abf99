//! Reads a message whole, but never more of it than the limit.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read},
    path::Path,
};

/// How standard input is named on the command line and in the output.
pub(super) const STANDARDEINGABE: &str = "-";

/// Why there are no bytes to check.
#[derive(Debug)]
pub(super) enum Ungelesen {
    /// More bytes than the limit. A file is not opened for reading then.
    ZuGross,
    /// The system did not give them.
    Fehler(io::Error),
}

impl From<io::Error> for Ungelesen {
    fn from(fehler: io::Error) -> Self {
        Self::Fehler(fehler)
    }
}

/// Fills `puffer` with the file, which is refused by its size before it is read if that is above `grenze` bytes.
pub(super) fn lies_datei(pfad: &Path, grenze: usize, puffer: &mut Vec<u8>) -> Result<(), Ungelesen> {
    puffer.clear();
    let datei = File::open(pfad)?;
    let angaben = datei.metadata()?;
    if angaben.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    let zu_gross = usize::try_from(angaben.len()).map_or(true, |laenge| laenge > grenze);
    if angaben.is_file() && zu_gross {
        return Err(Ungelesen::ZuGross);
    }
    // A pipe has no size, and a file may grow meanwhile.
    lies(datei, grenze, puffer)
}

/// Fills `puffer` with all that `quelle` gives, of which no more than one byte above `grenze` is read.
pub(super) fn lies(quelle: impl Read, grenze: usize, puffer: &mut Vec<u8>) -> Result<(), Ungelesen> {
    puffer.clear();
    let hoechstens = u64::try_from(grenze).unwrap_or(u64::MAX).saturating_add(1);
    quelle.take(hoechstens).read_to_end(puffer)?;
    if puffer.len() > grenze {
        return Err(Ungelesen::ZuGross);
    }
    Ok(())
}

/// A number of bytes from the command line: `65536`, `64KiB`, `16MiB`, `1GiB`.
pub(super) fn groesse(text: &str) -> Result<usize, String> {
    let ziffern = text.trim_end_matches(|zeichen: char| zeichen.is_ascii_alphabetic());
    let faktor = match text.get(ziffern.len()..).map(str::to_ascii_lowercase).as_deref() {
        Some("" | "b") => 1,
        Some("kib") => 1 << 10,
        Some("mib") => 1 << 20,
        Some("gib") => 1 << 30,
        _ => return Err("write it in bytes, KiB, MiB or GiB, for example 16MiB".to_owned()),
    };
    ziffern
        .parse::<usize>()
        .ok()
        .and_then(|zahl| zahl.checked_mul(faktor))
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| "not a number of bytes above zero".to_owned())
}

/// A text in which nothing can begin a line or steer a terminal.
pub(super) fn einzeilig(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.replace(char::is_control, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_in_the_units_that_people_write() {
        assert_eq!(groesse("65536"), Ok(65536));
        assert_eq!(groesse("64KiB"), Ok(65536));
        assert_eq!(groesse("16mib"), Ok(16 * 1024 * 1024));
        for falsch in [
            "",
            "0",
            "MiB",
            "-1",
            "16MB",
            "16 MiB",
            "99999999999999999999",
            "18446744073709551615GiB",
        ] {
            assert!(groesse(falsch).is_err(), "{falsch}");
        }
    }

    #[test]
    fn one_byte_above_the_limit_is_too_much_and_the_rest_is_not_read() {
        let mut puffer = Vec::new();
        assert!(lies(&b"1234"[..], 4, &mut puffer).is_ok());
        assert_eq!(puffer, b"1234");
        let mut quelle = &b"1234567"[..];
        assert!(matches!(
            lies(&mut quelle, 4, &mut puffer),
            Err(Ungelesen::ZuGross)
        ));
        assert_eq!(quelle, b"67");
    }

    #[test]
    fn a_file_above_the_limit_is_refused_by_its_size() {
        let ordner = tempfile::tempdir().unwrap();
        let pfad = ordner.path().join("gross");
        // A hole: reading it would fill 1 TiB of memory.
        File::create(&pfad).unwrap().set_len(1 << 40).unwrap();
        let mut puffer = Vec::new();
        assert!(matches!(
            lies_datei(&pfad, 1 << 20, &mut puffer),
            Err(Ungelesen::ZuGross)
        ));
        assert_eq!(puffer.capacity(), 0);
    }
}
