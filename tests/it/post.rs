//! Mails, taken by a mail server that others wrote: each once, in order, after a breakdown too, and readable.

use std::sync::Arc;

use meldewerk::{
    kernel::{MailId, Uhr},
    ops::{SystemUhr, SystemZufall},
    store::{Bestand, MailRecord, Mailinhalt, Schluessel, Settings, SqliteBestand},
    transport::{Mail, MailFehler, MailSettings, Mailausgang, Mailsicherung, Mailversand, SmtpVersand},
};
use serde_json::Value;

use crate::hilfen::{
    browser::{Browser, Rumpf},
    gegenstelle::ausgelassen,
    laufzeit::laufe,
    postamt::Postamt,
    weg::{Umzug, Wahl, beginne, fuelle_aus, melde_an, unterschreibe, warte_auf_zustand},
    welt::{Leitung, Vorbau, Welt},
};

fn versand(port: u16, sicherung: Mailsicherung) -> SmtpVersand {
    SmtpVersand::neu(MailSettings {
        server: "localhost".to_owned(),
        port,
        sicherung,
        zugang: None,
        absender: "nicht-antworten@musterland.example".to_owned(),
    })
    .unwrap()
}

fn inhalt(betreff: &str, text: &str) -> Mailinhalt {
    Mailinhalt {
        empfaenger: "erika@muster.example".to_owned(),
        absendername: "Stadt Köln, Bürgerportal".to_owned(),
        sprache: "de".to_owned(),
        betreff: betreff.to_owned(),
        text: text.to_owned(),
    }
}

async fn sende(versand: &SmtpVersand, inhalt: &Mailinhalt) -> Result<(), MailFehler> {
    let mail = Mail {
        kennung: "0190a1b2",
        jetzt: SystemUhr.jetzt(),
        inhalt,
    };
    versand.sende(mail).await
}

/// With the mail server on this port; registers do not matter here.
async fn welt(port: u16) -> Welt {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Vorbau::neu()
        .mit_mail(port)
        .starte([Leitung::Tot, Leitung::Tot])
        .await
}

async fn melde_zurueck(welt: &Welt, text: &str) -> String {
    let felder = [
        ("thema", "barriere"),
        ("text", text),
        ("email", "erika@muster.example"),
        ("seite", "/hilfe"),
    ];
    let seite = Browser::neu()
        .sende(&welt.orte.url("/rueckmeldung"), Rumpf::formular(&felder))
        .await;
    let nummer = seite.url.path().rsplit('/').next().unwrap().to_owned();
    seite.erwarte(200, &nummer).sagt(&nummer);
    nummer
}

fn betreffs(mails: &[Value]) -> Vec<&str> {
    mails
        .iter()
        .map(|mail| mail["betreff"].as_str().unwrap())
        .collect()
}

#[test]
fn umlauts_and_long_lines_arrive_as_they_were_written() {
    if ausgelassen("the encoding of mails, read by a foreign mail server") {
        return;
    }
    laufe(async {
        let postamt = Postamt::starte();
        let betreff = "Größe und Straße: „schöne“ Grüße – und noch ein paar Wörter, damit die Zeile umbricht";
        let text = format!(
            "Guten Tag,\n\n{}\n.\nEnde ß\n",
            "Ä Ö Ü ä ö ü ſ ǅ ".repeat(100).trim_end()
        );
        let versand = versand(postamt.port, Mailsicherung::Keine);
        sende(&versand, &inhalt(betreff, &text)).await.unwrap();
        let mail = &postamt.warte_auf(1).await[0];
        assert_eq!(mail["betreff"], betreff);
        assert_eq!(mail["text"].as_str().unwrap().replace("\r\n", "\n"), text);
        assert_eq!(
            mail["teile"],
            serde_json::json!(["text/plain"]),
            "plain text and nothing attached"
        );
        assert_eq!(
            mail["absender"],
            "\"Stadt Köln, Bürgerportal\" <nicht-antworten@musterland.example>"
        );
        assert_eq!(mail["kopf"]["auto-submitted"], "auto-generated");
        assert_eq!(mail["kopf"]["content-language"], "de");
        assert_eq!(mail["kopf"]["message-id"], "<0190a1b2@musterland.example>");
        assert_eq!(mail["gruss"], "musterland.example", "no name of a machine");
    });
}

#[test]
fn a_mail_never_goes_in_the_clear_where_encryption_is_asked_for() {
    if ausgelassen("STARTTLS at a foreign mail server") {
        return;
    }
    laufe(async {
        let vorbau = Vorbau::neu();
        let ordner = vorbau.ordner.path();
        let (zertifikat, schluessel) = (
            ordner.join("siegel-99000001.pem"),
            ordner.join("siegel-99000001.key"),
        );
        let ohne_tls = Postamt::starte();
        let fremdes_zertifikat = Postamt::starte_mit_tls(&zertifikat, &schluessel);
        for postamt in [ohne_tls, fremdes_zertifikat] {
            let versand = versand(postamt.port, Mailsicherung::Starttls);
            let ergebnis = sende(&versand, &inhalt("Etwas Neues", "Geheim")).await;
            assert!(
                matches!(ergebnis, Err(MailFehler::NichtErreichbar(_))),
                "{ergebnis:?}"
            );
            assert_eq!(postamt.mails(), Vec::<Value>::new());
        }
    });
}

#[test]
fn mails_wait_while_the_mail_server_is_down_and_then_come_once_and_in_order() {
    if ausgelassen("an outbox of mails that waits for a foreign mail server") {
        return;
    }
    laufe(async {
        let port = Postamt::keins();
        let welt = welt(port).await;
        let mut nummern = Vec::new();
        for text in ["Erstens", "Zweitens", "Drittens"] {
            nummern.push(melde_zurueck(&welt, text).await);
        }
        let postamt = Postamt::starte_bei(port);
        let mails = postamt.warte_auf(3).await;
        for (betreff, nummer) in betreffs(&mails).iter().zip(&nummern) {
            assert!(betreff.ends_with(nummer.as_str()), "{betreff} {nummer}");
        }
        let vierte = melde_zurueck(&welt, "Viertens").await;
        let mails = postamt.warte_auf(4).await;
        welt.stoppe().await;
        assert_eq!(mails.len(), 4, "none came twice: {:?}", betreffs(&mails));
        assert!(betreffs(&mails)[3].ends_with(vierte.as_str()));
        assert_eq!(postamt.mails().len(), 4);
    });
}

#[test]
fn a_mail_whose_delivery_nobody_noted_comes_again_under_the_same_id() {
    if ausgelassen("a mail sent twice to a foreign mail server") {
        return;
    }
    laufe(async {
        let ordner = tempfile::tempdir().unwrap();
        let settings = Settings {
            pfad: ordner.path().join("meldewerk.db"),
            schluessel: Schluessel::aus([1; 32]),
        };
        let bestand = Arc::new(
            SqliteBestand::oeffne(settings, Arc::new(SystemZufall))
                .await
                .unwrap(),
        );
        let jetzt = SystemUhr.jetzt();
        let mail = MailRecord {
            id: MailId::neu(jetzt, &SystemZufall),
            land: "musterland".parse().unwrap(),
            angelegt_am: jetzt,
            versuche: 0,
            inhalt: inhalt("Etwas Neues", "Es gibt etwas Neues.\n"),
        };
        let mut einheit = bestand.schreiben().await.unwrap();
        einheit.mailausgang().lege_an(&mail).await.unwrap();
        einheit.speichern().await.unwrap();

        let postamt = Postamt::starte();
        let versand = Arc::new(versand(postamt.port, Mailsicherung::Keine));
        // As if the process had died between sending and noting.
        let kennung = mail.id.to_string();
        let einmal = Mail {
            kennung: &kennung,
            jetzt,
            inhalt: &mail.inhalt,
        };
        versand.sende(einmal).await.unwrap();
        let ausgang = Mailausgang::neu(bestand, versand, Arc::new(SystemUhr));
        assert_eq!(ausgang.schritt().await.unwrap().gesendet, 1);
        assert_eq!(ausgang.schritt().await.unwrap().gesendet, 0);
        let mails = postamt.warte_auf(2).await;
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0]["kopf"]["message-id"], mails[1]["kopf"]["message-id"]);
    });
}

#[test]
fn a_case_that_moves_is_told_once_and_the_mail_says_nothing_about_the_person() {
    if ausgelassen("the mail about a case, taken by a foreign mail server") {
        return;
    }
    laufe(async {
        let postamt = Postamt::starte();
        let welt = Vorbau::neu()
            .mit_mail(postamt.port)
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let zusammenfassung = fuelle_aus(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let wuensche = zusammenfassung.url.join("wuensche").unwrap();
        let felder = [
            ("csrf", &*zusammenfassung.feld("csrf")),
            ("email", "erika.m@muster.example"),
        ];
        let zusammenfassung = browser
            .sende(wuensche.as_str(), Rumpf::formular(&felder))
            .await
            .erwarte(200, "/zusammenfassung");
        let fall = unterschreibe(&mut browser, &zusammenfassung, "erika").await;
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;
        let seite = browser
            .hole(&welt.orte.url(&format!("/faelle/{fall}")))
            .await
            .text();
        let aktenzeichen = &seite[seite.find("MW-").unwrap()..][..17];
        let mails = postamt.warte_auf(1).await;
        let startseite = welt.orte.url("/");
        welt.stoppe().await;
        assert_eq!(postamt.mails().len(), 1, "{:?}", betreffs(&mails));

        let mail = &mails[0];
        assert_eq!(mail["an"], serde_json::json!(["erika.m@muster.example"]));
        let text = mail["text"].as_str().unwrap();
        assert_eq!(text.matches("http").count(), 1, "one link: {text}");
        assert!(
            text.lines().any(|zeile| zeile == startseite),
            "to the start page: {text}"
        );
        let alles =
            format!("{} {} {}", mail["betreff"], text, mail["roh"]).replace("erika.m@muster.example", "");
        for persoenlich in [
            "Erika",
            "erika",
            "Mustermann",
            "Neue Straße",
            "Neustadt",
            "Altstadt",
            aktenzeichen,
            &fall,
        ] {
            assert!(!alles.contains(persoenlich), "{persoenlich} in {alles}");
        }
        assert!(
            !alles.contains(['\u{2068}', '\u{2069}']),
            "marks of a page: {alles:?}"
        );
    });
}

#[test]
fn who_wants_no_mails_gets_none() {
    if ausgelassen("a case without mails, beside a foreign mail server") {
        return;
    }
    laufe(async {
        let postamt = Postamt::starte();
        let welt = Vorbau::neu()
            .mit_mail(postamt.port)
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let (mut browser, seite) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        let keine = Rumpf::formular(&[("csrf", &seite.feld("csrf")), ("wunsch", "keine")]);
        let seite = browser.sende(&welt.orte.url("/faelle/mails"), keine).await;
        seite
            .erwarte(200, "/faelle")
            .sagt("Sie bekommen keine E-Mails von uns.");
        let zusammenfassung = fuelle_aus(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let wuensche = zusammenfassung.url.join("wuensche").unwrap();
        let felder = [
            ("csrf", &*zusammenfassung.feld("csrf")),
            ("email", "erika.m@muster.example"),
        ];
        let zusammenfassung = browser.sende(wuensche.as_str(), Rumpf::formular(&felder)).await;
        let fall = unterschreibe(&mut browser, &zusammenfassung, "erika").await;
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;
        // A mail written after the news would have come after them.
        melde_zurueck(&welt, "Danach").await;
        let mails = postamt.warte_auf(1).await;
        welt.stoppe().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0]["an"], serde_json::json!(["portal@musterland.example"]));
    });
}

#[test]
fn a_draft_says_when_it_goes_and_can_be_kept() {
    laufe(async {
        let welt = Vorbau::neu().starte([Leitung::Register, Leitung::Tot]).await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut browser, &welt.orte).await;
        let seite = browser
            .hole(&welt.orte.url("/faelle"))
            .await
            .sagt("Wir löschen den Entwurf am");
        assert!(!seite.text().contains("Dieser Entwurf wird bald gelöscht"));

        welt.altere_entwuerfe(26).await;
        let seite = browser.hole(&welt.orte.url("/faelle")).await;
        let seite = seite.sagt("Dieser Entwurf wird bald gelöscht").sagt("Behalten");
        let csrf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
        let behalten = welt.orte.url(&format!("{entwurf}/behalten"));
        let seite = browser.sende(&behalten, csrf).await.erwarte(200, "/faelle");
        assert!(!seite.text().contains("Dieser Entwurf wird bald gelöscht"));
        let fremd = Rumpf::formular(&[("csrf", "falsch")]);
        assert_eq!(browser.sende(&behalten, fremd).await.status, 403);
        welt.stoppe().await;
    });
}
