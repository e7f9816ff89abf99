//! The journal as evidence: attested by openssl, checked by the command, exported for a dispute, and no Anmeldung without it.

use std::{fs, net::SocketAddr, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

use meldewerk::{
    config::{Landteil, Zeitstempelteil},
    demo, ops,
};
use url::Url;

use crate::{
    hilfen::{
        browser::{Antwort, Browser, Rumpf},
        fremddienst::Fremddienst,
        gegenstelle::{Ausgang, ausgelassen, quelle, rufe},
        laufzeit::laufe,
        prozess::{meldewerk, vier_freie_ports},
        weg::{Umzug, Wahl, fuelle_aus, melde_an, reiche_ein, waehle, warte_auf_zustand, zur_unterschrift},
        welt::{Leitung, Vorbau, Welt},
    },
    urkunden::fremdsiegel::Schluesselbrett,
};

const BEIDE: [Leitung; 2] = [Leitung::Register, Leitung::Register];

fn zeitstempel(port: u16, frist_stunden: u16) -> Zeitstempelteil {
    Zeitstempelteil {
        adresse: Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap(),
        zugangsschluessel_datei: None,
        journal_minuten: 0,
        journal_frist_stunden: frist_stunden,
    }
}

/// The Land believes in the root of this time-stamp authority too.
fn glaube(land: &mut Landteil, ordner: &Path, brett: &Schluesselbrett, stelle: &Fremddienst) {
    let anker = fs::read_to_string(ordner.join("ca.pem")).unwrap();
    fs::write(ordner.join("ca.pem"), anker + &brett.anker_pem()).unwrap();
    land.siegel.zeitstempel = Some(zeitstempel(stelle.port, 4));
}

/// Runs a command of the operator over the data of this service, which goes on running.
fn befehl(welt: &Welt, worte: &[&str]) -> Ausgang {
    let mut befehl = meldewerk();
    befehl.args(worte).arg("--demo").arg(welt.ordner.path());
    rufe(&mut befehl)
}

/// Does something to the database behind the service's back.
fn sql(welt: &Welt, sql: &str) {
    let mut befehl = Command::new("python3");
    befehl.args([
        "-c",
        "import sqlite3,sys; db=sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2]); db.commit()",
    ]);
    let ausgang = rufe(befehl.arg(welt.ordner.path().join("meldewerk.sqlite")).arg(sql));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
}

async fn stemple(welt: &Welt, stelle: &Fremddienst) {
    let mut config = demo::einstellung(welt.ordner.path()).unwrap();
    config.laender[0].siegel.zeitstempel = Some(zeitstempel(stelle.port, 4));
    let dienste = ops::dienste(&config).await.unwrap();
    dienste.journal_stempeln().await.unwrap();
}

fn pruefe_akte(akte: &Path, ca: &Path) -> Ausgang {
    let mut befehl = Command::new("python3");
    rufe(
        befehl
            .arg(quelle("tests/conformance/akte_pruefen.py"))
            .args([akte, ca]),
    )
}

#[test]
fn what_happened_to_a_case_is_proven_to_others_and_a_forged_journal_is_found_out() {
    if ausgelassen("the journal with time-stamps of openssl ts") {
        return;
    }
    let brett = Schluesselbrett::neu();
    let stelle = brett.stempelstelle(&[]);
    laufe(async {
        let vorbau = Vorbau::neu().mit_land(|land, ordner| glaube(land, ordner, &brett, &stelle));
        let welt = vorbau.starte(BEIDE).await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let fall = reiche_ein(&mut browser, &welt.orte, Umzug::von("erika")).await;
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;
        stemple(&welt, &stelle).await;

        let heil = befehl(&welt, &["journal", "verify"]);
        assert_eq!(heil.code, Some(0), "{}", heil.text);
        for wort in [
            "musterland:",
            "the chain is whole",
            "attested up to entry",
            "by Zeitstempel Stadt Altstadt (Test)",
        ] {
            assert!(heil.text.contains(wort), "{wort}: {}", heil.text);
        }
        let leer = befehl(&welt, &["outbox", "list"]);
        assert_eq!(leer.text.trim(), "0 messages wait or were given up");
        let leer = befehl(&welt, &["inbox", "list"]);
        assert_eq!(leer.text.trim(), "0 messages are not worked off");

        let akte = welt.ordner.path().join("akte.asice");
        let ausgeleitet = befehl(
            &welt,
            &["journal", "export", &fall, "--out", akte.to_str().unwrap()],
        );
        assert_eq!(ausgeleitet.code, Some(0), "{}", ausgeleitet.text);
        let modus = fs::metadata(&akte).unwrap().permissions().mode() & 0o777;
        assert_eq!(modus, 0o600, "it names people");
        let ca = welt.ordner.path().join("ca.pem");
        let gut = pruefe_akte(&akte, &ca);
        assert_eq!((gut.code, gut.text.trim()), (Some(0), "good"));
        faelsche_akte(&akte, &ca);

        sql(
            &welt,
            "DROP TRIGGER journal_bleibt_stehen;
             UPDATE journal SET eintrag = replace(eintrag, '\"niveau\":4', '\"niveau\":3') WHERE nummer = 1;",
        );
        let bruch = befehl(&welt, &["journal", "verify"]);
        assert_eq!(bruch.code, Some(1), "{}", bruch.text);
        assert!(bruch.text.contains("entry 1 was changed"), "{}", bruch.text);
        welt.stoppe().await;
    });
}

/// Each file changed in its middle, or left out, is noticed.
fn faelsche_akte(akte: &Path, ca: &Path) {
    const SKRIPT: &str = "
import sys, zipfile
quelle, ziel, name, wie = sys.argv[1:]
with zipfile.ZipFile(quelle) as aus, zipfile.ZipFile(ziel, 'w') as ein:
    for jede in aus.namelist():
        inhalt = bytearray(aus.read(jede))
        if jede == name:
            if wie == 'weg':
                continue
            inhalt[len(inhalt) // 2] ^= 1
        ein.writestr(jede, bytes(inhalt))
print('\\n'.join(aus.namelist()))
";
    let falsch = akte.with_extension("falsch");
    let faelsche = |name: &str, wie: &str| {
        let mut befehl = Command::new("python3");
        befehl
            .args(["-c", SKRIPT])
            .args([akte, &falsch])
            .args([name, wie]);
        let ausgang = rufe(&mut befehl);
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        ausgang.text
    };
    let namen = faelsche("nichts", "weg");
    assert!(namen.lines().count() >= 9, "{namen}");
    assert_eq!(
        pruefe_akte(&falsch, ca).code,
        Some(0),
        "only what is changed makes the difference"
    );
    for name in namen
        .lines()
        .filter(|name| *name != "mimetype" && !name.starts_with("META-INF"))
    {
        faelsche(name, "anders");
        assert_eq!(pruefe_akte(&falsch, ca).code, Some(1), "{name} changed");
    }
    for name in namen.lines().filter(|name| name.starts_with("nachrichten/")) {
        faelsche(name, "weg");
        assert_eq!(pruefe_akte(&falsch, ca).code, Some(1), "{name} left out");
    }
    faelsche("META-INF/ASiCManifest.xml", "anders");
    assert_ne!(pruefe_akte(&falsch, ca).code, Some(0));
}

/// Erika fills in and signs; what comes back.
async fn unterschreibt(welt: &Welt, davor: impl AsyncFnOnce()) -> (Antwort, String) {
    let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
    let zusammenfassung = fuelle_aus(&mut browser, &welt.orte, Umzug::von("erika")).await;
    let entwurf = zusammenfassung.url.path().to_owned();
    davor().await;
    let seite = zur_unterschrift(&mut browser, &zusammenfassung).await;
    if seite.status != 200 || seite.url.as_str().starts_with(&welt.orte.dienst) {
        return (seite, entwurf);
    }
    (waehle(&mut browser, &seite, Wahl::als("erika")).await, entwurf)
}

#[test]
fn without_time_stamps_beyond_the_grace_nothing_is_submitted_and_the_page_says_so() {
    laufe(async {
        let vorbau = Vorbau::neu().mit_land(|land, _| {
            // Nobody listens there.
            land.siegel.zeitstempel = Some(zeitstempel(1, 0));
        });
        let welt = vorbau.starte(BEIDE).await;
        let (seite, entwurf) = unterschreibt(&welt, async || ()).await;
        assert_eq!(seite.status, 503);
        seite
            .sagt("Im Moment nehmen wir keine Anmeldungen an")
            .sagt("nichts abgeschickt")
            .sagt(&format!(
                "href=\"{}\"",
                entwurf.trim_end_matches("/zusammenfassung")
            ));
        welt.stoppe().await;
    });
}

#[test]
fn when_the_journal_cannot_be_written_nothing_is_submitted_and_nothing_is_lost() {
    if ausgelassen("a journal that Python's sqlite3 has locked") {
        return;
    }
    laufe(async {
        let welt = Welt::starte().await;
        let sperre = async || {
            sql(
                &welt,
                "CREATE TRIGGER voll BEFORE INSERT ON journal BEGIN SELECT raise(ABORT, 'disk full'); END;",
            );
        };
        let (seite, entwurf) = unterschreibt(&welt, sperre).await;
        assert!(seite.status >= 500, "{}", seite.status);
        let seite = seite.sagt("Es liegt nicht an Ihnen");
        assert_eq!(seite.verweis("/faelle/"), None);
        sql(&welt, "DROP TRIGGER voll;");
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        let noch_da = browser.hole(&welt.orte.url(&entwurf)).await;
        assert_eq!(noch_da.status, 200, "the form is as it was");
        welt.stoppe().await;
    });
}

#[test]
fn whoever_watches_reads_queues_registers_certificates_and_no_person() {
    laufe(async {
        let adresse = SocketAddr::from(([127, 0, 0, 1], vier_freie_ports()));
        let vorbau = Vorbau::neu().mit_metriken(adresse);
        let welt = vorbau.starte([Leitung::Tot, Leitung::Register]).await;
        let (mut browser, seite) = melde_an(&welt.orte, Wahl::als("zoe"), "/bescheinigung").await;
        let rumpf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
        browser.sende(&welt.orte.url("/bescheinigung"), rumpf).await;
        let zahlen = Browser::neu()
            .hole(&format!("http://{adresse}/metrics"))
            .await
            .erwarte(200, "/metrics")
            .text();
        for zeile in [
            r#"meldewerk_register_calls_total{land="musterland",register="99000001",kind="question",outcome="nicht-erreichbar"} 1"#,
            r#"meldewerk_register_question_seconds_count{land="musterland",register="99000001"} 1"#,
            r#"meldewerk_outbox_waiting{land="musterland",register="99000002"} 0"#,
            r#"meldewerk_outbox_oldest_seconds{land="musterland",register="99000002"} 0"#,
            r#"meldewerk_inbox_put_aside{land="musterland"} 0"#,
            r#"meldewerk_certificate_days_left{land="musterland",authority="99000001",purpose="dokument"}"#,
        ] {
            assert!(zahlen.contains(zeile), "{zeile}: {zahlen}");
        }
        assert!(!zahlen.contains("Mẫu"), "{zahlen}");
        welt.stoppe().await;
    });
}
