//! Seals for which the service asks others while a document is made: a time-stamp authority (`openssl ts`) and a remote
//! signing service (our own reading of the CSC API), both over their configuration.

use std::{fs, path::Path, process::Command, time::Instant};

use meldewerk::config::{Fernteil, Landteil, Siegelteil, Zeitstempelteil};
use reqwest::Method;
use serde_json::{Value, json};
use url::Url;

use super::amt::{Pki, Zweck};
use crate::hilfen::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    fremddienst::Fremddienst,
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::laufe,
    prozess::meldewerk,
    weg::{Wahl, melde_an},
    welt::{Leitung, Vorbau, Welt},
};

const TOKEN: &str = "ein-langes-Geheimnis-des-Dienstes";

/// Keys of the authority of Altstadt and of a time-stamp authority under one root, in a folder of their own.
pub(crate) struct Schluesselbrett {
    pki: Pki,
    ordner: tempfile::TempDir,
}

impl Schluesselbrett {
    pub(crate) fn neu() -> Self {
        let (pki, ordner) = (Pki::neu(), tempfile::tempdir().unwrap());
        pki.stelle_aus(Zweck::Siegel, -300, 700)
            .schreibe(&pki, ordner.path(), "siegel");
        pki.stelle_aus(Zweck::Zeitstempel, -300, 700)
            .schreibe(&pki, ordner.path(), "zeitstempel");
        fs::write(ordner.path().join("ca.pem"), pki.anker_pem()).unwrap();
        fs::write(ordner.path().join("ca.crl"), pki.sperrliste_pem(-1, &[])).unwrap();
        fs::write(ordner.path().join("csc.token"), TOKEN).unwrap();
        Self { pki, ordner }
    }

    /// A time-stamp authority with a key of this kind (as `openssl genpkey` names it).
    fn mit_stempelschluessel(algorithmus: &[&str]) -> Self {
        let brett = Self::neu();
        let datei = brett.ordner.path().join("neu.key");
        let mut befehl = Command::new("openssl");
        let ausgang = rufe(befehl.arg("genpkey").args(algorithmus).arg("-out").arg(&datei));
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        let schluessel = fs::read_to_string(datei).unwrap();
        brett
            .pki
            .stelle_aus_mit(&schluessel, Zweck::Zeitstempel, -300, 700)
            .schreibe(&brett.pki, brett.ordner.path(), "zeitstempel");
        brett
    }

    /// The root's certificate.
    pub(crate) fn anker_pem(&self) -> String {
        self.pki.anker_pem()
    }

    fn pfad(&self, name: &str) -> String {
        self.ordner.path().join(name).to_str().unwrap().to_owned()
    }

    /// A time-stamp authority that is `openssl ts`.
    pub(crate) fn stempelstelle(&self, mehr: &[&str]) -> Fremddienst {
        let (zertifikat, schluessel) = (self.pfad("zeitstempel.pem"), self.pfad("zeitstempel.key"));
        let fest = ["--zertifikat", &zertifikat, "--schluessel", &schluessel];
        Fremddienst::starte("tsa_server.py", &[&fest, mehr].concat())
    }

    fn signierdienst(&self, token: &str, mehr: &[&str]) -> Fremddienst {
        let (zertifikat, schluessel) = (self.pfad("siegel.pem"), self.pfad("siegel.key"));
        let fest = [
            "--zertifikat",
            &zertifikat,
            "--schluessel",
            &schluessel,
            "--kennung",
            "altstadt-1",
            "--token",
            token,
        ];
        Fremddienst::starte("csc_server.py", &[&fest, mehr].concat())
    }

    /// Lets the Land believe in this root too, and Altstadt seal with its key in a file.
    fn haenge_an(&self, land: &mut Landteil, ordner: &Path) {
        let eigene = fs::read_to_string(ordner.join("ca.pem")).unwrap();
        fs::write(ordner.join("beide.pem"), eigene + &self.pki.anker_pem()).unwrap();
        land.siegel.anker_datei = ordner.join("beide.pem");
        land.siegel.sperrlisten_dateien.push(self.pfad("ca.crl").into());
        land.gemeinden[0].siegel = Some(Siegelteil {
            zertifikat_datei: self.pfad("siegel.pem").into(),
            schluessel_datei: Some(self.pfad("siegel.key").into()),
            pkcs11: None,
            fernsignatur: None,
            weitere: Vec::new(),
        });
    }

    /// What every foreign verifier says of this document, as `pdf_urteile.py` prints it.
    fn urteile(&self, pdf: &[u8]) -> Value {
        let datei = self.ordner.path().join("dokument.pdf");
        fs::write(&datei, pdf).unwrap();
        let mut befehl = Command::new(quelle("target/venv/bin/python"));
        befehl.arg(quelle("tests/conformance/pdf_urteile.py"));
        befehl.arg(self.pfad("ca.pem")).arg(self.pfad("ca.crl"));
        let ausgang = befehl.arg(datei).output().unwrap();
        let alle: Value = serde_json::from_slice(&ausgang.stdout).unwrap();
        alle["dokument"].clone()
    }

    /// What ours says.
    fn pruefe(&self, pdf: &[u8]) -> String {
        let datei = self.ordner.path().join("dokument.pdf");
        fs::write(&datei, pdf).unwrap();
        let mut befehl = meldewerk();
        befehl.arg("verify").arg(datei);
        rufe(befehl.arg("--trust").arg(self.pfad("ca.pem"))).text
    }
}

fn url(dienst: &Fremddienst, pfad: &str) -> Url {
    Url::parse(&format!("http://127.0.0.1:{}{pfad}", dienst.port)).unwrap()
}

async fn mit_zeitstempel(brett: &Schluesselbrett, dienst: &Fremddienst) -> Welt {
    let vorbau = Vorbau::neu().mit_land(|land, ordner| {
        brett.haenge_an(land, ordner);
        land.siegel.zeitstempel = Some(Zeitstempelteil {
            adresse: url(dienst, "/"),
            zugangsschluessel_datei: None,
            journal_minuten: 10,
            journal_frist_stunden: 4,
        });
    });
    vorbau.starte([Leitung::Register, Leitung::Register]).await
}

async fn mit_fernsignatur(brett: &Schluesselbrett, dienst: &Fremddienst) -> Welt {
    let vorbau = Vorbau::neu().mit_land(|land, ordner| {
        brett.haenge_an(land, ordner);
        let siegel = land.gemeinden[0].siegel.as_mut().unwrap();
        siegel.schluessel_datei = None;
        siegel.fernsignatur = Some(Fernteil {
            adresse: url(dienst, "/csc/v2"),
            kennung: "altstadt-1".to_owned(),
            zugangsschluessel_datei: brett.pfad("csc.token").into(),
        });
    });
    vorbau.starte([Leitung::Register, Leitung::Register]).await
}

/// The certificates of the remote key in PEM, as the service tells them (`credentials/info`).
async fn zertifikate(dienst: &Fremddienst) -> String {
    let adresse = url(dienst, "/csc/v2/credentials/info");
    let bitte = Bitte {
        methode: Method::POST,
        url: adresse.as_str(),
        kopf: &[("authorization", &format!("Bearer {TOKEN}"))],
        rumpf: Some(Rumpf::json(
            &json!({ "credentialID": "altstadt-1", "certificates": "chain" }),
        )),
    };
    let auskunft = Browser::neu().folge(bitte).await.unwrap().json();
    let pem = |der: &Value| {
        format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            in_zeilen(der.as_str().unwrap())
        )
    };
    auskunft["cert"]["certificates"]
        .as_array()
        .unwrap()
        .iter()
        .map(pem)
        .collect()
}

fn in_zeilen(base64: &str) -> String {
    let zeilen: Vec<&str> = base64
        .as_bytes()
        .chunks(64)
        .map(|zeile| std::str::from_utf8(zeile).unwrap())
        .collect();
    zeilen.join("\n")
}

/// Zoë of Altstadt asks for a Meldebescheinigung; what comes.
async fn bescheinigung(welt: &Welt) -> (Browser, Antwort) {
    let (mut browser, seite) = melde_an(&welt.orte, Wahl::als("zoe"), "/bescheinigung").await;
    let rumpf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
    let seite = browser.sende(&welt.orte.url("/bescheinigung"), rumpf).await;
    (browser, seite)
}

/// The document itself.
async fn dokument(welt: &Welt) -> Vec<u8> {
    let (mut browser, seite) = bescheinigung(welt).await;
    let verweis = seite
        .verweis("/dokumente/")
        .unwrap_or_else(|| panic!("{}", seite.text()));
    browser.hole(&welt.orte.url(&verweis)).await.inhalt
}

/// The document of a service that is given up behind it.
fn ein_dokument(welt: impl Future<Output = Welt>) -> Vec<u8> {
    laufe(async {
        let welt = welt.await;
        let pdf = dokument(&welt).await;
        welt.stoppe().await;
        pdf
    })
}

#[test]
fn openssl_stamps_what_the_service_seals_and_every_verifier_finds_the_long_term_seal_good() {
    if ausgelassen("time-stamps of openssl ts") {
        return;
    }
    for algorithmus in [
        ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
        ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"],
    ] {
        let brett = Schluesselbrett::mit_stempelschluessel(&algorithmus);
        let dienst = brett.stempelstelle(&[]);
        let pdf = ein_dokument(mit_zeitstempel(&brett, &dienst));
        let hier = brett.pruefe(&pdf);
        assert!(hier.starts_with("valid"), "{hier}");
        assert!(
            hier.contains("attested by Zeitstempel Stadt Altstadt (Test)"),
            "{hier}"
        );
        assert!(
            hier.contains("not revoked, by a list of"),
            "the proofs are inside: {hier}"
        );
        let dort = brett.urteile(&pdf);
        for (programm, wort) in [
            ("validate", "yes"),
            ("adesverify", "yes"),
            ("with-time", "yes"),
            ("pdfsig", "part"),
            ("openssl", "yes"),
            ("mutool", "part"),
            ("qpdf", "yes"),
        ] {
            assert_eq!(dort[programm], wort, "{algorithmus:?}, {programm}: {dort}");
        }
        // openssl finds its own answer in order: for this request, by this authority.
        let mut befehl = Command::new("openssl");
        befehl
            .args(["ts", "-verify", "-in"])
            .arg(dienst.ordner().join("0001.tsr"));
        befehl.arg("-queryfile").arg(dienst.ordner().join("0001.tsq"));
        let ausgang = rufe(befehl.arg("-CAfile").arg(brett.pfad("ca.pem")));
        assert!(ausgang.text.contains("Verification: OK"), "{}", ausgang.text);
    }
}

#[test]
fn a_recorded_time_stamp_is_not_taken_for_another_document() {
    if ausgelassen("recorded time-stamps of openssl ts") {
        return;
    }
    let brett = Schluesselbrett::neu();
    let dienst = brett.stempelstelle(&["--wiederholt"]);
    laufe(async {
        let welt = mit_zeitstempel(&brett, &dienst).await;
        let erstes = brett.pruefe(&dokument(&welt).await);
        assert!(erstes.contains("attested by"), "{erstes}");
        let zweites = brett.pruefe(&dokument(&welt).await);
        assert!(
            zweites.starts_with("valid") && zweites.contains("by the authority's own clock"),
            "{zweites}"
        );
        welt.stoppe().await;
    });
}

#[test]
fn a_remote_key_seals_and_every_verifier_finds_the_seal_good() {
    if ausgelassen("a remote signing service with the CSC API") {
        return;
    }
    let brett = Schluesselbrett::neu();
    let dienst = brett.signierdienst(TOKEN, &[]);
    // The operator sets up the certificates that the service names.
    let kette = laufe(zertifikate(&dienst));
    fs::write(brett.pfad("siegel.pem"), kette).unwrap();
    let pdf = ein_dokument(mit_fernsignatur(&brett, &dienst));
    let hier = brett.pruefe(&pdf);
    assert!(
        hier.starts_with("valid") && hier.contains("Stadt Altstadt"),
        "{hier}"
    );
    let dort = brett.urteile(&pdf);
    for programm in ["validate", "adesverify", "pdfsig", "openssl", "mutool", "qpdf"] {
        assert_eq!(dort[programm], "yes", "{programm}: {dort}");
    }
    let signiert = fs::read_to_string(dienst.ordner().join("signiert")).unwrap();
    assert_eq!(signiert.lines().count(), 1, "one seal, one signature");
}

#[test]
fn no_document_leaves_when_the_remote_key_fails_or_signs_wrongly() {
    if ausgelassen("faults of a remote signing service with the CSC API") {
        return;
    }
    for (token, fehler) in [
        ("ein-anderes-Geheimnis", None),
        (TOKEN, Some("500")),
        (TOKEN, Some("falsch")),
        (TOKEN, Some("anderes")),
        (TOKEN, Some("leer")),
        (TOKEN, Some("stumm")),
        (TOKEN, Some("tropft")),
    ] {
        let brett = Schluesselbrett::neu();
        let mehr: Vec<&str> = fehler.map_or(Vec::new(), |fehler| vec!["--fehler", fehler]);
        let dienst = brett.signierdienst(token, &mehr);
        laufe(async {
            let welt = mit_fernsignatur(&brett, &dienst).await;
            let beginn = Instant::now();
            let (_, seite) = bescheinigung(&welt).await;
            assert!(
                seite.status >= 500,
                "{fehler:?}: {} {}",
                seite.status,
                seite.text()
            );
            let seite = seite.sagt("Es liegt nicht an Ihnen");
            assert_eq!(seite.verweis("/dokumente/"), None, "{fehler:?}");
            assert!(
                beginn.elapsed().as_secs() < 30,
                "{fehler:?}: nobody waits for ever"
            );
            welt.stoppe().await;
        });
    }
}
