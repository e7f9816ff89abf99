//! The login against an OpenID Provider that others wrote (npm `oidc-provider`).

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use reqwest::Method;

use crate::hilfen::{
    browser::{Bitte, Browser},
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::laufe,
    welt::{Vorbau, Welt},
};

/// Writes the public key of the PEM file $1 as a JWK Set to $2.
const JWKS: &str = "
const fs = require('node:fs');
const key = require('node:crypto').createPublicKey(fs.readFileSync(process.argv[1])).export({ format: 'jwk' });
fs.writeFileSync(process.argv[2], JSON.stringify({ keys: [{ ...key, use: 'sig', alg: 'ES256' }] }));
";

/// A running foreign provider; ends when dropped.
struct Fremder {
    kind: Child,
    aussteller: String,
}

impl Fremder {
    fn starte(vorbau: &Vorbau, mehr: &[&str]) -> Self {
        let jwks = vorbau.ordner.path().join("jwks.json");
        schreibe_jwks(&vorbau.ordner.path().join("client.pub"), &jwks);
        let mut kind = Command::new("node")
            .arg(quelle("tests/e2e/oidc-provider.mjs"))
            .args([
                "--client-id",
                "meldewerk",
                "--redirect-uri",
                &format!("{}/anmelden/rueckkehr", vorbau.adresse()),
            ])
            .arg("--jwks")
            .arg(&jwks)
            .args(mehr)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut zeile = String::new();
        BufReader::new(kind.stdout.take().unwrap())
            .read_line(&mut zeile)
            .unwrap();
        let aussteller = zeile
            .trim()
            .strip_prefix("ISSUER ")
            .expect("the provider starts")
            .to_owned();
        Self { kind, aussteller }
    }
}

impl Drop for Fremder {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

fn schreibe_jwks(pem: &Path, jwks: &Path) {
    let ausgang = rufe(Command::new("node").args(["-e", JWKS]).arg(pem).arg(jwks));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    assert!(fs::exists(jwks).unwrap());
}

async fn mit(mehr: &[&str]) -> (Welt, Fremder) {
    let vorbau = Vorbau::neu();
    let fremder = Fremder::starte(&vorbau, mehr);
    let welt = vorbau.starte_mit_anbieter(&fremder.aussteller).await;
    (welt, fremder)
}

#[test]
fn a_login_at_a_foreign_provider_works() {
    if ausgelassen("the login at a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let (welt, _fremder) = mit(&[]).await;
        let mut browser = Browser::neu();
        let seite = browser
            .hole(&welt.orte.url("/anmelden?zurueck=/faelle"))
            .await
            .erwarte(200, "/faelle");
        seite.sagt("Erika Mustermann");
        let sitzung = browser.json(&welt.orte.url("/api/v1/sitzung")).await;
        assert_eq!(sitzung["niveau"], 4);
        let gesetzt: Vec<_> = browser
            .gesetzt
            .iter()
            .filter(|cookie| cookie.starts_with("__Host-"))
            .collect();
        assert!(
            gesetzt.iter().any(|cookie| cookie.starts_with("__Host-sid=")),
            "{gesetzt:?}"
        );
        assert!(
            gesetzt
                .iter()
                .all(|cookie| cookie.contains("; Secure") && cookie.contains("; HttpOnly")),
            "{gesetzt:?}"
        );
        welt.stoppe().await;
    });
}

#[test]
fn a_foreign_login_at_too_low_a_level_is_refused_with_what_to_do() {
    if ausgelassen("a low level from a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let (welt, _fremder) = mit(&["--acr", "STORK-QAA-Level-1"]).await;
        let mut browser = Browser::neu();
        let seite = browser
            .hole(&welt.orte.url("/anmelden?zurueck=/faelle"))
            .await
            .erwarte(403, "/anmelden/rueckkehr");
        seite
            .sagt("Bitte melden Sie sich mit dem Online-Ausweis an")
            .sagt("Noch einmal versuchen");
        assert_eq!(browser.hole(&welt.orte.url("/api/v1/sitzung")).await.status, 401);
        welt.stoppe().await;
    });
}

#[test]
fn a_login_cancelled_at_a_foreign_provider_is_a_page_with_a_way_on() {
    if ausgelassen("a cancelled login at a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let (welt, _fremder) = mit(&[]).await;
        let mut browser = Browser::neu();
        let url = welt.orte.url("/anmelden?zurueck=/faelle");
        let antwort = browser
            .einmal(Bitte {
                methode: Method::GET,
                url: &url,
                kopf: &[],
                rumpf: None,
            })
            .await
            .unwrap();
        let mut ziel = antwort.ziel().expect("a redirect to the provider");
        ziel.query_pairs_mut().append_pair("login_hint", "abbruch");
        let seite = browser
            .hole(ziel.as_str())
            .await
            .erwarte(200, "/anmelden/rueckkehr");
        let seite = seite.sagt("Sie haben die Anmeldung abgebrochen");
        assert!(
            seite.verweis("/anmelden?zurueck=").is_some(),
            "a way to try again"
        );
        welt.stoppe().await;
    });
}
