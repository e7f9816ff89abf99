//! The machine-readable credential and its status list, before libraries that others wrote.

use std::{fs, path::Path, process::Command};

use super::{ordner, pruefe};
use crate::hilfen::gegenstelle::{Ausgang, ausgelassen, quelle, rufe};

/// The verdict of libraries that others wrote on a credential, and what it discloses.
fn fremde_bibliotheken(datei: &Path) -> Ausgang {
    rufe(
        Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance/sdjwt_pruefen.py"))
            .arg(ordner().join("ca.pem"))
            .arg(datei),
    )
}

#[test]
fn foreign_libraries_accept_the_credential_and_read_what_was_chosen() {
    if ausgelassen("the Python libraries for SD-JWT") {
        return;
    }
    let datei = ordner().join("meldebescheinigung.sd-jwt");
    let ausgang = fremde_bibliotheken(&datei);
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    let daten: serde_json::Value = serde_json::from_str(&ausgang.text).unwrap();
    assert_eq!(daten["familienname"], "Mustermann");
    assert_eq!(daten["wohnung_1"]["anschrift"]["strasse"], "Neue Straße");
    assert!(
        daten["abgerufen"].is_string() && daten.get("geburtsdatum").is_none(),
        "{daten}"
    );
}

#[test]
fn jose_and_sd_jwt_for_node_accept_credential_and_status_list() {
    if ausgelassen("the credential and the status list with npm's jose and @sd-jwt") {
        return;
    }
    let nachweis = ordner().join("meldebescheinigung.sd-jwt");
    let mit_liste = |liste: &Path| {
        let mut befehl = Command::new("node");
        befehl.arg(quelle("tests/e2e/nachweis_pruefen.mjs"));
        rufe(befehl.arg(ordner().join("ca.pem")).arg(&nachweis).arg(liste))
    };
    let liste = ordner().join("status.jwt");
    let ausgang = mit_liste(&liste);
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    let gelesen: serde_json::Value = serde_json::from_str(&ausgang.text).unwrap();
    assert_eq!(gelesen["revoked"], false);
    assert_eq!(gelesen["disclosed"]["familienname"], "Mustermann");
    let anders = fs::read_to_string(&liste).unwrap().replace(".ey", ".ez");
    let datei = ordner().join("veraendert-status.jwt");
    fs::write(&datei, anders).unwrap();
    assert_eq!(mit_liste(&datei).code, Some(1));
}

#[test]
fn a_credential_with_a_forged_or_foreign_disclosure_is_refused_here_and_elsewhere() {
    let text = fs::read_to_string(ordner().join("meldebescheinigung.sd-jwt")).unwrap();
    let (jwt, rest) = text.split_once('~').unwrap();
    // ["AAAAAAAAAAAAAAAAAAAAAA","geburtsdatum","1900-01-01"]
    let erfunden = "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFBIiwiZ2VidXJ0c2RhdHVtIiwiMTkwMC0wMS0wMSJd";
    let mut signatur = jwt.to_owned();
    let letzter = signatur.pop().unwrap();
    signatur.pop();
    signatur.push(if jwt.as_bytes()[jwt.len() - 2] == b'A' {
        'B'
    } else {
        'A'
    });
    signatur.push(letzter);
    for (name, falsch) in [
        ("erfunden", format!("{text}{erfunden}~")),
        ("signatur", format!("{signatur}~{rest}")),
    ] {
        let datei = ordner().join(format!("{name}.sd-jwt"));
        fs::write(&datei, falsch).unwrap();
        assert_eq!(pruefe(&datei).code, Some(1), "{name}");
        if ausgelassen("the Python libraries for SD-JWT") {
            continue;
        }
        let dort = fremde_bibliotheken(&datei);
        // The reference implementation passes over a disclosure that was not signed, where ours names it.
        let uebergangen = name == "erfunden" && !dort.text.contains("geburtsdatum");
        assert!(dort.code == Some(1) || uebergangen, "{name}: {}", dort.text);
    }
}
