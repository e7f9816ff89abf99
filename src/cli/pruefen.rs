//! `meldewerk verify`: a document's verdict on the command line.

use std::{fmt::Write as _, fs, path::Path, process::ExitCode};

use super::befehle::{ausgeben, ende_mit_2};
use crate::{
    kernel::{Personal, Uhr as _, uhr::in_berlin},
    ops::SystemUhr,
    urkunde::{self, Beleg, Fremdheit, Pruefergebnis, Siegelstelle, Traeger, Veraenderung},
};

/// Prints the verdict; 0 if the document is genuine, 1 if it is not, 2 if it could not be checked.
pub(super) fn pruefe(datei: &Path, anker: &Path, mit_daten: bool) -> ExitCode {
    let lies = |pfad: &Path| fs::read(pfad).map_err(|fehler| format!("{}: {fehler}", pfad.display()));
    let (inhalt, pem) = match (lies(datei), lies(anker)) {
        (Ok(inhalt), Ok(pem)) => (inhalt, pem),
        (Err(fehler), _) => return ende_mit_2(&fehler),
        (_, Err(fehler)) => {
            return ende_mit_2(&format!(
                "{fehler}; name the issuers' certificates with --trust FILE"
            ));
        }
    };
    let Ok(anker) = urkunde::zertifikate_aus_pem(&String::from_utf8_lossy(&pem)) else {
        return ende_mit_2(&format!("{}: holds no certificates in PEM", anker.display()));
    };
    let ergebnis = urkunde::pruefe(&inhalt, &anker, SystemUhr.jetzt());
    let (zeilen, code) = match &ergebnis {
        Pruefergebnis::Echt(beleg) => (echt(beleg, mit_daten), ExitCode::SUCCESS),
        Pruefergebnis::Veraendert { stelle, grund } => (veraendert(stelle, *grund), ExitCode::FAILURE),
        Pruefergebnis::NichtVonUns { grund } => (fremd(*grund), ExitCode::FAILURE),
    };
    ausgeben(&zeilen);
    code
}

fn echt(beleg: &Beleg, mit_daten: bool) -> String {
    let (was, form) = match beleg.traeger {
        Traeger::Papier => (
            "genuine: the seal is; the paper is if it says the same",
            "%d.%m.%Y",
        ),
        Traeger::Datei | Traeger::Nachweis => ("genuine: sealed and unchanged since", "%d.%m.%Y %H:%M:%S %Z"),
    };
    let wann = in_berlin(beleg.zeitpunkt).strftime(form);
    let mut zeilen = format!(
        "{was}\nsealed by: {}\nsealed at: {wann} (by the authority's own clock)\n",
        name(&beleg.stelle)
    );
    match beleg.angehaengte_daten.as_ref().map(Personal::offen) {
        Some(daten) if mit_daten => {
            let _ = writeln!(zeilen, "data in the file: {daten:#}");
        }
        Some(_) => zeilen.push_str("data in the file: yes (--daten prints them)\n"),
        None => zeilen.push_str("data in the file: none\n"),
    }
    zeilen
}

fn veraendert(stelle: &Siegelstelle, grund: Veraenderung) -> String {
    let grund = match grund {
        Veraenderung::NachtraeglichErgaenzt { gesiegelt_bis } => {
            format!("something was added behind byte {gesiegelt_bis}, where the sealed file ended")
        }
        Veraenderung::Siegelbereich => "the seal does not cover the whole file".to_owned(),
        Veraenderung::Inhalt => "the content is not what was sealed".to_owned(),
        Veraenderung::Offenlegung => "a disclosed field is not one of those that were signed".to_owned(),
        Veraenderung::Siegel => "the seal itself is damaged".to_owned(),
        Veraenderung::Papiersiegel => "the authority that the seal on paper names did not sign it".to_owned(),
        Veraenderung::Aufbau => "the seal is not where a PDF reader finds it".to_owned(),
    };
    format!("changed: {grund}\nsealed by: {}\n", name(stelle))
}

fn fremd(grund: Fremdheit) -> String {
    let grund = match grund {
        Fremdheit::ZuGross => "the file is larger than 32 MiB",
        Fremdheit::KeinPdf => "the file is not a PDF",
        Fremdheit::KeinNachweis => "the text is not an SD-JWT without key binding",
        Fremdheit::KeinPapiersiegel => "the code is not a seal after BSI TR-03171 for a Meldebescheinigung",
        Fremdheit::KeinCode => "no code can be read on the picture; try a sharper one, straight from above",
        Fremdheit::OhneSiegel => "the file carries no seal",
        Fremdheit::FremderAussteller => "the seal is not one of ours",
        Fremdheit::ZertifikatUngueltig => "the certificate was not valid at the time of sealing",
        Fremdheit::ZertifikatZweck => "the certificate is not one for sealing documents",
    };
    format!("not ours: {grund}\n")
}

fn name(stelle: &Siegelstelle) -> String {
    [&stelle.organisation, &stelle.name]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}
