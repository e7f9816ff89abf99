//! `meldewerk verify`: a document's verdict on the command line, without network and configuration.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use jiff::Timestamp;

use super::befehle::{ausgeben, ende_mit_2};
use crate::{
    kernel::{Personal, Uhr as _, uhr::in_berlin},
    ops::SystemUhr,
    urkunde::{
        self, Beleg, Dokumentstatus, Pruefergebnis, Siegelstelle, Sperrliste, Sperrstand, Statusliste,
        Traeger, Ungueltigkeit, Unklarheit, Veraenderung, Vertrauen, Zeitquelle,
    },
};

/// What is to be checked against what.
pub(super) struct Auftrag {
    /// The document.
    pub(super) datei: PathBuf,
    /// Certificates of the issuers, PEM.
    pub(super) anker: PathBuf,
    /// A published status list.
    pub(super) statusliste: Option<PathBuf>,
    /// Revocation lists of issuers.
    pub(super) sperrlisten: Vec<PathBuf>,
    /// Whether the data in the document are printed.
    pub(super) mit_daten: bool,
}

/// Exit code of a verdict that cannot be told.
const UNBESTIMMT: u8 = 3;

/// Prints the verdict; 0 valid, 1 invalid, 3 indeterminate, 2 if a file could not be read.
pub(super) fn pruefe(auftrag: &Auftrag) -> ExitCode {
    let jetzt = SystemUhr.jetzt();
    let gelesen = lies(&auftrag.datei).and_then(|inhalt| Ok((inhalt, vertrauen(auftrag, jetzt)?)));
    let (inhalt, vertrauen) = match gelesen {
        Ok(gelesen) => gelesen,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    let ergebnis = urkunde::pruefe(&inhalt, &vertrauen, jetzt);
    let (zeilen, code) = match &ergebnis {
        Pruefergebnis::Gueltig(beleg) => (gueltig(beleg, auftrag.mit_daten), ExitCode::SUCCESS),
        Pruefergebnis::Ungueltig { stelle, grund } => (ungueltig(stelle, *grund), ExitCode::FAILURE),
        Pruefergebnis::Unbestimmt { stelle, grund } => {
            (unbestimmt(stelle.as_ref(), *grund), ExitCode::from(UNBESTIMMT))
        }
    };
    ausgeben(&zeilen);
    code
}

fn lies(pfad: &Path) -> Result<Vec<u8>, String> {
    fs::read(pfad).map_err(|fehler| format!("{}: {fehler}", pfad.display()))
}

fn vertrauen(auftrag: &Auftrag, jetzt: Timestamp) -> Result<Vertrauen, String> {
    let pem = lies(&auftrag.anker)
        .map_err(|fehler| format!("{fehler}; name the issuers' certificates with --trust FILE"))?;
    let anker = urkunde::zertifikate_aus_pem(&String::from_utf8_lossy(&pem))
        .map_err(|_| format!("{}: holds no certificates in PEM", auftrag.anker.display()))?;
    let sperrlisten = auftrag
        .sperrlisten
        .iter()
        .map(|pfad| Sperrliste::lies(&lies(pfad)?).map_err(|fehler| format!("{}: {fehler}", pfad.display())))
        .collect::<Result<_, _>>()?;
    let statuslisten = auftrag
        .statusliste
        .iter()
        .map(|pfad| {
            let text = String::from_utf8_lossy(&lies(pfad)?).into_owned();
            Statusliste::lies(&text, &anker, jetzt).map_err(|fehler| format!("{}: {fehler}", pfad.display()))
        })
        .collect::<Result<_, _>>()?;
    Ok(Vertrauen {
        anker,
        sperrlisten,
        statuslisten,
        status_verlangt: auftrag.statusliste.is_some(),
    })
}

fn gueltig(beleg: &Beleg, mit_daten: bool) -> String {
    let uhr = match &beleg.zeitquelle {
        Zeitquelle::Behoerde => "by the authority's own clock".to_owned(),
        Zeitquelle::Zeitstempel(name) => format!("attested by {name}"),
    };
    let sperrung = match beleg.sperrung {
        Sperrstand::Gut { stand } => format!("not revoked, by a list of {}", wann(stand)),
        Sperrstand::Gesperrt { seit } => format!("revoked since {}, after it sealed this", wann(seit)),
        Sperrstand::Unbekannt => "revocation not checked (no list at hand; --crl FILE)".to_owned(),
    };
    let status = match beleg.status {
        Dokumentstatus::OhneListe => "stands in no status list".to_owned(),
        Dokumentstatus::NichtGeprueft => "not checked (--status FILE)".to_owned(),
        Dokumentstatus::Gueltig { stand } => format!("not taken back, by a list of {}", wann(stand)),
    };
    let (was, zeitpunkt) = match beleg.traeger {
        Traeger::Papier => (
            "the seal is genuine; the paper is if it says the same",
            in_berlin(beleg.zeitpunkt).strftime("%d.%m.%Y").to_string(),
        ),
        Traeger::Datei | Traeger::Nachweis => ("sealed and unchanged since", wann(beleg.zeitpunkt)),
    };
    let mut zeilen = format!(
        "valid: {was}\nsealed by: {}\nsealed at: {zeitpunkt} ({uhr})\ncertificate: {sperrung}\n",
        name(&beleg.stelle),
    );
    if let Some(bis) = beleg.abgelaufen {
        let _ = writeln!(zeilen, "certificate: expired {}, after it sealed this", wann(bis));
    }
    let _ = writeln!(zeilen, "status: {status}");
    match beleg.angehaengte_daten.as_ref().map(Personal::offen) {
        Some(daten) if mit_daten => {
            let _ = writeln!(zeilen, "data in the file: {daten:#}");
        }
        Some(_) => zeilen.push_str("data in the file: yes (--daten prints them)\n"),
        None => zeilen.push_str("data in the file: none\n"),
    }
    zeilen
}

fn ungueltig(stelle: &Siegelstelle, grund: Ungueltigkeit) -> String {
    let grund = match grund {
        Ungueltigkeit::Veraendert(veraenderung) => format!("changed: {}", veraendert(veraenderung)),
        Ungueltigkeit::ZeitstempelEntfernt => "the time-stamp was taken out of the seal".to_owned(),
        Ungueltigkeit::ZeitstempelFalsch => "the time-stamp does not belong to the seal".to_owned(),
        Ungueltigkeit::ZertifikatUngueltig => {
            "the certificate was not valid at the time of sealing".to_owned()
        }
        Ungueltigkeit::ZertifikatZweck => "the certificate is not one for sealing documents".to_owned(),
        Ungueltigkeit::ZertifikatGesperrt { seit } => {
            format!("the certificate of the seal is revoked since {}", wann(seit))
        }
        Ungueltigkeit::Zukunft => "it says that it was sealed at a time that is yet to come".to_owned(),
        Ungueltigkeit::Widerrufen => "revoked: the authority took the document back".to_owned(),
    };
    format!("invalid: {grund}\nsealed by: {}\n", name(stelle))
}

fn veraendert(grund: Veraenderung) -> String {
    match grund {
        Veraenderung::NachtraeglichErgaenzt { gesiegelt_bis } => {
            format!("something was added behind byte {gesiegelt_bis}, where the sealed file ended")
        }
        Veraenderung::Siegelbereich => "the seal does not cover the whole file".to_owned(),
        Veraenderung::Inhalt => "the content is not what was sealed".to_owned(),
        Veraenderung::Offenlegung => "a disclosed field is not one of those that were signed".to_owned(),
        Veraenderung::Siegel => "the seal itself is damaged".to_owned(),
        Veraenderung::Papiersiegel => "the authority that the seal on paper names did not sign it".to_owned(),
        Veraenderung::Aufbau => "the seal is not where a PDF reader finds it".to_owned(),
    }
}

fn unbestimmt(stelle: Option<&Siegelstelle>, grund: Unklarheit) -> String {
    let grund = match grund {
        Unklarheit::ZuGross => "the file is larger than 32 MiB",
        Unklarheit::KeinPdf => "the file is not a PDF",
        Unklarheit::KeinNachweis => "the text is not an SD-JWT without key binding",
        Unklarheit::KeinPapiersiegel => "the code is not a seal after BSI TR-03171 for a Meldebescheinigung",
        Unklarheit::KeinCode => "no code can be read on the picture; try a sharper one, straight from above",
        Unklarheit::OhneSiegel => "the file carries no seal",
        Unklarheit::FremderAussteller => "none of the anchors vouches for the seal",
        Unklarheit::ZertifikatAbgelaufen => {
            "the certificate has expired, and no time-stamp attests that it was sealed before"
        }
        Unklarheit::StatuslisteUnpassend => "the status list is not the one in which the document stands",
    };
    let mut zeilen = format!("indeterminate: {grund}\n");
    if let Some(stelle) = stelle {
        let _ = writeln!(zeilen, "sealed by: {}", name(stelle));
    }
    zeilen
}

fn wann(zeit: Timestamp) -> String {
    in_berlin(zeit).strftime("%d.%m.%Y %H:%M:%S %Z").to_string()
}

fn name(stelle: &Siegelstelle) -> String {
    let eigen = [&stelle.organisation, &stelle.name]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match &stelle.im_auftrag_von {
        Some(behoerde) => format!("{eigen}, on behalf of {behoerde}"),
        None => eigen,
    }
}
