//! "Kann ich das online erledigen?": from the start page to a clear answer, without login, cookie or script.

use std::collections::BTreeSet;

use crate::hilfen::{
    browser::{Antwort, Browser},
    laufzeit::laufe,
    welt::Welt,
};

/// Answers the question of a page as its form would: the hidden fields, and the chosen answer.
async fn antworte(browser: &mut Browser, seite: &Antwort, felder: &[(&str, &str)]) -> Antwort {
    let html = seite.text();
    let mut url = seite.url.join("/check").unwrap();
    url.set_query(None);
    for versteckt in html.split("<input type=\"hidden\"").skip(1) {
        let (name, wert) = (attribut(versteckt, "name"), attribut(versteckt, "value"));
        url.query_pairs_mut().append_pair(&name, &wert);
    }
    for (name, wert) in felder {
        url.query_pairs_mut().append_pair(name, wert);
    }
    browser.hole(url.as_str()).await
}

fn attribut(tag: &str, name: &str) -> String {
    let wert = tag
        .split(&format!("{name}=\""))
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    wert.unwrap_or_default().to_owned()
}

/// Values of the radio buttons of a page.
fn angebote(seite: &Antwort) -> Vec<(String, String)> {
    let html = seite.text();
    html.split("<input class=\"kern-form-check__radio")
        .skip(1)
        .map(|tag| (attribut(tag, "name"), attribut(tag, "value")))
        .collect()
}

#[test]
fn four_answers_lead_from_the_start_page_to_the_ummeldung() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let start = browser
            .hole(&welt.orte.url("/"))
            .await
            .sagt("Kann ich das online erledigen?");
        let check = start.verweis("/check").unwrap();
        let seite = browser
            .hole(&welt.orte.url(&check))
            .await
            .sagt(&nummer(1))
            .sagt("Worum geht es?");
        let seite = antworte(&mut browser, &seite, &[("anliegen", "innerhalb")])
            .await
            .sagt(&nummer(2));
        let seite = seite
            .sagt("In welcher Gemeinde wohnen Sie?")
            .sagt("Noch nicht online");
        let seite = antworte(&mut browser, &seite, &[("gemeinde", "99000001")])
            .await
            .sagt("Wer zieht um?");
        let seite = antworte(&mut browser, &seite, &[("wer", "allein")])
            .await
            .sagt(&nummer(4));
        let ergebnis = antworte(&mut browser, &seite, &[("fehlt", "nichts")])
            .await
            .erwarte(200, "/check");
        let ergebnis = ergebnis
            .sagt("Ja, das geht online")
            .sagt("§\u{a0}17 Abs.\u{a0}1, §\u{a0}23a BMG")
            .sagt("Ihre Antworten");
        assert_eq!(ergebnis.verweis("/ummeldung").as_deref(), Some("/ummeldung"));
        assert!(
            browser.gesetzt.is_empty(),
            "no cookie is set: {:?}",
            browser.gesetzt
        );
        welt.stoppe().await;
    });
}

#[test]
fn going_back_keeps_the_answers_and_the_language_switch_too() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let abfrage = "/check?anliegen=zuzug&gemeinde=99000002&bisher=99000001&wer=gemeinsam";
        let seite = browser.hole(&welt.orte.url(abfrage)).await.sagt(&nummer(5));
        let html = seite.text();
        let inhalt = html.split("<main").nth(1).unwrap();
        let zurueck = attribut(inhalt, "href").replace("&#38;", "&");
        let davor = browser
            .hole(&welt.orte.url(&zurueck))
            .await
            .sagt("Wer zieht um?")
            .sagt(&nummer(4));
        let html = davor.text();
        let gewaehlt = html
            .split("<input ")
            .find(|tag| tag.contains(" checked"))
            .unwrap();
        assert_eq!(attribut(gewaehlt, "value"), "gemeinsam");
        let seite = antworte(&mut browser, &davor, &[("wer", "allein")]).await;
        seite.sagt(&nummer(5)).sagt("bisher=99000001");
        let englisch = browser.hole(&welt.orte.url(&format!("{abfrage}&lang=en"))).await;
        englisch.sagt("Is anything still missing?");
        welt.stoppe().await;
    });
}

#[test]
fn a_question_sent_without_an_answer_says_so_at_the_field() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let seite = browser.hole(&welt.orte.url("/check")).await;
        let leer = antworte(&mut browser, &seite, &[]).await.erwarte(422, "/check");
        let leer = leer
            .sagt("<title>Fehler:")
            .sagt("href=\"#anliegen\"")
            .sagt("id=\"anliegen\"");
        leer.sagt("Bitte wählen Sie eine Antwort aus.");
        let seite = browser
            .hole(&welt.orte.url("/check?anliegen=zweite-wohnung&dauer=sechs"))
            .await;
        let datum = [
            ("einzug_tag", "31"),
            ("einzug_monat", "2"),
            ("einzug_jahr", "2026"),
        ];
        let falsch = antworte(&mut browser, &seite, &datum)
            .await
            .erwarte(422, "/check");
        falsch.sagt("Diesen Tag gibt es nicht").sagt("value=\"31\"");
        let datum = [
            ("einzug_tag", "1"),
            ("einzug_monat", "1"),
            ("einzug_jahr", "2020"),
        ];
        let lange_her = antworte(&mut browser, &seite, &datum)
            .await
            .erwarte(422, "/check");
        lange_her.sagt("wählen Sie die längere Dauer");
        welt.stoppe().await;
    });
}

#[test]
fn without_a_duty_the_day_on_which_it_begins_goes_into_the_calendar() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let heute = jiff::Zoned::now().date();
        let beginn = heute
            .saturating_add(jiff::Span::new().months(6))
            .tomorrow()
            .unwrap();
        let url = format!("/check?anliegen=zweite-wohnung&dauer=sechs&einzug={heute}");
        let seite = browser.hole(&welt.orte.url(&url)).await.erwarte(200, "/check");
        let seite = seite
            .sagt("Sie müssen sich noch nicht anmelden")
            .sagt("§\u{a0}27 Abs.\u{a0}2 Satz\u{a0}1 und 2 BMG");
        let datei = seite
            .verweis("/check/erinnerung.ics")
            .unwrap()
            .replace("&#38;", "&")
            .replace("&amp;", "&");
        let datei = browser.hole(&welt.orte.url(&datei)).await.erwarte(200, ".ics");
        assert_eq!(datei.kopfzeile("content-type"), "text/calendar; charset=utf-8");
        assert!(
            datei
                .kopfzeile("content-disposition")
                .contains("attachment; filename=\"wohnung-anmelden.ics\"")
        );
        let text = datei.text();
        assert!(
            text.contains(&format!("DTSTART;VALUE=DATE:{}\r\n", beginn.strftime("%Y%m%d"))),
            "{text}"
        );
        assert!(
            text.contains("\r\nBEGIN:VALARM\r\n") && !text.contains('\u{2068}'),
            "{text}"
        );
        // Where there is no day to be reminded of, there is no file.
        let url = welt
            .orte
            .url("/check/erinnerung.ics?anliegen=unterkunft&quartier=botschaft");
        browser.hole(&url).await.erwarte(404, ".ics");
        welt.stoppe().await;
    });
}

#[test]
fn a_commune_that_is_not_connected_is_named_with_its_authority_and_what_to_bring() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let seite = browser
            .hole(&welt.orte.url("/check?anliegen=zuzug&gemeinde=99000003"))
            .await;
        seite
            .erwarte(200, "/check")
            .sagt("Das geht noch nicht online")
            .sagt("Stadt Kleinstadt, Einwohnermeldeamt")
            .sagt("meldeamt@kleinstadt.example")
            .sagt("Wohnungsgeberbestätigung")
            .sagt("Heiratsurkunde");
        welt.stoppe().await;
    });
}

#[test]
fn the_day_of_moving_in_gives_the_last_day_and_families_learn_where_papers_wait() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let url = "/check?anliegen=innerhalb&gemeinde=99000001&wer=elternteil&fehlt=nichts";
        let seite = browser.hole(&welt.orte.url(url)).await;
        let seite = seite
            .sagt("Der andere Elternteil stimmt zu")
            .sagt("mit einem Fallcode")
            .sagt("Tag ausrechnen");
        let heute = jiff::Zoned::now().date();
        let tag = [
            ("einzug_tag", &*heute.day().to_string()),
            ("einzug_monat", &*heute.month().to_string()),
            ("einzug_jahr", &*heute.year().to_string()),
        ];
        let mit_tag = antworte(&mut browser, &seite, &tag).await.erwarte(200, "/check");
        mit_tag
            .sagt("Sie haben bis zum")
            .sagt("/check/erinnerung.ics?")
            .sagt("Der andere Elternteil stimmt zu");
        let leer = antworte(&mut browser, &seite, &[]).await.erwarte(422, "/check");
        leer.sagt("Bitte geben Sie den Tag des Einzugs an.");
        welt.stoppe().await;
    });
}

#[test]
fn the_api_asks_the_same_questions_and_gives_the_same_answers() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let url = |abfrage: &str| welt.orte.url(&format!("/api/v1/vorabpruefung?{abfrage}"));
        let frage = browser.json(&url("anliegen=innerhalb")).await;
        assert_eq!(frage["ergebnis"], "frage");
        assert_eq!(frage["frage"]["name"], "gemeinde");
        assert_eq!(frage["frage"]["antworten"][0]["wert"], "99000001");
        let so = browser
            .json(&url(
                "anliegen=innerhalb&gemeinde=99000001&wer=allein&fehlt=bestaetigung",
            ))
            .await;
        assert_eq!(
            (&so["ergebnis"], &so["einstieg"]),
            (&"so-geht-es".into(), &"/ummeldung".into())
        );
        assert_eq!(so["zusaetze"][0]["name"], "codebrief");
        assert_eq!(so["paragrafen"][1], "§ 19 Abs. 2, § 23a Abs. 3 BMG");
        let nein = browser.json(&url("anliegen=zuzug&gemeinde=99000003")).await;
        assert_eq!(
            (&nein["ergebnis"], &nein["grund"]),
            (&"nein".into(), &"nicht-angeschlossen".into())
        );
        assert_eq!(nein["behoerde"]["telefon"], "0999 30-0");
        let keine = browser
            .json(&url("anliegen=zweite-wohnung&dauer=sechs&einzug=2199-01-31"))
            .await;
        assert_eq!(keine["pflicht_ab"], "2199-08-01");
        let falsch = browser
            .hole(&url("anliegen=reise&einzug=gestern"))
            .await
            .erwarte(422, "/vorabpruefung")
            .json();
        let felder: Vec<&str> = falsch["fehler"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["feld"].as_str().unwrap())
            .collect();
        assert_eq!(felder, ["einzug", "anliegen"]);
        welt.stoppe().await;
    });
}

/// Clicks every answer of every page, as far as the pages offer them.
#[test]
fn every_way_through_the_pages_ends_within_six_questions() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let mut offen = vec![(browser.hole(&welt.orte.url("/check")).await, 1)];
        let mut ausgaenge = BTreeSet::new();
        while let Some((seite, nummer)) = offen.pop() {
            let seite = seite.erwarte(200, "/check");
            let angebote = angebote(&seite);
            if seite.text().contains("Ihr Ergebnis") {
                assert!(
                    seite.text().contains("Das steht in: ") && seite.text().contains('§'),
                    "{}",
                    seite.url
                );
                let titel = seite
                    .text()
                    .split("<title>")
                    .nth(1)
                    .unwrap()
                    .split(" – ")
                    .next()
                    .unwrap()
                    .to_owned();
                ausgaenge.insert(titel);
                continue;
            }
            assert!(nummer <= 6, "{} asks more than six questions", seite.url);
            seite.clone().sagt(&self::nummer(nummer));
            if angebote.is_empty() {
                let tag = [
                    ("einzug_tag", "24"),
                    ("einzug_monat", "12"),
                    ("einzug_jahr", "2199"),
                ];
                offen.push((antworte(&mut browser, &seite, &tag).await, nummer + 1));
            }
            for (name, wert) in &angebote {
                // One commune that takes part stands for all of them, and so does one person alone for the others.
                if (name == "bisher" && wert == "99000001") || (name == "wer" && wert == "gemeinsam") {
                    continue;
                }
                let naechste = antworte(&mut browser, &seite, &[(name.as_str(), wert.as_str())]).await;
                offen.push((naechste, nummer + 1));
            }
        }
        let erwartet = [
            "Das geht noch nicht online",
            "Ja, das geht online",
            "Ja, so geht es online",
            "Sie müssen sich nicht anmelden",
            "Sie müssen sich noch nicht anmelden",
        ];
        assert_eq!(ausgaenge.iter().map(String::as_str).collect::<Vec<_>>(), erwartet);
        welt.stoppe().await;
    });
}

/// The line above a question; a page isolates variables from the text around them.
fn nummer(nummer: usize) -> String {
    format!("Frage \u{2068}{nummer}\u{2069} von höchstens \u{2068}6\u{2069}")
}
