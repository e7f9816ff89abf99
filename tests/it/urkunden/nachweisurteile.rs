//! Credentials and status lists, honest and hostile, before every library; see [`super::urteile`] for documents.

use std::{fs, path::Path, process::Command};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use meldewerk::{
    ops::SystemZufall,
    urkunde::{
        Statusliste,
        sdjwt::{Inhalt, Offenlegung, stelle_aus},
    },
};
use serde_json::{Value, json};

use super::{
    amt::{Paar, Pki, Zweck, zeitpunkt},
    tabelle::{Urteile, Zeile, frage, halte, stehen_in_der_readme},
};
use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe},
    prozess::meldewerk,
};

/// Credentials before jwcrypto, joserfc, PyPI sd-jwt, npm jose and @sd-jwt/core.
#[rustfmt::skip]
const NACHWEISE: &[Zeile] = &[
    ("genuine", "all fields", "valid", "yes yes yes yes yes"),
    ("chosen", "some fields held back", "valid", "yes yes yes yes yes"),
    ("byte-claims", "one letter of the signed claims", "invalid", "no no no no no"),
    ("byte-signature", "one letter of the signature", "invalid", "no no no no no"),
    ("forged-disclosure", "a disclosed value replaced", "invalid", "yes yes drops yes drops"),
    ("unsigned-disclosure", "a field added that nobody signed", "invalid", "yes yes drops yes drops"),
    ("disclosure-twice", "one field disclosed twice", "invalid", "yes yes no yes yes"),
    ("no-signature", "alg \"none\" and no signature", "indeterminate", "no no no no no"),
    ("other-ca", "signed under another root of the same name", "indeterminate", "no no no no no"),
    ("expired-since", "its certificate has expired since", "indeterminate", "yes yes yes yes yes"),
    ("expired-before", "issued after its certificate expired", "invalid", "yes yes yes yes yes"),
];

/// Lists before jwcrypto, joserfc, npm jose and @sd-jwt/jwt-status-list.
#[rustfmt::skip]
const LISTEN: &[Zeile] = &[
    ("list", "the list that the credential names", "valid", "yes yes yes yes"),
    ("list-taken-back", "the same, with the credential taken back", "invalid", "no no no no"),
    ("list-byte", "one letter changed", "refused", "no no no yes"),
    ("list-expired", "a day too old", "refused", "no no no yes"),
    ("list-other-ca", "signed under another root of the same name", "refused", "no no no yes"),
    ("list-other-address", "another list of the same publisher", "indeterminate", "yes yes yes yes"),
    ("list-other-issuer", "this address, by another authority under the same root", "indeterminate", "yes yes yes yes"),
];

const ADRESSE: &str = "https://musterland.example/status/1";
const PLATZ: u32 = 4711;

/// A credential of an invented person, issued so many days from today.
fn nachweis(paar: &Paar, pki: &Pki, tag: i64) -> String {
    let offen = json!({
        "status": { "status_list": { "idx": PLATZ, "uri": ADRESSE } },
        "statusstelle": "Land Musterland",
    });
    let felder = [
        ("familienname", "Mustermann"),
        ("vornamen", "Erika"),
        ("geburtsdatum", "1984-03-01"),
    ];
    let inhalt = Inhalt {
        aussteller: "https://musterland.example".into(),
        art: "https://musterland.example/meldebescheinigung".into(),
        ausgestellt: zeitpunkt(tag),
        offen: offen.as_object().unwrap().clone(),
        waehlbar: felder
            .map(|(name, wert)| Offenlegung::neu(&SystemZufall, name, wert.into()))
            .into(),
    };
    stelle_aus(inhalt, &paar.schluessel(pki)).unwrap().text()
}

/// Another letter at this place of a base64 text; not the last one, some of whose bits mean nothing.
fn anderer_buchstabe(text: &str, stelle: usize) -> String {
    let neu = if text.as_bytes()[stelle] == b'A' { "B" } else { "A" };
    format!("{}{neu}{}", &text[..stelle], &text[stelle + 1..])
}

fn schreibe_nachweise(ordner: &Path, pki: &Pki, fremde: &Pki) {
    let echt = nachweis(&pki.stelle_aus(Zweck::Siegel, -300, 700), pki, 0);
    let (jwt, felder) = echt.split_once('~').unwrap();
    let felder: Vec<&str> = felder.trim_end_matches('~').split('~').collect();
    let mit = |jwt: &str, felder: &[&str]| format!("{jwt}~{}~", felder.join("~"));
    let offenlegung = |name: &str| {
        URL_SAFE_NO_PAD.encode(json!(["AAAAAAAAAAAAAAAAAAAAAA", name, "1900-01-01"]).to_string())
    };
    let erstes: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(felder[0]).unwrap()).unwrap();
    let gefaelscht = URL_SAFE_NO_PAD.encode(json!([erstes[0], erstes[1], "Musterfrau"]).to_string());
    let (kopf, rest) = jwt.split_once('.').unwrap();
    let (aussage, _) = rest.split_once('.').unwrap();
    let mut ohne: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(kopf).unwrap()).unwrap();
    ohne["alg"] = "none".into();
    let ohne = format!("{}.{aussage}.", URL_SAFE_NO_PAD.encode(ohne.to_string()));
    for (name, text) in [
        ("genuine", echt.clone()),
        ("chosen", mit(jwt, &felder[1..2])),
        (
            "byte-claims",
            mit(&anderer_buchstabe(jwt, kopf.len() + 60), &felder),
        ),
        (
            "byte-signature",
            mit(&anderer_buchstabe(jwt, jwt.len() - 10), &felder),
        ),
        (
            "forged-disclosure",
            mit(jwt, &[&gefaelscht, felder[1], felder[2]]),
        ),
        (
            "unsigned-disclosure",
            mit(jwt, &[felder[0], &offenlegung("doktorgrad")]),
        ),
        ("disclosure-twice", mit(jwt, &[felder[0], felder[0]])),
        ("no-signature", mit(&ohne, &felder)),
        (
            "other-ca",
            nachweis(&fremde.stelle_aus(Zweck::Siegel, -300, 700), fremde, 0),
        ),
        (
            "expired-since",
            nachweis(&pki.stelle_aus(Zweck::Siegel, -1000, -300), pki, -600),
        ),
        (
            "expired-before",
            nachweis(&pki.stelle_aus(Zweck::Siegel, -1000, -300), pki, 0),
        ),
    ] {
        fs::write(ordner.join(format!("{name}.sd-jwt")), text).unwrap();
    }
}

fn schreibe_listen(ordner: &Path, pki: &Pki, fremde: &Pki) {
    let stelle = |pki: &Pki, wer: &str| pki.stelle_aus_fuer(wer, Zweck::Siegel, -300, 700);
    let (land, andere) = (stelle(pki, "Land Musterland"), stelle(pki, "Stadt Neustadt"));
    let fremdes_land = stelle(fremde, "Land Musterland");
    let liste = |paar: &Paar, pki: &Pki, adresse: &str, widerrufen: Option<u32>, tag: i64| {
        let liste = Statusliste::neu(adresse.into(), widerrufen, zeitpunkt(tag));
        liste.veroeffentliche(&paar.schluessel(pki)).unwrap()
    };
    let echt = liste(&land, pki, ADRESSE, None, 0);
    for (name, text) in [
        ("list", echt.clone()),
        ("list-taken-back", liste(&land, pki, ADRESSE, Some(PLATZ), 0)),
        ("list-byte", anderer_buchstabe(&echt, echt.len() - 10)),
        ("list-expired", liste(&land, pki, ADRESSE, None, -2)),
        ("list-other-ca", liste(&fremdes_land, fremde, ADRESSE, None, 0)),
        (
            "list-other-address",
            liste(&land, pki, "https://musterland.example/status/2", None, 0),
        ),
        ("list-other-issuer", liste(&andere, pki, ADRESSE, None, 0)),
    ] {
        fs::write(ordner.join(format!("{name}.jwt")), text).unwrap();
    }
}

/// All of them in a folder, with their root.
fn ordner_mit_allen() -> tempfile::TempDir {
    let ordner = tempfile::tempdir().unwrap();
    let (pki, fremde) = (Pki::neu(), Pki::neu());
    fs::write(ordner.path().join("ca.pem"), pki.anker_pem()).unwrap();
    schreibe_nachweise(ordner.path(), &pki, &fremde);
    schreibe_listen(ordner.path(), &pki, &fremde);
    ordner
}

/// What ours says of a credential, or of the genuine one with this list.
fn unser_urteil(ordner: &Path, nachweis: &str, liste: Option<&str>) -> &'static str {
    let mut befehl = meldewerk();
    befehl
        .arg("verify")
        .arg(ordner.join(format!("{nachweis}.sd-jwt")));
    befehl.arg("--trust").arg(ordner.join("ca.pem"));
    if let Some(liste) = liste {
        befehl.arg("--status").arg(ordner.join(format!("{liste}.jwt")));
    }
    match rufe(&mut befehl).code {
        Some(0) => "valid",
        Some(1) => "invalid",
        Some(2) => "refused",
        _ => "indeterminate",
    }
}

/// What the libraries of this command say.
fn fremde_urteile(befehl: &mut Command, ordner: &Path, dateien: &[String]) -> Urteile {
    befehl
        .arg(ordner.join("ca.pem"))
        .arg(ordner.join("genuine.sd-jwt"));
    frage(befehl.args(dateien.iter().map(|datei| ordner.join(datei))))
}

#[test]
fn the_tables_of_credentials_and_lists_say_what_the_tests_hold() {
    stehen_in_der_readme(&[NACHWEISE, LISTEN]);
}

#[test]
fn every_library_says_of_every_credential_and_list_what_the_table_says_and_ours_refuses_each_hostile_one() {
    if ausgelassen("credentials and status lists with jwcrypto, joserfc, sd-jwt, npm's jose and @sd-jwt") {
        return;
    }
    let ordner = ordner_mit_allen();
    let ordner = ordner.path();
    let namen = |zeilen: &[Zeile], endung: &str| -> Vec<String> {
        zeilen
            .iter()
            .map(|(name, ..)| format!("{name}.{endung}"))
            .collect()
    };
    let dateien = [namen(NACHWEISE, "sd-jwt"), namen(LISTEN, "jwt")].concat();
    let mut python = Command::new(quelle("target/venv/bin/python"));
    let python = fremde_urteile(
        python.arg(quelle("tests/conformance/nachweis_urteile.py")),
        ordner,
        &dateien,
    );
    let node = fremde_urteile(
        Command::new("node").arg(quelle("tests/e2e/nachweis_urteile.mjs")),
        ordner,
        &dateien,
    );
    for (zeilen, ist_liste) in [(NACHWEISE, false), (LISTEN, true)] {
        halte(zeilen, |name| {
            let unseres = if ist_liste {
                unser_urteil(ordner, "genuine", Some(name))
            } else {
                unser_urteil(ordner, name, None)
            };
            let (py, js) = (&python[name], &node[name]);
            let in_reihe = [
                py.get("jwcrypto"),
                py.get("joserfc"),
                py.get("sd-jwt"),
                js.get("jose"),
                js.get("sd-jwt"),
            ];
            let ihre: Vec<&str> = in_reihe.into_iter().flatten().map(String::as_str).collect();
            (unseres.to_owned(), ihre.join(" "))
        });
    }
}

/// A caller of the libraries who keeps the rules of docs/adr/0009 refuses what they pass over.
#[test]
fn a_caller_who_compares_address_and_publisher_refuses_the_list_of_another() {
    if ausgelassen("status lists with npm's jose and @sd-jwt and a caller's own rules") {
        return;
    }
    let ordner = ordner_mit_allen();
    let ordner = ordner.path();
    for (name, ..) in LISTEN {
        let mut befehl = Command::new("node");
        befehl
            .arg(quelle("tests/e2e/nachweis_pruefen.mjs"))
            .arg(ordner.join("ca.pem"));
        befehl
            .arg(ordner.join("genuine.sd-jwt"))
            .arg(ordner.join(format!("{name}.jwt")));
        let ausgang = rufe(&mut befehl);
        let gilt = ausgang.code == Some(0) && ausgang.text.contains("\"revoked\":false");
        assert_eq!(gilt, *name == "list", "{name}: {}", ausgang.text);
    }
}
