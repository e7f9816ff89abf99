//! Sessions in a browser: planted, doubled, stale, and carried to another Land.

use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser},
    laufzeit::laufe,
    weg::{Umzug, Wahl, beginne, melde_an, waehle, waehle_ohne_rueckkehr, wohnung},
    welt::{Leitung, Vorbau, Welt},
};

const API: &str = "/api/v1/faelle";

async fn status(browser: &mut Browser, url: &str, kopf: &[(&str, &str)]) -> u16 {
    let bitte = Bitte {
        methode: Method::GET,
        url,
        kopf,
        rumpf: None,
    };
    browser.einmal(bitte).await.unwrap().status
}

/// The page of the identity provider, for a login that another tab of this browser begins.
async fn weiterer_tab(browser: &mut Browser, welt: &Welt) -> Antwort {
    browser.hole(&welt.orte.url("/anmelden?zurueck=/faelle")).await
}

#[test]
fn a_planted_session_is_worth_nothing_once_its_victim_has_logged_in() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut angreifer, _) = melde_an(&welt.orte, Wahl::als("anna"), "/faelle").await;
        let gepflanzt = angreifer.cookie("sid");
        assert_eq!(status(&mut angreifer, &welt.orte.url(API), &[]).await, 200);

        let mut opfer = Browser::neu();
        opfer.setze("sid", &gepflanzt);
        let seite = weiterer_tab(&mut opfer, &welt).await;
        waehle(&mut opfer, &seite, Wahl::als("erika"))
            .await
            .erwarte(200, "/faelle");
        assert_ne!(opfer.cookie("sid"), gepflanzt, "a login makes a new session");
        assert_eq!(
            status(&mut angreifer, &welt.orte.url(API), &[]).await,
            401,
            "and ends the one that was there"
        );
        welt.stoppe().await;
    });
}

#[test]
fn two_logins_at_once_in_one_browser_both_come_back_and_the_later_one_counts() {
    laufe(async {
        let welt = Welt::starte().await;
        let mut browser = Browser::neu();
        let erster = weiterer_tab(&mut browser, &welt).await;
        let zweiter = weiterer_tab(&mut browser, &welt).await;
        let erster = waehle_ohne_rueckkehr(&mut browser, &erster, Wahl::als("erika")).await;
        let zweiter = waehle_ohne_rueckkehr(&mut browser, &zweiter, Wahl::als("erika")).await;
        browser.hole(&zweiter).await.erwarte(200, "/faelle");
        let frueher = browser.cookie("sid");
        browser.hole(&erster).await.erwarte(200, "/faelle");
        assert_ne!(browser.cookie("sid"), frueher);
        assert_eq!(status(&mut browser, &welt.orte.url(API), &[]).await, 200);
        browser.setze("sid", &frueher);
        assert_eq!(
            status(&mut browser, &welt.orte.url(API), &[]).await,
            401,
            "there is one session, not two"
        );
        welt.stoppe().await;
    });
}

#[test]
fn a_stale_tab_is_told_so_and_what_was_saved_is_there_when_it_is_opened_anew() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        let entwurf = beginne(&mut browser, &welt.orte).await;
        let url = welt.orte.url(&format!("{entwurf}/wohnung"));
        let alt = browser.hole(&url).await.erwarte(200, "/wohnung").feld("csrf");

        // Two tabs of one session save side by side.
        let umzug = Umzug::von("erika");
        for hausnummer in ["5", umzug.hausnummer] {
            browser
                .sende(&url, wohnung(&alt, Umzug { hausnummer, ..umzug }))
                .await
                .erwarte(200, "/einzug");
        }

        // The same person logs in anew in another tab.
        let seite = weiterer_tab(&mut browser, &welt).await;
        waehle(&mut browser, &seite, Wahl::als("erika")).await;
        let hausnummer = "99";
        browser
            .sende(&url, wohnung(&alt, Umzug { hausnummer, ..umzug }))
            .await
            .erwarte(403, "/wohnung")
            .sagt("Diese Seite ist nicht mehr gültig")
            .sagt("öffnen Sie die Seite neu");
        let neu = browser.hole(&url).await.erwarte(200, "/wohnung");
        assert_eq!(neu.feld("hausnummer"), umzug.hausnummer);
        browser
            .sende(&url, wohnung(&neu.feld("csrf"), umzug))
            .await
            .erwarte(200, "/einzug");

        // Somebody else logs in: the tab shows and changes nothing of Erika's.
        let seite = weiterer_tab(&mut browser, &welt).await;
        waehle(&mut browser, &seite, Wahl::als("anna")).await;
        let fremd = browser.sende(&url, wohnung(&neu.feld("csrf"), umzug)).await;
        assert_eq!(fremd.status, 403);
        assert!(!fremd.text().contains(umzug.strasse), "{}", fremd.text());
        let csrf = browser.hole(&welt.orte.url("/anmeldung")).await.feld("csrf");
        let fremd = browser.sende(&url, wohnung(&csrf, umzug)).await;
        assert_eq!(fremd.status, 404, "{}", fremd.text());
        welt.stoppe().await;
    });
}

#[test]
fn a_session_of_one_land_is_none_in_another_on_the_same_service() {
    laufe(async {
        let welt = Vorbau::neu()
            .mit_nachbarland()
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        let port = welt.orte.dienst.rsplit_once(':').unwrap().1;
        let nachbar = format!("localhost:{port}");
        let kopf = [("Host", nachbar.as_str())];
        assert_eq!(
            status(&mut browser, &welt.orte.url("/"), &kopf).await,
            200,
            "the other Land is there"
        );
        assert_eq!(status(&mut browser, &welt.orte.url(API), &kopf).await, 401);
        assert_eq!(
            status(&mut browser, &welt.orte.url(API), &[]).await,
            200,
            "and asking there has not ended it here"
        );
        welt.stoppe().await;
    });
}
