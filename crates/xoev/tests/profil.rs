//! The published schemas in `xsd/` say what the descriptions say.
//!
//! `XOEV_PROFIL=schreiben cargo test -p xoev --release --test profil` writes them anew.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use std::path::Path;

use xoev::Nachricht;
use xoev::fassung::{Namensraum, XMELD_25_11A};
use xoev::profil::schema;
use xoev::typ::{Art, Typ};

#[test]
fn the_published_schemas_are_fresh() {
    for (datei, namensraum) in [
        ("xmeld-25.11a-onlinedienste.xsd", Namensraum::XMeld),
        ("xinneres-rueckweisung-6.xsd", Namensraum::Rueckweisung),
    ] {
        let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xsd").join(datei);
        let soll = schema(namensraum, &XMELD_25_11A);
        if std::env::var_os("XOEV_PROFIL").is_some_and(|wert| wert == "schreiben") {
            std::fs::write(&pfad, &soll).unwrap();
        }
        assert!(
            std::fs::read_to_string(&pfad).unwrap_or_default() == soll,
            "xsd/{datei} is stale: run `XOEV_PROFIL=schreiben cargo test -p xoev --release --test profil`"
        );
    }
}

#[test]
fn two_types_of_one_name_are_one_type() {
    fn sammeln(typ: &'static Typ, gesehen: &mut Vec<&'static Typ>) {
        if gesehen.iter().any(|bekannt| std::ptr::eq(*bekannt, typ)) {
            return;
        }
        if let Some(bekannt) = gesehen.iter().find(|bekannt| bekannt.name == typ.name) {
            assert_eq!(format!("{bekannt:?}"), format!("{typ:?}"));
        }
        gesehen.push(typ);
        let (basis, felder) = match typ.art {
            Art::Folge { basis, felder } => (basis, felder),
            Art::Auswahl { felder } => (None, felder),
            _ => return,
        };
        for typ in basis.into_iter().chain(felder.iter().map(|feld| feld.typ)) {
            sammeln(typ, gesehen);
        }
    }
    let mut gesehen = Vec::new();
    for beschreibung in Nachricht::BESCHREIBUNGEN {
        sammeln(beschreibung.typ, &mut gesehen);
    }
}
