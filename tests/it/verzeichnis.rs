//! The directory DVDV 2, as far as it is known from what others published: our assertions are checked by jwcrypto.

use std::{fs, process::Command, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use meldewerk::{
    kernel::{Geheim, Uhr},
    ops::{SystemUhr, SystemZufall},
    transport::{Dvdv, DvdvFehler, DvdvSettings},
};
use serde_json::{Value, json};
use xoev::ags::Ags;

use crate::hilfen::{
    fremddienst::Fremddienst,
    gegenstelle::{ausgelassen, rufe},
    laufzeit::laufe,
};

const DIENST: &str = "urn:dienst";

/// A clock that a test sets forward.
struct Stelluhr(std::sync::Mutex<SignedDuration>);

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        SystemUhr.jetzt() + *self.0.lock().unwrap()
    }
}

struct Welt {
    server: Fremddienst,
    uhr: Arc<Stelluhr>,
    dvdv: Dvdv,
}

impl Welt {
    fn neu() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Fremddienst::starte("dvdv_server.py", &[]);
        let (zertifikat, schluessel) = (
            server.ordner().join("zertifikat.pem"),
            server.ordner().join("schluessel.pem"),
        );
        let gemacht = rufe(
            Command::new("openssl")
                .args([
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-days",
                    "20",
                    "-subj",
                    "/CN=Portal",
                ])
                .arg("-keyout")
                .arg(&schluessel)
                .arg("-out")
                .arg(&zertifikat),
        );
        assert_eq!(gemacht.code, Some(0), "{}", gemacht.text);
        let pem = fs::read_to_string(&zertifikat).unwrap();
        let base64: String = pem.lines().filter(|zeile| !zeile.starts_with("---")).collect();
        let dienste = json!({ "ags:99000001": {
            "serviceSpecificationType": "WSDL_OSCI",
            "serviceSpecificationUri": DIENST,
            "serviceElements": [
                { "serviceElementType": "OSCI_ADDRESSEE", "serviceElementUri": "urn:altstadt",
                  "serviceElementDescriptionName": "a" },
                { "serviceElementType": "OSCI_INTERMEDIARY", "serviceElementUri": "https://osci.example/" },
                { "serviceElementType": "CIPHER_CERTIFICATE", "serviceElementDescriptionName": "a",
                  "cipherCertificate": { "content": base64 } },
            ],
        }});
        fs::write(server.ordner().join("dienste.json"), dienste.to_string()).unwrap();
        let adresse = |pfad: &str| {
            format!("http://127.0.0.1:{}/{pfad}", server.port)
                .parse()
                .unwrap()
        };
        let uhr = Arc::new(Stelluhr(std::sync::Mutex::default()));
        let settings = DvdvSettings {
            basis: adresse("directory/v2/"),
            token: adresse("token"),
            dienst: DIENST.to_owned(),
            zertifikat: pem,
            schluessel: Geheim::neu(fs::read_to_string(schluessel).unwrap()),
            gueltig: Duration::from_hours(24),
        };
        let dvdv = Dvdv::neu(settings, uhr.clone(), Arc::new(SystemZufall)).unwrap();
        Self { server, uhr, dvdv }
    }

    fn stelle_vor(&self, stunden: i64) {
        *self.uhr.0.lock().unwrap() += SignedDuration::from_hours(stunden);
    }

    /// Tells the directory what to do; how often it was asked.
    async fn steuere(&self, befehl: Value) -> Value {
        let antwort = reqwest::Client::new()
            .post(format!("http://127.0.0.1:{}/steuerung", self.server.port))
            .body(befehl.to_string())
            .send()
            .await
            .unwrap();
        serde_json::from_slice(&antwort.bytes().await.unwrap()).unwrap()
    }
}

#[test]
fn the_directory_is_asked_with_our_certificate_and_its_answers_are_kept_with_their_age() {
    if ausgelassen("the directory, checked by jwcrypto") {
        return;
    }
    let (altstadt, fremd) = (Ags::parse("99000001").unwrap(), Ags::parse("99000009").unwrap());
    laufe(async {
        let welt = Welt::neu();
        let erste = welt.dvdv.auskunft(altstadt).await.unwrap();
        let dienst = erste.dienst.clone().unwrap();
        assert_eq!(dienst.empfaenger.as_deref(), Some("urn:altstadt"));
        assert_eq!(dienst.adresse.as_deref(), Some("https://osci.example/"));
        assert_eq!(welt.dvdv.zertifikate().len(), 1, "with its end");
        assert_eq!(welt.dvdv.auskunft(fremd).await.unwrap().dienst, None, "204");
        welt.stelle_vor(23);
        assert_eq!(
            welt.dvdv.auskunft(altstadt).await.unwrap(),
            erste,
            "kept for a day"
        );
        assert_eq!(welt.steuere(json!({})).await, json!({ "token": 1, "suche": 2 }));

        // The directory has forgotten our token: one more try with a new one.
        welt.stelle_vor(-23);
        welt.steuere(json!({ "token": "vergessen" })).await;
        let neustadt = Ags::parse("99000002").unwrap();
        assert_eq!(welt.dvdv.auskunft(neustadt).await.unwrap().dienst, None);
        assert_eq!(
            welt.steuere(json!({ "aus": true })).await,
            json!({ "token": 2, "suche": 4 })
        );

        // Away: what it said before is told with its age, and of others nothing.
        welt.stelle_vor(48);
        assert_eq!(welt.dvdv.auskunft(altstadt).await.unwrap().stand, erste.stand);
        let unbekannt = welt.dvdv.auskunft(Ags::parse("99000005").unwrap()).await;
        assert_eq!(unbekannt, Err(DvdvFehler::NichtErreichbar));
        welt.steuere(json!({ "aus": false })).await;
        assert!(welt.dvdv.auskunft(altstadt).await.unwrap().stand > erste.stand);
    });
}

#[test]
fn a_certificate_that_is_not_registered_is_refused() {
    if ausgelassen("the directory, checked by jwcrypto") {
        return;
    }
    laufe(async {
        let welt = Welt::neu();
        let andere = Welt::neu();
        fs::copy(
            andere.server.ordner().join("zertifikat.pem"),
            welt.server.ordner().join("zertifikat.pem"),
        )
        .unwrap();
        let abgewiesen = welt.dvdv.auskunft(Ags::parse("99000001").unwrap()).await;
        assert_eq!(abgewiesen, Err(DvdvFehler::Abgewiesen(400)));
    });
}
