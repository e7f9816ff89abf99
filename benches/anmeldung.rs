//! A login from the provider's answer to the session, with the dev provider on loopback; and what looking a session up costs.
//!
//! The first number is an upper bound: the provider's own time (token endpoint and UserInfo) is in it.

#![allow(clippy::print_stdout, reason = "the result is the output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use meldewerk::{
    identity::{
        Angabennamen, Anmeldedienst, ClientAuthentisierung, Niveauabfrage, Rueckkehr, Schluesselpaar,
        Settings, Signaturalgorithmus, Zugriffshash, beginne_anmeldung,
        dev::{ClientNachweis, DevAnmeldedienst, DevClient, Personen, Settings as DevSettings},
        finde_sitzung, schliesse_anmeldung_ab,
    },
    kernel::{LandId, Uhr as _},
    ops::{SystemUhr, SystemZufall},
    store::{self, AnmeldeZweck, SqliteBestand},
};
use url::Url;

const WEITERLEITUNG: &str = "http://127.0.0.1:9/anmelden/rueckkehr/bundid";
const ANMELDUNGEN: usize = 200;
const NACHSEHEN: usize = 5_000;

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let ordner = tempfile::tempdir()?;
    let paar = Schluesselpaar::erzeuge()?;
    let anbieter = DevAnmeldedienst::starte(
        TcpListener::bind("127.0.0.1:0")?,
        DevSettings {
            personen: Personen::parse(include_str!("../examples/musterland/personen.toml"))?,
            clients: vec![DevClient {
                client_id: "meldewerk".to_owned(),
                weiterleitungen: vec![WEITERLEITUNG.to_owned()],
                nachweis: ClientNachweis::Schluessel(paar.oeffentlich_pem.clone()),
            }],
            stichtag: SystemUhr.heute(),
        },
        Arc::new(SystemUhr),
        Arc::new(SystemZufall),
    )?;
    let dienst = Anmeldedienst::neu(
        settings(&anbieter.aussteller(), &paar)?,
        Arc::new(SystemUhr),
        Arc::new(SystemZufall),
    )?;
    let bestand = SqliteBestand::oeffne(
        store::Settings {
            pfad: ordner.path().join("bench.sqlite"),
            schluessel: store::Schluessel::aus([7; 32]),
        },
        Arc::new(SystemZufall),
    )
    .await?;
    let land: LandId = "musterland".parse()?;
    let mut dauern = Vec::with_capacity(ANMELDUNGEN);
    let mut cookie = None;
    for _ in 0..ANMELDUNGEN {
        let beginn = beginne_anmeldung(&bestand, &dienst, &land, AnmeldeZweck::Sitzung, "/faelle").await?;
        let zurueck = waehle(&beginn.url, &anbieter.aussteller()).await?;
        let browser = beginn.browser_geheimnis.offen();
        let uhr = Instant::now();
        let ende = schliesse_anmeldung_ab(&bestand, &dienst, &land, zurueck, Some(browser), None).await?;
        dauern.push(uhr.elapsed());
        cookie = Some(ende.sitzungswert);
    }
    let cookie = cookie.ok_or("no session")?;
    let mut blicke = Vec::with_capacity(NACHSEHEN);
    for _ in 0..NACHSEHEN {
        let uhr = Instant::now();
        let sitzung = finde_sitzung(&bestand, &land, cookie.offen(), SystemUhr.jetzt()).await?;
        blicke.push(uhr.elapsed());
        if sitzung.is_none() {
            return Err("the session is gone".into());
        }
    }
    println!("| | median | p99 | goal |\n|---|--:|--:|---|");
    println!(
        "| login callback, the dev provider's own time in it | {:.2} ms | {:.2} ms | median at most 2 ms without it |",
        stelle(&mut dauern, 50) * 1e3,
        stelle(&mut dauern, 99) * 1e3
    );
    println!(
        "| session check | {:.1} µs | {:.1} µs | at most 50 µs |",
        stelle(&mut blicke, 50) * 1e6,
        stelle(&mut blicke, 99) * 1e6
    );
    bestand.schliesse().await;
    anbieter.stoppe().await;
    Ok(())
}

fn settings(aussteller: &str, paar: &Schluesselpaar) -> Result<Settings, Box<dyn Error>> {
    Ok(Settings {
        id: "bundid".parse()?,
        name: "BundID".to_owned(),
        aussteller: aussteller.to_owned(),
        client_id: "meldewerk".to_owned(),
        client_authentisierung: ClientAuthentisierung::PrivateKeyJwt(paar.privat_pem.clone()),
        weiterleitung: WEITERLEITUNG.to_owned(),
        bereiche: Vec::new(),
        niveau: Niveauabfrage::default(),
        angaben: Angabennamen::default(),
        entschluesselung: None,
        at_hash: Zugriffshash::default(),
        erlaubte_algorithmen: vec![Signaturalgorithmus::Es256],
    })
}

/// What the browser comes back with, once the person has chosen.
async fn waehle(url: &str, aussteller: &str) -> Result<Rueckkehr, Box<dyn Error>> {
    let browser = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let seite = browser.get(url).send().await?.text().await?;
    let (_, rest) = seite.split_once("name=\"vorgang\" value=\"").ok_or("no choice")?;
    let (vorgang, _) = rest.split_once('"').ok_or("no choice")?;
    let mut formular = url::form_urlencoded::Serializer::new(String::new());
    for (name, wert) in [
        ("vorgang", vorgang),
        ("person", "erika"),
        ("chip", "alt"),
        ("niveau", "hoch"),
        ("ergebnis", "ok"),
    ] {
        formular.append_pair(name, wert);
    }
    let antwort = browser
        .post(format!("{aussteller}/auswahl"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(formular.finish())
        .send()
        .await?;
    let ziel = antwort.headers().get("location").ok_or("no way back")?;
    let ziel = Url::parse(ziel.to_str()?)?;
    let frage: BTreeMap<_, _> = ziel.query_pairs().into_owned().collect();
    let wert = |name: &str| frage.get(name).cloned();
    Ok(Rueckkehr {
        code: wert("code"),
        state: wert("state"),
        iss: wert("iss"),
        error: wert("error"),
    })
}

/// The value below which so many of a hundred lie. Unit: seconds.
fn stelle(dauern: &mut [Duration], prozent: usize) -> f64 {
    dauern.sort_unstable();
    let stelle = (dauern.len() * prozent / 100).min(dauern.len().saturating_sub(1));
    dauern.get(stelle).map_or(0.0, Duration::as_secs_f64)
}
