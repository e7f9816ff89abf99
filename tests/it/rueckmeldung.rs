//! Anybody can tell us something, and nobody has to say who they are.

use std::fs;

use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    gegenstelle::{quelle, rufe},
    laufzeit::laufe,
    prozess::meldewerk,
    welt::{Leitung, Vorbau, Welt},
};

/// For the database of a [`Welt`].
const CONFIG: &str = "[dienst]\nadresse = \"127.0.0.1:1\"\n[bestand]\npfad = \"meldewerk.sqlite\"\nschluessel_datei = \"bestand.key\"\n";

async fn welt() -> Welt {
    Vorbau::neu().starte([Leitung::Tot, Leitung::Tot]).await
}

async fn sende(welt: &Welt, thema: &str, text: &str, email: &str) -> Antwort {
    let felder = [
        ("thema", thema),
        ("text", text),
        ("email", email),
        ("seite", "/hilfe"),
    ];
    Browser::neu()
        .sende(&welt.orte.url("/rueckmeldung"), Rumpf::formular(&felder))
        .await
}

#[test]
fn a_message_needs_no_login_and_gets_a_number() {
    laufe(async {
        let welt = welt().await;
        let mut browser = Browser::neu();
        let start = browser.hole(&welt.orte.url("/hilfe")).await;
        let weg = start.verweis("/rueckmeldung").expect("a way from every page");
        let formular = browser
            .hole(&welt.orte.url(&weg))
            .await
            .erwarte(200, "/rueckmeldung");
        assert_eq!(formular.feld("seite"), "/hilfe", "the page it is about");
        let seite = sende(&welt, "lob", "Gut gemacht.", "").await;
        let nummer = seite.url.path().rsplit('/').next().unwrap().to_owned();
        assert!(nummer.starts_with("R-"), "{}", seite.url);
        seite.erwarte(200, &nummer).sagt(&nummer).sagt("Vielen Dank");
        assert!(browser.gesetzt.is_empty(), "no cookie: {:?}", browser.gesetzt);
        welt.stoppe().await;
    });
}

#[test]
fn what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost() {
    laufe(async {
        let welt = welt().await;
        let seite = sende(&welt, "", "Der <b>Knopf</b> ist zu klein.", "erika").await;
        let seite = seite.erwarte(422, "/rueckmeldung");
        let seite = seite
            .sagt("Wählen Sie aus, worum es geht.")
            .sagt("Das ist keine vollständige E-Mail-Adresse.")
            .sagt("Fehler:");
        assert!(seite.text().contains("Knopf"), "what was typed is there");
        assert!(!seite.text().contains("<b>Knopf"), "as text, not as markup");
        welt.stoppe().await;
    });
}

#[test]
fn a_form_from_another_site_and_a_page_of_another_site_are_not_taken() {
    laufe(async {
        let welt = welt().await;
        let mut browser = Browser::neu();
        let url = welt.orte.url("/rueckmeldung");
        let fremd = Bitte {
            methode: Method::POST,
            url: &url,
            kopf: &[("Origin", "https://boese.example")],
            rumpf: Some(Rumpf::formular(&[("thema", "lob"), ("text", "x")])),
        };
        assert_eq!(browser.einmal(fremd).await.unwrap().status, 403);
        let frage = "/rueckmeldung?seite=https://boese.example/";
        assert_eq!(browser.hole(&welt.orte.url(frage)).await.feld("seite"), "");
        welt.stoppe().await;
    });
}

#[test]
fn a_flood_is_stopped_with_a_way_on() {
    laufe(async {
        let welt = welt().await;
        let mut letzte = 200;
        for _ in 0..40 {
            let seite = sende(&welt, "lob", "x", "").await;
            letzte = seite.status;
            if letzte != 200 {
                seite
                    .sagt("Im Moment kommen sehr viele Rückmeldungen")
                    .sagt("portal@musterland.example");
                break;
            }
        }
        assert_eq!(letzte, 429);
        welt.stoppe().await;
    });
}

#[test]
fn the_operator_reads_them_on_the_command_line() {
    laufe(async {
        let welt = welt().await;
        let seite = sende(
            &welt,
            "barriere",
            "Der Knopf ist zu klein.\nAuf dem Handy.",
            "erika@muster.example",
        )
        .await;
        let nummer = seite.url.path().rsplit('/').next().unwrap().to_owned();
        let ordner = welt.ordner.path();
        let config = ordner.join("meldewerk.toml");
        fs::write(&config, CONFIG).unwrap();
        fs::create_dir(ordner.join("land")).unwrap();
        fs::copy(
            quelle("config/land/musterland.toml"),
            ordner.join("land/musterland.toml"),
        )
        .unwrap();
        let ausgang = rufe(meldewerk().args(["rueckmeldungen", "--config"]).arg(config));
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        for wort in [
            &nummer,
            "barriere",
            "/hilfe",
            "erika@muster.example",
            "    Auf dem Handy.",
            "1 in all",
        ] {
            assert!(ausgang.text.contains(wort), "{wort}: {}", ausgang.text);
        }
        welt.stoppe().await;
    });
}
