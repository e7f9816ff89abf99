//! Programs that others wrote: found, run, and left out aloud.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// How a program ended and what it said.
pub(crate) struct Ausgang {
    pub(crate) code: Option<i32>,
    pub(crate) text: String,
}

/// The folder of the sources.
pub(crate) fn quelle(pfad: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(pfad)
}

/// Whether foreign programs are to be left out; says so past the test runner's capture.
pub(crate) fn ausgelassen(was: &str) -> bool {
    let schnell = std::env::var_os("MELDEWERK_QUICK").is_some_and(|wert| !wert.is_empty());
    if schnell {
        sage(&format!("NOT CHECKED (MELDEWERK_QUICK is set): {was}"));
    }
    schnell
}

/// A line that the test runner does not swallow.
pub(crate) fn sage(zeile: &str) {
    let _ = writeln!(std::io::stderr(), "{zeile}");
}

/// Runs a program to its end; both of its outputs are one text.
pub(crate) fn rufe(befehl: &mut Command) -> Ausgang {
    let name = format!("{befehl:?}");
    let ende = befehl
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|fehler| panic!("{name}: {fehler}"));
    let text = String::from_utf8_lossy(&ende.stdout).into_owned() + &String::from_utf8_lossy(&ende.stderr);
    Ausgang {
        code: ende.status.code(),
        text,
    }
}

/// What a PDF says, read by pdftotext.
pub(crate) fn pdf_text(pdf: &[u8]) -> String {
    let ordner = tempfile::tempdir().unwrap();
    let datei = ordner.path().join("brief.pdf");
    std::fs::write(&datei, pdf).unwrap();
    rufe(Command::new("pdftotext").arg(&datei).arg("-")).text
}

/// The code in a letter of the register.
pub(crate) fn code_im_brief(pdf: &[u8]) -> String {
    let text = pdf_text(pdf);
    // A line of eight letters and digits and a hyphen; a reader of PDFs may see blanks between widely set letters.
    let ist_code = |zeile: &String| {
        zeile.len() == 9 && zeile.find('-') == Some(4) && !zeile.contains(|z: char| z.is_ascii_lowercase())
    };
    let code = text.lines().map(|zeile| zeile.replace(' ', "")).find(ist_code);
    code.unwrap_or_else(|| panic!("no code in the letter: {text}"))
}
