//! Killed at any moment between submission and confirmation, the service loses nothing and enters nobody twice.

use std::{path::Path, time::Duration};

use reqwest::Method;
use serde_json::Value;

use crate::hilfen::{
    browser::{Bitte, Browser},
    laufzeit::{laufe, warte_auf},
    prozess::{Demo, vier_freie_ports},
    register_akte::{Akte, bewohnte},
    weg::{
        Orte, Umzug, Wahl, fuelle_aus, melde_an, unterschreibe, waehle_ohne_rueckkehr, warte_auf_zustand,
        zur_unterschrift,
    },
};

/// Decides the moments; change it to try others.
const SAAT: u64 = 0x4d65_6c64_6577;

/// People who move from Altstadt to Neustadt, with their family names.
const PERSONEN: [(&str, &str); 5] = [
    ("erika", "Mustermann"),
    ("karim", "Probemann"),
    ("zoe", "Mẫu-Örnekoğlu"),
    ("anna", "Probefrau"),
    ("maria", "Musterfrau"),
];

/// Folders of data, each walked through by everybody in turn; two at a time.
const STAENDE: u64 = 4;

#[derive(Debug)]
struct Augenblick {
    person: &'static str,
    familienname: &'static str,
    nach: Duration,
}

/// SplitMix64 (Steele, Lea, Flood 2014).
fn gemischt(saat: u64) -> u64 {
    let z = saat.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// From the request that submits: each length, in µs, bounds one fifth of the moments. A submission takes some
/// milliseconds; for three seconds it can be taken back; then its sending takes some hundred, and the way to the
/// confirmation two to three seconds more.
const LAENGEN: [u64; 5] = [2_000, 15_000, 30_000, 3_600_000, 6_500_000];

/// The moments of one folder, one of each length.
fn augenblicke(stand: u64) -> Vec<Augenblick> {
    (0..)
        .zip(PERSONEN)
        .map(|(nummer, (person, familienname))| {
            let laenge = LAENGEN[usize::try_from((stand + nummer) % 5).unwrap()];
            let nach = Duration::from_micros(gemischt(SAAT ^ (stand * 100 + nummer + 1)) % laenge);
            Augenblick {
                person,
                familienname,
                nach,
            }
        })
        .collect()
}

/// Walks to the end of the signing login and kills the process `nach` the submitting request; the receipt's case, if it came.
async fn reiche_ein_und_toete(demo: Demo, augenblick: &Augenblick) -> (Option<String>, String) {
    let orte = demo.orte.clone();
    let (mut browser, _) = melde_an(&orte, Wahl::als(augenblick.person), "/anmeldung").await;
    let zusammenfassung = fuelle_aus(&mut browser, &orte, Umzug::von(augenblick.person)).await;
    let entwurf = zusammenfassung.url.path().to_owned();
    let seite = zur_unterschrift(&mut browser, &zusammenfassung).await;
    let rueckkehr = waehle_ohne_rueckkehr(&mut browser, &seite, Wahl::als(augenblick.person)).await;
    let einreichung = async {
        let bitte = Bitte {
            methode: Method::GET,
            url: &rueckkehr,
            kopf: &[],
            rumpf: None,
        };
        let ziel = browser.einmal(bitte).await.ok()?.ziel()?;
        ziel.path().strip_prefix("/faelle/").map(str::to_owned)
    };
    let tod = async {
        // Not a wait for something: this is the moment that is tried.
        tokio::time::sleep(augenblick.nach).await;
        demo.toete();
    };
    let (quittung, ()) = tokio::join!(einreichung, tod);
    (quittung, entwurf)
}

/// Everything that must be true after the restart; ends with the person entered.
async fn pruefe_danach(
    daten: &Path,
    orte: &Orte,
    augenblick: &Augenblick,
    quittung: Option<String>,
    entwurf: &str,
) {
    let (mut browser, _) = melde_an(orte, Wahl::als(augenblick.person), "/faelle").await;
    let faelle = faelle(&mut browser, orte).await;
    let entwurf = browser.hole(&orte.url(entwurf)).await;
    let fall = match (faelle.as_slice(), quittung) {
        ([fall], None) => fall.clone(),
        ([fall], Some(quittung)) => {
            assert_eq!(*fall, quittung, "the case is the one on the receipt");
            quittung
        }
        ([], None) => {
            let entwurf = entwurf
                .clone()
                .erwarte(200, "/zusammenfassung")
                .sagt("bestaetigung.png");
            unterschreibe(&mut browser, &entwurf, augenblick.person).await
        }
        (faelle, quittung) => panic!("receipt {quittung:?}, cases {faelle:?}"),
    };
    if !faelle.is_empty() {
        let ziel = entwurf.url.path();
        assert_eq!(ziel, format!("/faelle/{fall}"), "the draft has become the case");
    }
    let stand = warte_auf_zustand(&mut browser, orte, &fall, "angemeldet").await;
    assert_eq!(
        stand["zustand"]["dokumente"].as_array().map(Vec::len),
        Some(1),
        "{stand}"
    );
    assert_eq!(self::faelle(&mut browser, orte).await, [fall]);

    let neustadt = Akte::lies(daten, "99000002");
    let eintraege = neustadt.personen(augenblick.familienname);
    assert_eq!(eintraege.len(), 1, "entered once");
    assert_eq!(
        eintraege[0]["wohnungen"].as_array().map(Vec::len),
        Some(1),
        "with one dwelling"
    );
    warte_auf("Altstadt hears of it once", async || {
        let altstadt = Akte::lies(daten, "99000001");
        let personen = altstadt.personen(augenblick.familienname);
        let vorname = |person: &&&Value| person["person"]["vornamen"] == eintraege[0]["person"]["vornamen"];
        let fort = personen.iter().find(vorname)?;
        (bewohnte(fort) == 0).then_some(())
    })
    .await;
}

async fn faelle(browser: &mut Browser, orte: &Orte) -> Vec<String> {
    let liste = browser.json(&orte.url("/api/v1/faelle")).await;
    liste
        .as_array()
        .unwrap()
        .iter()
        .map(|fall| fall["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Everybody moves with the same folder of data, killed once each; gives how many had their receipt in time.
async fn durchlaufe(stand: u64) -> usize {
    let ordner = tempfile::tempdir().unwrap();
    let port = vier_freie_ports();
    let mut demo = Demo::starte_bei(ordner.path(), port);
    let mut quittungen = 0;
    for (nummer, augenblick) in (1..).zip(augenblicke(stand)) {
        eprintln!("killing a service, seed {SAAT:#x}, folder {stand}: {augenblick:?}");
        let (quittung, entwurf) = reiche_ein_und_toete(demo, &augenblick).await;
        quittungen += usize::from(quittung.is_some());
        demo = Demo::starte_bei(ordner.path(), port);
        pruefe_danach(ordner.path(), &demo.orte, &augenblick, quittung, &entwurf).await;
        let nachrichten = Akte::lies(ordner.path(), "99000002").nachrichten();
        assert_eq!(nachrichten, nummer, "each 1704 was taken in once");
    }
    quittungen
}

#[test]
fn a_service_killed_at_twenty_moments_neither_loses_nor_doubles_an_anmeldung() {
    // Threads of their own, so that neither half holds up the moments of the other.
    let haelfte = |erster: u64| {
        (erster..STAENDE)
            .step_by(2)
            .map(|stand| laufe(durchlaufe(stand)))
            .sum::<usize>()
    };
    let quittungen: usize = std::thread::scope(|faeden| {
        let haelften = [0, 1].map(|erster| faeden.spawn(move || haelfte(erster)));
        haelften
            .into_iter()
            .map(|faden| {
                faden
                    .join()
                    .unwrap_or_else(|grund| std::panic::resume_unwind(grund))
            })
            .sum()
    });
    let moments = usize::try_from(STAENDE).unwrap() * PERSONEN.len();
    eprintln!("killed {moments} times, {quittungen} of them after the receipt");
    // How many fall before the receipt is the machine's speed; without any after it nothing was proven.
    assert!(quittungen > 0, "no submission was confirmed before the kill");
}
