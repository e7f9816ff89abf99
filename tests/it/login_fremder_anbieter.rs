//! The login against an OpenID Provider that others wrote (npm `oidc-provider`).

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use meldewerk::identity::Zugriffshash;
use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::laufe,
    welt::{Vorbau, Welt},
};

/// Writes the public keys of the PEM files $2 (to sign) and $3 (to encrypt, if there) as a JWK Set to $1.
const JWKS: &str = "
const fs = require('node:fs');
const { createPublicKey } = require('node:crypto');
const [, jwks, ...files] = process.argv;
const keys = files.map((file, index) => ({
  ...createPublicKey(fs.readFileSync(file)).export({ format: 'jwk' }),
  kid: String(index), use: index ? 'enc' : 'sig',
}));
fs.writeFileSync(jwks, JSON.stringify({ keys }));
";

/// A running foreign provider; ends when dropped.
struct Fremder {
    kind: Child,
    /// Kept open: what it says later must go somewhere.
    _ausgabe: BufReader<ChildStdout>,
    aussteller: String,
}

impl Fremder {
    fn starte(vorbau: &Vorbau, mehr: &[&str]) -> Self {
        let jwks = vorbau.ordner.path().join("jwks.json");
        schreibe_jwks(vorbau.ordner.path(), &jwks);
        let mut kind = Command::new("node")
            .arg(quelle("tests/e2e/oidc-provider.mjs"))
            .args([
                "--client-id",
                "meldewerk",
                "--redirect-uri",
                &format!("{}/anmelden/rueckkehr/bundid", vorbau.adresse()),
            ])
            .arg("--jwks")
            .arg(&jwks)
            .args([
                "--backchannel-logout-uri",
                &format!("{}/abmelden/anbieter/bundid", vorbau.adresse()),
            ])
            .args([
                "--post-logout-redirect-uri",
                &format!("{}/abmelden", vorbau.adresse()),
            ])
            .args(mehr)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut zeile = String::new();
        let mut ausgabe = BufReader::new(kind.stdout.take().unwrap());
        ausgabe.read_line(&mut zeile).unwrap();
        let aussteller = zeile
            .trim()
            .strip_prefix("ISSUER ")
            .expect("the provider starts")
            .to_owned();
        Self {
            kind,
            _ausgabe: ausgabe,
            aussteller,
        }
    }
}

impl Drop for Fremder {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

fn schreibe_jwks(ordner: &Path, jwks: &Path) {
    let mut befehl = Command::new("node");
    befehl.args(["-e", JWKS]).arg(jwks).arg(ordner.join("client.pub"));
    let zum_verschluesseln = ordner.join("client-enc.key");
    if zum_verschluesseln.exists() {
        befehl.arg(zum_verschluesseln);
    }
    let ausgang = rufe(&mut befehl);
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    assert!(fs::exists(jwks).unwrap());
}

async fn mit(mehr: &[&str]) -> (Welt, Fremder) {
    Box::pin(aus(Vorbau::neu(), mehr)).await
}

async fn aus(vorbau: Vorbau, mehr: &[&str]) -> (Welt, Fremder) {
    // This provider sends no at_hash in the code flow.
    let vorbau = vorbau.mit_land(|land, _| land.anmeldedienst[0].at_hash = Zugriffshash::WennDa);
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
            .erwarte(403, "/anmelden/rueckkehr/bundid");
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
        let (welt, _fremder) = mit(&["--without-par"]).await;
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
            .erwarte(200, "/anmelden/rueckkehr/bundid");
        let seite = seite.sagt("Sie haben die Anmeldung abgebrochen");
        assert!(
            seite.verweis("/anmelden?zurueck=").is_some(),
            "a way to try again"
        );
        welt.stoppe().await;
    });
}

/// A key for what is encrypted for us, of this kind (as `openssl genpkey` names it).
fn mit_entschluesselung(algorithmus: &[&str]) -> Vorbau {
    Vorbau::neu().mit_land(|land, ordner| {
        let datei = ordner.join("client-enc.key");
        let mut befehl = Command::new("openssl");
        let ausgang = rufe(befehl.arg("genpkey").args(algorithmus).arg("-out").arg(&datei));
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        land.anmeldedienst[0].entschluesselung_datei = Some(datei);
    })
}

#[test]
fn id_token_and_user_info_come_encrypted_from_a_foreign_provider() {
    if ausgelassen("encrypted tokens of a foreign OpenID Provider") {
        return;
    }
    for (art, algorithmus) in [
        (
            "ECDH-ES:A256GCM",
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
        ),
        (
            "RSA-OAEP-256:A256GCM",
            ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"],
        ),
    ] {
        laufe(async {
            let verschluesselt = ["--id-token-encryption", art, "--userinfo-encryption", art];
            let (welt, _fremder) = Box::pin(aus(mit_entschluesselung(&algorithmus), &verschluesselt)).await;
            let mut browser = Browser::neu();
            let seite = browser.hole(&welt.orte.url("/anmelden?zurueck=/faelle")).await;
            seite.erwarte(200, "/faelle").sagt("Erika Mustermann");
            welt.stoppe().await;
        });
    }
}

#[test]
fn an_id_token_that_a_foreign_provider_does_not_encrypt_is_refused_where_encryption_is_agreed() {
    if ausgelassen("a plain token of a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let algorithmus = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
        let (welt, _fremder) = Box::pin(aus(mit_entschluesselung(&algorithmus), &[])).await;
        let mut browser = Browser::neu();
        let seite = browser.hole(&welt.orte.url("/anmelden?zurueck=/faelle")).await;
        seite.erwarte(400, "/anmelden/rueckkehr/bundid");
        assert_eq!(browser.hole(&welt.orte.url("/api/v1/sitzung")).await.status, 401);
        welt.stoppe().await;
    });
}

/// Says yes on the provider's page that asks whether one really wants to log out.
async fn bestaetige_abmeldung(browser: &mut Browser, seite: Antwort) -> Antwort {
    let (xsrf, ziel) = (
        seite.feld("xsrf"),
        seite.url.join("/session/end/confirm").unwrap(),
    );
    let rumpf = Rumpf::formular(&[("xsrf", &xsrf), ("logout", "yes")]);
    browser.sende(ziel.as_str(), rumpf).await
}

#[test]
fn logging_out_here_logs_out_of_a_foreign_provider_and_leads_back() {
    if ausgelassen("the logout at a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let (welt, fremder) = mit(&[]).await;
        let mut browser = Browser::neu();
        let seite = browser.hole(&welt.orte.url("/anmelden?zurueck=/faelle")).await;
        let csrf = seite.feld("csrf");
        let seite = browser
            .sende(&welt.orte.url("/abmelden"), Rumpf::formular(&[("csrf", &csrf)]))
            .await;
        assert!(
            seite.url.as_str().starts_with(&fremder.aussteller),
            "{}",
            seite.url
        );
        for personal in ["id_token_hint", "Mustermann", "erika"] {
            assert!(!seite.url.as_str().contains(personal), "{}", seite.url);
        }
        assert_eq!(
            browser.hole(&welt.orte.url("/api/v1/sitzung")).await.status,
            401,
            "whatever is chosen there, here it is over"
        );
        let ende = bestaetige_abmeldung(&mut browser, seite).await;
        ende.erwarte(200, "/abmelden").sagt("Sie sind abgemeldet");
        welt.stoppe().await;
    });
}

#[test]
fn a_logout_at_a_foreign_provider_ends_that_session_here_and_no_other() {
    if ausgelassen("the back-channel logout of a foreign OpenID Provider") {
        return;
    }
    laufe(async {
        let (welt, fremder) = mit(&[]).await;
        let (mut eine, mut andere) = (Browser::neu(), Browser::neu());
        for browser in [&mut eine, &mut andere] {
            let seite = browser.hole(&welt.orte.url("/anmelden?zurueck=/faelle")).await;
            seite.erwarte(200, "/faelle");
        }
        let seite = eine.hole(&format!("{}/session/end", fremder.aussteller)).await;
        bestaetige_abmeldung(&mut eine, seite).await;
        assert_eq!(eine.hole(&welt.orte.url("/api/v1/sitzung")).await.status, 401);
        assert_eq!(andere.hole(&welt.orte.url("/api/v1/sitzung")).await.status, 200);
        welt.stoppe().await;
    });
}

#[test]
fn a_foreign_relying_party_logs_in_at_our_dev_identity_provider() {
    if ausgelassen("npm openid-client at our dev identity provider") {
        return;
    }
    laufe(async {
        let welt = Welt::starte().await;
        let mut befehl = Command::new("node");
        befehl
            .arg(quelle("tests/e2e/openid-client.mjs"))
            .args([
                "--anbieter",
                &welt.orte.anbieter,
                "--client-id",
                "meldewerk",
                "--person",
                "erika",
            ])
            .args([
                "--weiterleitung",
                &welt.orte.url("/anmelden/rueckkehr/bundid"),
                "--schluessel",
            ])
            .arg(welt.ordner.path().join("client.key"));
        let ausgang = tokio::task::spawn_blocking(move || rufe(&mut befehl))
            .await
            .unwrap();
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        let gesagt: serde_json::Value = serde_json::from_str(ausgang.text.trim()).unwrap();
        assert_eq!(gesagt["claims"]["acr"], "STORK-QAA-Level-4");
        assert_eq!(gesagt["claims"]["sub"], gesagt["person"]["sub"]);
        assert_eq!(gesagt["person"]["family_name"], "Mustermann");
        welt.stoppe().await;
    });
}
