//! No person in the logs: people walk through everything, and nothing of them is in what the service wrote meanwhile.

use std::fs;

use crate::hilfen::{
    browser::{Browser, Rumpf},
    laufzeit::laufe,
    prozess::Demo,
    weg::{Umzug, Wahl, melde_an, reiche_ein, warte_auf_zustand},
};

/// What names somebody: of the invented people below, and what they type.
const KANARIEN: [&str; 16] = [
    "Mustermann",
    "Erika",
    "1964-08-12",
    "12.08.1964",
    "Heidestra",
    "Neue Stra",
    "dev-erika",
    "Probemann",
    "Karim",
    "dev-karim",
    "Mẫu",
    "Zoë",
    "dev-zoe",
    "ABCD-EFGH",
    "niemand@example.org",
    "Beschwerde-von-mir",
];

#[test]
fn nothing_that_names_a_person_or_opens_a_session_is_ever_logged() {
    let ordner = tempfile::tempdir().unwrap();
    let protokoll = ordner.path().join("protokoll");
    let demo = Demo::starte_gespraechig(&ordner.path().join("daten"), &protokoll);
    let orte = demo.orte.clone();
    let cookies = laufe(async {
        let (mut erika, _) = melde_an(&orte, Wahl::als("erika"), "/anmeldung").await;
        let fall = reiche_ein(&mut erika, &orte, Umzug::von("erika")).await;
        warte_auf_zustand(&mut erika, &orte, &fall, "angemeldet").await;
        let (mut karim, _) = melde_an(&orte, Wahl::als("karim"), "/anmeldung").await;
        let fall = reiche_ein(
            &mut karim,
            &orte,
            Umzug {
                mit_bestaetigung: false,
                ..Umzug::von("karim")
            },
        )
        .await;
        warte_auf_zustand(&mut karim, &orte, &fall, "code-erwartet").await;
        let seite = karim.hole(&orte.url(&format!("/faelle/{fall}"))).await;
        let code = Rumpf::formular(&[("csrf", &seite.feld("csrf")), ("code", "ABCD-EFGH")]);
        karim
            .sende(&orte.url(&format!("/faelle/{fall}/code")), code)
            .await;
        let (mut zoe, seite) = melde_an(&orte, Wahl::als("zoe"), "/bescheinigung").await;
        let bitte = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
        zoe.sende(&orte.url("/bescheinigung"), bitte).await;
        // Wrong ways: a foreign state, a form of another session, a document that is none, a page that is not there.
        for pfad in [
            "/anmelden/rueckkehr/bundid?state=fremd&code=geheimer-code",
            "/faelle/fremd",
            "/dokumente/fremd",
        ] {
            zoe.hole(&orte.url(pfad)).await;
        }
        let mut fremd = Browser::neu();
        let rueckmeldung = Rumpf::formular(&[
            ("csrf", "falsch"),
            ("text", "Beschwerde-von-mir"),
            ("email", "niemand@example.org"),
        ]);
        fremd.sende(&orte.url("/rueckmeldung"), rueckmeldung).await;
        [erika.gesetzt, karim.gesetzt, zoe.gesetzt].concat()
    });
    demo.beende();
    let text = fs::read_to_string(protokoll).unwrap();
    assert!(
        text.contains("Anmeldung submitted"),
        "the log is the service's: {text}"
    );
    let zeilen: Vec<&str> = text
        .lines()
        .filter(|zeile| KANARIEN.iter().any(|vogel| zeile.contains(vogel)))
        .collect();
    assert!(zeilen.is_empty(), "{zeilen:#?}");
    for cookie in cookies {
        let wert = cookie.split_once('=').unwrap().1.split(';').next().unwrap();
        assert!(
            wert.len() < 20 || !text.contains(wert),
            "a cookie's value is in the log: {cookie}"
        );
    }
    assert!(
        !text.contains("geheimer-code") && !text.contains("eyJ"),
        "a code or token is in the log"
    );
}
