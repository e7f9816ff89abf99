//! The published profile `xsd/profil.txt` says what the descriptions say.
//!
//! `XOEV_PROFIL=schreiben cargo test -p xoev --test profil` writes it anew.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use xoev::Nachricht;
use xoev::fassung::{Namensraum, XMELD_25_11A};
use xoev::typ::{Art, Feld, Typ};

#[test]
fn the_published_profile_is_fresh() {
    let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xsd/profil.txt");
    let soll = profil();
    if std::env::var_os("XOEV_PROFIL").is_some_and(|wert| wert == "schreiben") {
        std::fs::write(&datei, &soll).unwrap();
    }
    let ist = std::fs::read_to_string(&datei).unwrap_or_default();
    assert!(
        ist == soll,
        "xsd/profil.txt is stale: run `XOEV_PROFIL=schreiben cargo test -p xoev --test profil`"
    );
}

fn profil() -> String {
    let mut text = format!(
        "XMeld {} as Meldewerk speaks it; generated from crates/xoev, see README.md.\n\
         An element is `name [min..max] Type`; `~name` has no namespace, `name` that of its message.\n",
        XMELD_25_11A.version
    );
    let mut typen: BTreeMap<&str, &Typ> = BTreeMap::new();
    for (wurzel, typ) in Nachricht::BESCHREIBUNGEN {
        write!(text, "\n{wurzel}\n{}", beschreibung(typ)).unwrap();
        sammeln(typ, &mut typen);
    }
    text.push_str("\nTypes\n");
    for (name, typ) in typen {
        write!(text, "\n{name}\n{}", beschreibung(typ)).unwrap();
    }
    text
}

fn beschreibung(typ: &Typ) -> String {
    match &typ.art {
        Art::Folge {
            basis,
            namensraum,
            felder,
        } => {
            let basis = basis
                .map(|basis| format!("  all of {}\n", basis.name))
                .unwrap_or_default();
            basis
                + &felder
                    .iter()
                    .map(|feld| zeile(*namensraum, feld))
                    .collect::<String>()
        }
        Art::Auswahl { namensraum, felder } => {
            "  one of\n".to_owned()
                + &felder
                    .iter()
                    .map(|feld| zeile(*namensraum, feld))
                    .collect::<String>()
        }
        Art::Code {
            liste,
            version,
            codes,
            mit_name,
        } => {
            let name = if *mit_name { ", with name" } else { "" };
            let codes = codes
                .map(|codes| format!("  {}\n", codes.join(" ")))
                .unwrap_or_default();
            let (liste, version) = (
                liste.unwrap_or("(in the message)"),
                version.unwrap_or("(in the message)"),
            );
            format!("  code of {liste}, version {version}{name}\n{codes}")
        }
        Art::Einfach(form) => format!("  {form}\n"),
        Art::Beliebig => "  any elements\n".to_owned(),
    }
}

fn zeile(namensraum: Namensraum, feld: &Feld) -> String {
    let ohne = if namensraum == Namensraum::Ohne { "~" } else { "" };
    let max = if feld.max == usize::MAX {
        "*".to_owned()
    } else {
        feld.max.to_string()
    };
    format!(
        "  {ohne}{} [{}..{max}] {}\n",
        feld.element, feld.min, feld.typ.name
    )
}

fn sammeln(typ: &'static Typ, typen: &mut BTreeMap<&'static str, &'static Typ>) {
    let felder = match &typ.art {
        Art::Folge { basis, felder, .. } => {
            if let Some(basis) = basis {
                typen.insert(basis.name, basis);
                sammeln(basis, typen);
            }
            *felder
        }
        Art::Auswahl { felder, .. } => *felder,
        _ => &[],
    };
    for feld in felder {
        typen.insert(feld.typ.name, feld.typ);
        sammeln(feld.typ, typen);
    }
}
