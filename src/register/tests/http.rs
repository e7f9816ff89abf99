//! The door itself: token, status codes, letterbox. One real server on a free port.

use std::{net::TcpListener, sync::Arc};

use reqwest::{Client, RequestBuilder};
use xoev::Nachricht;

use super::welt::{ALTSTADT, NEUE_STRASSE, NEUSTADT, SCHLUESSEL, Umzug, Welt, gelesen};
use crate::register::{AnderesRegister, Handle, Musterregister, Settings};

fn starte(welt: &Welt, settings: Settings) -> Handle {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let uhr = Arc::<super::welt::Stelluhr>::clone(&welt.uhr);
    let zufall = Arc::<crate::kernel::zufall::FesterZufall>::clone(&welt.zufall);
    Musterregister::starte(listener, settings, uhr, zufall, Arc::clone(&welt.setzerei)).unwrap()
}

fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().build().unwrap()
}

async fn status(anfrage: RequestBuilder) -> u16 {
    anfrage.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_token_nothing_but_the_pages_opens() {
    let client = client();
    let welt = Welt::neu();
    let register = starte(&welt, welt.settings(ALTSTADT));
    let url = |pfad: &str| format!("http://127.0.0.1:{}{pfad}", register.port);
    for anfrage in [
        client.post(url("/xmeld/synchron")),
        client.post(url("/xmeld/nachrichten")).bearer_auth("falsch"),
        client
            .get(url("/xmeld/postfach"))
            .header("authorization", SCHLUESSEL),
        client.get(url("/xmeld/postfach/x")),
        client.delete(url("/xmeld/postfach/x")),
        client.post(url("/muster/fortzug")),
    ] {
        assert_eq!(status(anfrage).await, 401);
    }
    for pfad in ["/", "/briefkasten", "/stil.css"] {
        assert_eq!(status(client.get(url(pfad))).await, 200, "{pfad}");
    }
    register.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_sends_fetches_and_acknowledges() {
    let client = client();
    let welt = Welt::neu();
    let vorlage = welt.stube(ALTSTADT);
    let ohne_papier = Umzug {
        bestaetigung: false,
        ..NEUE_STRASSE
    };
    let schein =
        Nachricht::from(welt.meldeschein_1704(&vorlage, "erika", NEUSTADT, &ohne_papier)).schreiben();
    let register = starte(&welt, welt.settings(NEUSTADT));
    let url = |pfad: &str| format!("http://127.0.0.1:{}{pfad}", register.port);
    let sende = |body: Vec<u8>| {
        client
            .post(url("/xmeld/nachrichten"))
            .bearer_auth(SCHLUESSEL)
            .body(body)
    };
    assert_eq!(status(sende(schein.clone())).await, 202);
    assert_eq!(status(sende(schein)).await, 200);
    assert_eq!(status(sende(b"no header".to_vec())).await, 400);
    assert_eq!(status(sende(vec![b'x'; 16 * 1024 * 1024 + 1])).await, 413);

    let postfach = client
        .get(url("/xmeld/postfach"))
        .bearer_auth(SCHLUESSEL)
        .send()
        .await
        .unwrap();
    let postfach: serde_json::Value = serde_json::from_slice(&postfach.bytes().await.unwrap()).unwrap();
    let id = postfach.pointer("/nachrichten/0/id").unwrap().as_str().unwrap();
    let nachricht = url(&format!("/xmeld/postfach/{id}"));
    let xml = client
        .get(&nachricht)
        .bearer_auth(SCHLUESSEL)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert_eq!(gelesen(&xml).typ(), "1705");
    for _ in 0..2 {
        assert_eq!(
            status(client.delete(&nachricht).bearer_auth(SCHLUESSEL)).await,
            204
        );
    }
    assert_eq!(status(client.get(&nachricht).bearer_auth(SCHLUESSEL)).await, 404);

    let antwort = client.get(url("/briefkasten")).send().await.unwrap();
    assert!(
        antwort
            .headers()
            .get("content-security-policy")
            .unwrap()
            .to_str()
            .unwrap()
            .contains("default-src 'none'")
    );
    let seite = antwort.text().await.unwrap();
    let brief = seite
        .split("href=\"/briefkasten/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let brief = client
        .get(url(&format!("/briefkasten/{brief}")))
        .send()
        .await
        .unwrap();
    assert!(brief.bytes().await.unwrap().starts_with(b"%PDF-"));
    register.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_register_is_told_over_http() {
    let client = client();
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let schein =
        Nachricht::from(welt.meldeschein_1704(&altstadt, "erika", NEUSTADT, &NEUE_STRASSE)).schreiben();
    let alte_frage = welt
        .frage_1702(ALTSTADT, welt.persona(ALTSTADT, "erika"))
        .schreiben();
    drop(altstadt);
    let altstadt = starte(&welt, welt.settings(ALTSTADT));
    let andere = AnderesRegister {
        ags: xoev::Ags::parse(ALTSTADT).unwrap(),
        adresse: format!("http://127.0.0.1:{}", altstadt.port),
        zugangsschluessel: welt.settings(ALTSTADT).zugangsschluessel,
    };
    let neustadt = starte(
        &welt,
        Settings {
            andere: vec![andere],
            ..welt.settings(NEUSTADT)
        },
    );
    let an = |port: u16, pfad: &str| {
        client
            .post(format!("http://127.0.0.1:{port}{pfad}"))
            .bearer_auth(SCHLUESSEL)
    };
    assert_eq!(
        status(an(neustadt.port, "/xmeld/nachrichten").body(schein)).await,
        202
    );
    loop {
        let antwort = an(altstadt.port, "/xmeld/synchron")
            .body(alte_frage.clone())
            .send()
            .await
            .unwrap();
        if antwort.text().await.unwrap().contains("grundDerRueckweisung") {
            break;
        }
        tokio::task::yield_now().await;
    }
    neustadt.stop().await;
    altstadt.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_makes_the_register_refuse_double_garble_or_keep_silent() {
    use crate::register::{Szenario, Verhalten};

    for (verhalten, erwartet) in [
        (Verhalten::Ueblich, &["1707"][..]),
        (Verhalten::Ablehnen, &["1707"]),
        (Verhalten::Code, &["1705"]),
        (Verhalten::Stumm, &[]),
        (Verhalten::Unsinn, &["-"]),
        (Verhalten::Doppelt, &["1707", "1707"]),
        (Verhalten::FalscherBezug, &["1707"]),
        (Verhalten::Langsam, &[]),
    ] {
        let welt = Welt::neu();
        let vorlage = welt.stube(ALTSTADT);
        let schein = welt.meldeschein_1704(&vorlage, "erika", NEUSTADT, &NEUE_STRASSE);
        let frage = Nachricht::from(schein.clone());
        let szenario = |verhalten| Szenario {
            familienname: schein
                .identifikation
                .familienname
                .name()
                .unwrap()
                .as_str()
                .to_owned(),
            vornamen: None,
            verhalten,
        };
        let fremd = Szenario {
            familienname: "Niemand".to_owned(),
            ..szenario(Verhalten::Stumm)
        };
        let stube = welt.stube_mit(Settings {
            szenarien: vec![fremd, szenario(verhalten)],
            ..welt.settings(NEUSTADT)
        });
        stube.nimm_an(&frage.schreiben()).unwrap().unwrap();
        let antworten: Vec<String> = stube
            .postfach()
            .into_iter()
            .map(|id| stube.nachricht(id).unwrap())
            .collect();
        let typen: Vec<_> = antworten
            .iter()
            .map(|xml| {
                Nachricht::lesen(xml.as_bytes())
                    .map_or_else(|_| "-".to_owned(), |antwort| antwort.typ().to_owned())
            })
            .collect();
        assert_eq!(typen, erwartet, "{verhalten:?}");
        let bezug = frage.nachrichten_id().unwrap().nachrichten_uuid.to_string();
        let nennt_bezug = antworten.iter().all(|xml| xml.contains(&bezug));
        let falsch = matches!(verhalten, Verhalten::FalscherBezug | Verhalten::Unsinn);
        assert_eq!(nennt_bezug, !falsch, "{verhalten:?}");
        let ablehnung = antworten.iter().any(|xml| xml.contains("ablehnung"));
        assert_eq!(ablehnung, verhalten == Verhalten::Ablehnen, "{verhalten:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_what_came_what_went_and_what_is_wrong_with_it() {
    let client = client();
    let welt = Welt::neu();
    let register = starte(&welt, welt.settings(NEUSTADT));
    let url = |pfad: &str| format!("http://127.0.0.1:{}{pfad}", register.port);
    let leer = client.get(url("/nachrichten")).send().await.unwrap().text().await;
    assert!(leer.unwrap().contains("noch keine Nachricht"));
    let falsch = "<xmeld><script>alert(1)</script></xmeld>";
    client
        .post(url("/xmeld/nachrichten"))
        .bearer_auth(SCHLUESSEL)
        .body(falsch)
        .send()
        .await
        .unwrap();
    let seite = client.get(url("/nachrichten")).send().await.unwrap().text().await;
    let seite = seite.unwrap();
    assert!(seite.contains("vom Portal") && seite.contains("unbekannt") && seite.contains("<li>"));
    assert!(!seite.contains("<script>"), "{seite}");
    let roh = client.get(url("/nachrichten/1")).send().await.unwrap();
    assert_eq!(roh.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(roh.text().await.unwrap(), falsch);
    assert_eq!(status(client.get(url("/nachrichten/2"))).await, 404);
    register.stop().await;
}
