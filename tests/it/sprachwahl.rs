//! A page is in the language that it says it is in, and stays in the one that somebody chose.

use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser},
    laufzeit::laufe,
    welt::Welt,
};

async fn seite(browser: &mut Browser, url: &str, accept: &str) -> Antwort {
    browser
        .einmal(Bitte {
            methode: Method::GET,
            url,
            kopf: &[("accept-language", accept)],
            rumpf: None,
        })
        .await
        .unwrap()
}

#[test]
fn leichte_sprache_is_chosen_by_a_person_and_remembered() {
    laufe(async {
        let welt = Welt::starte().await;
        let start = welt.orte.url("/");
        let mut browser = Browser::neu();
        let leicht = "<html lang=\"de\" data-sprache=\"leicht\">";

        let ungefragt = seite(&mut browser, &start, "leicht, de-simple, en;q=0.5").await;
        assert!(
            ungefragt
                .text()
                .contains("<html lang=\"de\" data-sprache=\"de\">")
        );
        assert!(ungefragt.text().contains(
            "<a class=\"kern-link\" href=\"/?lang=leicht\" lang=\"de\" hreflang=\"de\">Leichte Sprache</a>"
        ));
        let englisch = seite(&mut browser, &start, "leicht, en-GB").await;
        assert!(englisch.text().contains("<html lang=\"en\" data-sprache=\"en\">"));

        let gewaehlt = browser.hole(&welt.orte.url("/?lang=leicht")).await;
        assert!(gewaehlt.text().contains(leicht));
        assert!(gewaehlt.text().contains("Ein Foto von dem Papier reicht."));
        let danach = seite(&mut browser, &welt.orte.url("/hilfe"), "en").await;
        assert!(danach.text().contains(leicht), "the cookie remembers it");
        let zurueck = browser.hole(&welt.orte.url("/hilfe?lang=de")).await;
        assert!(zurueck.text().contains("<html lang=\"de\" data-sprache=\"de\">"));
        welt.stoppe().await;
    });
}
