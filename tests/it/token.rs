//! A seal key in a PKCS #11 token: SoftHSM2, behind the same configuration as an HSM.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use meldewerk::{
    kernel::Uhr as _,
    ops::SystemUhr,
    urkunde::{Statusliste, zertifikate_aus_pem},
};

use crate::{
    betrieb::{bis_es_horcht, freier_port, richte_ein, serve, verweigert},
    hilfen::{
        browser::Browser,
        gegenstelle::{ausgelassen, rufe},
        laufzeit::laufe,
        prozess::sigterm,
    },
};

/// Where Debian puts the library; its folder differs between releases.
fn modul() -> PathBuf {
    [
        "/usr/lib/softhsm/libsofthsm2.so",
        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    ]
    .into_iter()
    .map(PathBuf::from)
    .find(|pfad| pfad.exists())
    .expect("Debian's softhsm2")
}

/// A token that holds the key of the status lists, which then is nowhere else; a service on `port` that uses it with `pin`.
fn richte_token_ein(ordner: &Path, port: u16, pin: &str) -> PathBuf {
    richte_ein(ordner, port);
    let (conf, token) = (ordner.join("softhsm2.conf"), ordner.join("token"));
    fs::create_dir(&token).unwrap();
    fs::write(
        &conf,
        format!(
            "directories.tokendir = {}\nobjectstore.backend = file\n",
            token.display()
        ),
    )
    .unwrap();
    let schluessel = ordner.join("data/status.key");
    let softhsm = |argumente: &[&str]| {
        let mut befehl = Command::new("softhsm2-util");
        let ausgang = rufe(befehl.env("SOFTHSM2_CONF", &conf).args(argumente));
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    };
    softhsm(&[
        "--init-token",
        "--free",
        "--label",
        "meldewerk",
        "--pin",
        "1234",
        "--so-pin",
        "5678",
    ]);
    let pfad = schluessel.to_str().unwrap();
    softhsm(&[
        "--import",
        pfad,
        "--token",
        "meldewerk",
        "--label",
        "status",
        "--id",
        "01",
        "--pin",
        "1234",
    ]);
    fs::remove_file(&schluessel).unwrap();
    fs::write(ordner.join("data/token.pin"), pin).unwrap();
    let datei = ordner.join("config/land/musterland.toml");
    let text = fs::read_to_string(&datei).unwrap();
    let alt = "schluessel_datei = \"../../data/status.key\"";
    assert!(text.contains(alt));
    let neu = format!(
        "pkcs11 = {{ modul_datei = \"{}\", token = \"meldewerk\", schluessel = \"status\", pin_datei = \"../../data/token.pin\" }}",
        modul().display()
    );
    fs::write(datei, text.replacen(alt, &neu, 1)).unwrap();
    conf
}

#[test]
fn a_status_list_is_signed_in_the_token() {
    if ausgelassen("a key in a token of SoftHSM2") {
        return;
    }
    let (ordner, port) = (tempfile::tempdir().unwrap(), freier_port());
    let conf = richte_token_ein(ordner.path(), port, "1234");
    let mut kind = bis_es_horcht(serve(ordner.path()).env("SOFTHSM2_CONF", conf));
    let text = laufe(async {
        let antwort = Browser::neu()
            .hole(&format!("http://127.0.0.1:{port}/status/1"))
            .await;
        assert_eq!(antwort.status, 200);
        String::from_utf8(antwort.inhalt).unwrap()
    });
    sigterm(&kind);
    assert_eq!(kind.wait().unwrap().code(), Some(0));
    let anker = fs::read_to_string(ordner.path().join("data/ca.pem")).unwrap();
    let liste = Statusliste::lies(&text, &zertifikate_aus_pem(&anker).unwrap(), SystemUhr.jetzt()).unwrap();
    assert_eq!(liste.widerrufen(42), Some(false));
}

#[test]
fn a_token_that_cannot_be_used_is_refused_at_the_start_and_not_by_the_first_citizen() {
    if ausgelassen("a wrong PIN of SoftHSM2") {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let conf = richte_token_ein(ordner.path(), freier_port(), "9999");
    let ausgang = rufe(
        serve(ordner.path())
            .env("SOFTHSM2_CONF", conf)
            .env("RUST_LOG", "off"),
    );
    verweigert(&ausgang, "siegel.status");
}
