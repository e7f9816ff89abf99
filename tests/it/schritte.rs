//! The steps of the form: what was begun is found again, nothing is lost or sent by mistake, and the way leads on.

use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    laufzeit::laufe,
    weg::{
        FOTO, Orte, Umzug, Wahl, beginne, fuelle_aus, melde_an, reiche_ein, waehle, wohnung, wohnungsgeber,
    },
    welt::{Leitung, Vorbau, Welt},
};

/// Erika, logged in, and her form with every step filled in.
async fn an_der_zusammenfassung(welt: &Welt) -> (Browser, Antwort, String) {
    let (mut erika, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
    let seite = fuelle_aus(&mut erika, &welt.orte, Umzug::von("erika")).await;
    let entwurf = seite.url.path().trim_end_matches("/zusammenfassung").to_owned();
    (erika, seite, entwurf)
}

fn form(csrf: &str, felder: &[(&str, &str)]) -> Rumpf {
    Rumpf::formular(&[&[("csrf", csrf)], felder].concat())
}

async fn entwuerfe(browser: &mut Browser, orte: &Orte) -> usize {
    let seite = browser.hole(&orte.url("/faelle")).await;
    seite.text().matches("Entwurf löschen").count()
}

#[test]
fn a_change_from_the_summary_leads_back_to_it_or_to_the_question_that_it_opens() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, seite, entwurf) = an_der_zusammenfassung(&welt).await;
        let csrf = seite.feld("csrf");
        let url = |schritt: &str| welt.orte.url(&format!("{entwurf}/{schritt}"));
        assert_eq!(
            seite.verweis(&format!("{entwurf}/wohnung")),
            Some(format!("{entwurf}/wohnung"))
        );

        let umzug = Umzug {
            hausnummer: "9",
            ..Umzug::von("erika")
        };
        let seite = erika.sende(&url("wohnung"), wohnung(&csrf, umzug)).await;
        seite.erwarte(200, "/zusammenfassung").sagt("Neue Straße 9");
        let seite = erika.hole(&url("zusammenfassung")).await;
        for schritt in [
            "daten",
            "wohnung",
            "einzug",
            "wohnungsgeber",
            "nachweis",
            "wuensche",
        ] {
            let weg = format!("{entwurf}/{schritt}");
            assert_eq!(
                seite.verweis(&weg).as_ref(),
                Some(&weg),
                "each answer can be changed"
            );
        }
        let seite = erika.sende(&url("wohnungsgeber"), wohnungsgeber(&csrf)).await;
        seite.erwarte(200, "/zusammenfassung");

        let gestern = jiff::Zoned::now().yesterday().unwrap().date();
        let [tag, monat, jahr] = [
            gestern.day().to_string(),
            gestern.month().to_string(),
            gestern.year().to_string(),
        ];
        let behalten = form(
            &csrf,
            &[
                ("einzug_tag", &tag),
                ("einzug_monat", &monat),
                ("einzug_jahr", &jahr),
                ("bisherige_0", "behalten"),
            ],
        );
        let seite = erika.sende(&url("einzug"), behalten).await;
        seite
            .erwarte(200, "/hauptwohnung")
            .sagt("Neue Straße 9, 99002 Neustadt")
            .sagt("Altstadt");
        let seite = erika
            .sende(&url("hauptwohnung"), form(&csrf, &[("vorwiegend", "neu")]))
            .await;
        seite.erwarte(200, "/zusammenfassung");
        welt.stoppe().await;
    });
}

#[test]
fn a_draft_is_deleted_only_after_a_second_question_that_names_it() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, seite, entwurf) = an_der_zusammenfassung(&welt).await;
        let url = welt.orte.url(&format!("{entwurf}/loeschen"));
        assert!(seite.verweis(&format!("{entwurf}/loeschen")).is_some());
        let liste = erika.hole(&welt.orte.url("/faelle")).await;
        liste
            .sagt("Neue Straße 7, 99002 Neustadt")
            .sagt("Mustermann")
            .sagt("Zuletzt geändert");

        let frage = erika.hole(&url).await.erwarte(200, "/loeschen");
        let frage = frage
            .sagt("Wirklich löschen?")
            .sagt("Neue Straße 7, 99002 Neustadt")
            .sagt("Hochgeladene Dateien: \u{2068}1")
            .sagt("Nein, behalten");
        assert_eq!(
            entwuerfe(&mut erika, &welt.orte).await,
            1,
            "asking deletes nothing"
        );
        let ja = form(&frage.feld("csrf"), &[]);
        erika.sende(&url, ja).await.erwarte(200, "/faelle");
        assert_eq!(erika.hole(&welt.orte.url(&entwurf)).await.status, 404);
        welt.stoppe().await;
    });
}

#[test]
fn the_way_back_to_a_form_that_was_sent_leads_to_its_case() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, seite, entwurf) = an_der_zusammenfassung(&welt).await;
        let csrf = seite.feld("csrf");
        let fall = crate::hilfen::weg::unterschreibe(&mut erika, &seite, "erika").await;
        for schritt in ["", "/wohnung", "/zusammenfassung", "/loeschen"] {
            let zurueck = erika.hole(&welt.orte.url(&format!("{entwurf}{schritt}"))).await;
            zurueck.erwarte(200, &format!("/faelle/{fall}"));
        }
        let url = welt.orte.url(&format!("{entwurf}/wohnung"));
        let alt = erika.sende(&url, wohnung(&csrf, Umzug::von("erika"))).await;
        let alt = alt.erwarte(403, "/wohnung").sagt("Zurück zum Formular");
        alt.sagt(&format!("href=\"{entwurf}/wohnung\""));
        let csrf = erika.hole(&welt.orte.url("/faelle")).await.feld("csrf");
        let noch_einmal = erika.sende(&url, wohnung(&csrf, Umzug::von("erika"))).await;
        noch_einmal.erwarte(200, &format!("/faelle/{fall}"));
        let (mut fremd, _) = melde_an(&welt.orte, Wahl::als("zoe"), "/faelle").await;
        assert_eq!(fremd.hole(&url).await.status, 404, "nobody else learns of it");
        welt.stoppe().await;
    });
}

#[test]
fn whoever_has_begun_or_sent_an_anmeldung_is_told_before_beginning_another() {
    laufe(async {
        let welt = Vorbau::neu()
            .mit_bedenkzeit(3600)
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let orte = &welt.orte;
        let (mut erika, seite) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        assert!(!seite.text().contains("Sie haben schon angefangen"));
        let entwurf = beginne(&mut erika, orte).await;
        let vorab = erika.hole(&orte.url("/anmeldung")).await;
        let vorab = vorab
            .sagt("Sie haben schon angefangen")
            .sagt("Entwurf weitermachen");
        assert_eq!(vorab.verweis("/entwurf/"), Some(entwurf));

        // Pressed twice, or in a second window: no second draft comes of it.
        let csrf = vorab.feld("csrf");
        let seite = erika.sende(&orte.url("/anmeldung"), form(&csrf, &[])).await;
        seite
            .erwarte(200, "/anmeldung")
            .sagt("Ein neues Formular anfangen");
        assert_eq!(entwuerfe(&mut erika, orte).await, 1);

        let fall = reiche_ein(&mut erika, orte, Umzug::von("erika")).await;
        let vorab = erika.hole(&orte.url("/ummeldung")).await.sagt("Zum Vorgang");
        assert_eq!(vorab.verweis("/faelle/"), Some(format!("/faelle/{fall}")));
        welt.stoppe().await;
    });
}

#[test]
fn ten_drafts_are_enough_and_the_page_says_what_to_do() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut erika, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        for _ in 0..10 {
            beginne(&mut erika, orte).await;
        }
        let csrf = erika.hole(&orte.url("/anmeldung")).await.feld("csrf");
        let elfter = erika
            .sende(&orte.url("/anmeldung"), form(&csrf, &[("neu", "ja")]))
            .await;
        elfter.erwarte(200, "/faelle").sagt("Sie haben schon 10 Entwürfe");
        assert_eq!(entwuerfe(&mut erika, orte).await, 10);
        welt.stoppe().await;
    });
}

#[test]
fn a_street_that_is_not_in_the_list_is_proposed_chosen_or_kept() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut erika, &welt.orte).await;
        let url = welt.orte.url(&format!("{entwurf}/wohnung"));
        let csrf = erika.hole(&url).await.feld("csrf");
        let eingabe = |strasse, nummer, mehr: &[(&'static str, &'static str)]| {
            let felder = [
                ("gemeinde", "99000002"),
                ("strasse", strasse),
                ("hausnummer", nummer),
                ("postleitzahl", "99002"),
            ];
            form(&csrf, &[&felder, mehr].concat())
        };
        let seite = erika.sende(&url, eingabe("Neue Strase", "7", &[])).await;
        let seite = seite
            .erwarte(422, "/wohnung")
            .sagt("Diese Straße steht nicht in der Liste der Gemeinde")
            .sagt("Meinen Sie eine dieser Straßen?")
            .sagt("name=\"vorschlag\" value=\"Neue Straße\"");
        assert_eq!(seite.feld("strasse"), "Neue Strase", "what was typed is kept");
        let gewaehlt = [("vorschlag", "Neue Straße")];
        let seite = erika.sende(&url, eingabe("Neue Strase", "7", &gewaehlt)).await;
        seite.erwarte(200, "/einzug");
        assert_eq!(erika.hole(&url).await.feld("strasse"), "Neue Straße");

        let eigene = [("strasse_eigene", "ja")];
        for (strasse, mehr) in [("neue str.", &[][..]), ("Seit-gestern-Weg", &eigene)] {
            let seite = erika.sende(&url, eingabe(strasse, "7", mehr)).await;
            seite.erwarte(200, "/einzug");
        }
        for nummer in ["0", "00"] {
            let seite = erika.sende(&url, eingabe("Neue Straße", nummer, &[])).await;
            seite.erwarte(422, "/wohnung").sagt("href=\"#hausnummer\"");
        }
        welt.stoppe().await;
    });
}

#[test]
fn a_remark_that_cannot_be_kept_is_said_at_its_own_field() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut erika, &welt.orte).await;
        let url = welt.orte.url(&format!("{entwurf}/daten"));
        let seite = erika.hole(&url).await;
        let html = seite.text();
        let feld = html
            .split("name=\"richtig.")
            .nth(2)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let feld = format!("richtig.{feld}");
        let lang = "a".repeat(201);
        let seite = erika
            .sende(&url, form(&seite.feld("csrf"), &[(&feld, &lang)]))
            .await;
        let seite = seite.erwarte(422, "/daten").sagt(&format!("href=\"#{feld}\""));
        seite.sagt(&format!("id=\"{feld}-fehler\"")).sagt(&lang);
        welt.stoppe().await;
    });
}

#[test]
fn a_step_sent_after_the_session_has_ended_says_what_is_kept_and_leads_back_to_the_same_step() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut erika, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut erika, orte).await;
        let url = orte.url(&format!("{entwurf}/wohnung"));
        let csrf = erika.hole(&url).await.feld("csrf");

        let mut ohne = Browser::neu();
        let ende = ohne.sende(&url, wohnung(&csrf, Umzug::von("erika"))).await;
        let ende = ende
            .erwarte(403, "/wohnung")
            .sagt("Ihre Sitzung ist beendet")
            .sagt("Gespeichert ist alles, was Sie bis zum letzten Schritt eingetragen haben");
        let weg = ende
            .verweis("/anmelden?zurueck=")
            .expect("the way to log in again");
        let seite = ohne.hole(&orte.url(&weg)).await;
        let seite = waehle(&mut ohne, &seite, Wahl::als("erika")).await;
        seite.erwarte(200, &format!("{entwurf}/wohnung"));

        let mut ohne = Browser::neu();
        let datei = Rumpf::mit_datei(&[("csrf", &csrf), ("zu", "sonst")], "papier.png", FOTO);
        let ende = ohne
            .sende(&orte.url(&format!("{entwurf}/unterlagen")), datei)
            .await;
        ende.erwarte(403, "/unterlagen").sagt("Anmelden und weitermachen");
        let umgeleitet = ohne.hole(&url).await;
        assert!(
            umgeleitet.url.as_str().starts_with(&orte.anbieter),
            "a page that is only looked at asks for the login"
        );
        welt.stoppe().await;
    });
}

#[test]
fn uploads_have_their_bounds_and_what_is_removed_is_gone() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut erika, seite, entwurf) = an_der_zusammenfassung(&welt).await;
        let csrf = seite.feld("csrf");
        let url = orte.url(&format!("{entwurf}/unterlagen"));
        let unterlage =
            |zu: &str, inhalt: &[u8]| Rumpf::mit_datei(&[("csrf", &csrf), ("zu", zu)], "papier.png", inhalt);

        assert_eq!(
            erika.sende(&url, unterlage("kind-9", FOTO)).await.status,
            404,
            "nobody asked for it"
        );
        let ohne_token = Rumpf::mit_datei(&[("zu", "sonst")], "papier.png", FOTO);
        assert_eq!(erika.sende(&url, ohne_token).await.status, 403);
        let riesig = vec![0; 40 * 1024 * 1024 + 1024];
        let riesig = erika.sende(&url, unterlage("sonst", &riesig)).await;
        riesig.erwarte(413, "/unterlagen").sagt("Zurück zum Formular");

        let leer = Rumpf::mit_datei(&[("csrf", &csrf), ("zu", "sonst")], "", &[]);
        let leer = erika.sende(&url, leer).await.erwarte(422, "/unterlagen");
        leer.sagt("href=\"#unterlage-sonst\"")
            .sagt("Bitte wählen Sie zuerst eine Datei aus");

        let seite = erika
            .sende(&url, unterlage("sonst", FOTO))
            .await
            .erwarte(200, "/nachweis");
        let dokument = seite.verweis("/dokumente/").unwrap();
        assert_eq!(erika.hole(&orte.url(&dokument)).await.status, 200);
        let weg = orte.url(&format!(
            "{entwurf}/unterlagen/{}",
            dokument.trim_start_matches("/dokumente/")
        ));
        let seite = erika.sende(&weg, form(&csrf, &[("zu", "sonst")])).await;
        seite.erwarte(200, "/nachweis");
        assert_eq!(
            erika.hole(&orte.url(&dokument)).await.status,
            404,
            "its content is gone too"
        );
        welt.stoppe().await;
    });
}

#[test]
fn what_is_optional_is_marked_and_what_another_answer_asks_for_is_not() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut erika, _, entwurf) = an_der_zusammenfassung(&welt).await;
        let marken = async |erika: &mut Browser, schritt: &str| {
            let seite = erika.hole(&welt.orte.url(&format!("{entwurf}/{schritt}"))).await;
            seite.erwarte(200, schritt).text().matches("(freiwillig)").count()
        };
        assert_eq!(
            marken(&mut erika, "nachweis").await,
            0,
            "the number is needed where it is chosen"
        );
        assert_eq!(
            marken(&mut erika, "wohnung").await,
            3,
            "storey, name at the door, addition"
        );
        assert_eq!(marken(&mut erika, "wohnungsgeber").await, 1, "the owner");
        let mut ohne = Browser::neu();
        let seite = ohne.hole(&welt.orte.url("/anmeldung")).await;
        seite
            .sagt("Diese Gemeinden machen mit")
            .sagt("<li>Neustadt</li>")
            .sagt("Ihre Gemeinde fehlt?");
        let leer = Rumpf::mit_datei(&[], "", &[]);
        let seite = ohne
            .sende(&welt.orte.url("/pruefen"), leer)
            .await
            .erwarte(422, "/pruefen");
        seite
            .sagt("Bitte wählen Sie zuerst eine Datei aus")
            .sagt("href=\"#datei\"");
        welt.stoppe().await;
    });
}

#[test]
fn a_child_that_only_the_partners_register_entry_names_is_announced() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut fatima, seite) = melde_an(orte, Wahl::als("fatima"), "/anmeldung").await;
        let rumpf = form(&seite.feld("csrf"), &[]);
        let seite = fatima
            .sende(&orte.url("/anmeldung"), rumpf)
            .await
            .erwarte(200, "/familie");
        assert!(!seite.text().contains("Wir haben noch jemanden gefunden"));
        let url = seite.url.to_string();
        let wahl = form(&seite.feld("csrf"), &[("mit", "partner"), ("versichert", "ja")]);
        let seite = fatima.sende(&url, wahl).await.erwarte(200, "/familie");
        let seite = seite.sagt("Wir haben noch jemanden gefunden: \u{2068}Mia");
        let wahl = form(&seite.feld("csrf"), &[("mit", "partner"), ("versichert", "ja")]);
        fatima.sende(&url, wahl).await.erwarte(200, "/daten");
        let seite = fatima.hole(&url).await;
        assert!(
            !seite.text().contains("Wir haben noch jemanden gefunden"),
            "said once"
        );
        welt.stoppe().await;
    });
}

#[test]
fn what_was_typed_while_the_session_ran_out_is_kept_and_shown_after_a_new_login() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut erika, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut erika, orte).await;
        let url = orte.url(&format!("{entwurf}/wohnung"));
        let csrf = erika.hole(&url).await.feld("csrf");

        welt.uhr.stelle_vor(6);
        let bitte = Bitte {
            methode: Method::POST,
            url: &url,
            kopf: &[],
            rumpf: Some(wohnung(&csrf, Umzug::von("erika"))),
        };
        let antwort = erika.einmal(bitte).await.unwrap();
        assert_eq!(antwort.status, 303);
        let ziel = antwort.ziel().unwrap();
        assert_eq!(ziel.path(), "/anmelden", "nothing is shown before a login");
        let anbieter = erika.hole(ziel.as_str()).await;
        let seite = waehle(&mut erika, &anbieter, Wahl::als("erika")).await;
        seite.erwarte(200, &format!("{entwurf}/einzug"));
        erika.hole(&url).await.sagt("value=\"Neue Straße\"");

        // Nothing is read with it, and after half an hour nothing is written either.
        let csrf = erika.hole(&url).await.feld("csrf");
        welt.uhr.stelle_vor(6);
        let gelesen = erika.hole(&url).await;
        assert!(
            gelesen.url.as_str().starts_with(&orte.anbieter),
            "{}",
            gelesen.url
        );
        welt.uhr.stelle_vor(25);
        let ende = erika.sende(&url, wohnung(&csrf, Umzug::von("erika"))).await;
        ende.erwarte(403, "/wohnung").sagt("Ihre Sitzung ist beendet");
        welt.stoppe().await;
    });
}
