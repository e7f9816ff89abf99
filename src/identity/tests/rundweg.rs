//! The whole way over real HTTP: relying party, dev provider, page, and back into a session.

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::{
    haus::{ERIKA, Haus},
    land,
};
use crate::{
    audit::Vorgang,
    identity::{
        ABSOLUT, AnmeldeFehler, LEERLAUF, Misstrauen, Schluesselpaar, Ursache, Vertrauensniveau,
        beende_sitzung, beginne_anmeldung, dev::ClientNachweis, finde_sitzung, schliesse_anmeldung_ab,
    },
    kernel::{EntwurfId, Geheim, KontoId, Uhr},
    store::AnmeldeZweck,
};

fn einreichung(konto: KontoId) -> AnmeldeZweck {
    AnmeldeZweck::Einreichung {
        konto,
        entwurf: EntwurfId::aus(uuid::Uuid::nil()),
        abdruck: [7; 32],
    }
}

#[tokio::test]
async fn a_person_logs_in_and_has_a_session() {
    let haus = Haus::neu().await;
    let abschluss = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    assert_eq!(abschluss.zurueck, "/entwurf");
    assert!(abschluss.sitzung.ist_hoch());
    assert_eq!(
        abschluss.sitzung.identitaet.anschrift.strasse_hausnummer.as_str(),
        "Alte Straße 12 a"
    );
    assert_eq!(abschluss.sitzung.angemeldet_am, haus.uhr.jetzt());

    let wert = abschluss.sitzungswert.offen();
    let sitzung = finde_sitzung(haus.bestand(), &land(), wert, haus.uhr.jetzt())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(sitzung.konto, abschluss.sitzung.konto);
    assert!(sitzung.csrf_stimmt(abschluss.sitzung.csrf.offen()));
    assert!(!sitzung.csrf_stimmt("") && !sitzung.csrf_stimmt(wert));
    let fremd = "anderes-land".parse().unwrap();
    assert!(
        finde_sitzung(haus.bestand(), &fremd, wert, haus.uhr.jetzt())
            .await
            .unwrap()
            .is_none()
    );

    let angemeldet = Vorgang::Angemeldet {
        konto: sitzung.konto,
        niveau: 4,
    };
    assert_eq!(haus.journal().await, [angemeldet]);
    assert_eq!(haus.zahl_der_sitzungen().await, 1);
    let hash = Sha256::digest(wert.as_bytes()).into();
    assert_eq!(haus.sitzung(hash).await.unwrap().konto, sitzung.konto);
    let anfang = wert.as_bytes()[..32].try_into().unwrap();
    assert!(
        haus.sitzung(anfang).await.is_none(),
        "what the cookie says is nowhere stored"
    );
    beende_sitzung(haus.bestand(), &land(), wert).await.unwrap();
    assert!(
        finde_sitzung(haus.bestand(), &land(), wert, haus.uhr.jetzt())
            .await
            .unwrap()
            .is_none()
    );
    haus.op.stoppe().await;
}

#[tokio::test]
async fn a_client_secret_works_too_and_a_wrong_one_does_not() {
    let paar = Schluesselpaar::erzeuge().unwrap();
    let geheim = |text: &str| Geheim::neu(text.to_owned());
    let richtig = Haus::mit(
        ClientNachweis::Geheimnis(geheim("a&b=c d")),
        &paar,
        Some(geheim("a&b=c d")),
    )
    .await;
    assert!(richtig.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.is_ok());
    let falsch = Haus::mit(
        ClientNachweis::Geheimnis(geheim("eins")),
        &paar,
        Some(geheim("zwei")),
    )
    .await;
    let abbruch = falsch
        .melde_an(AnmeldeZweck::Sitzung, ERIKA, None)
        .await
        .unwrap_err();
    assert!(matches!(
        abbruch.ursache,
        Ursache::Anmeldung(AnmeldeFehler::Abgelehnt {
            code: "invalid_client"
        })
    ));
}

#[tokio::test]
async fn the_chip_shows_the_new_address_after_the_move() {
    let haus = Haus::neu().await;
    let neu = [
        ("person", "erika"),
        ("chip", "neu"),
        ("niveau", "hoch"),
        ("ergebnis", "ok"),
    ];
    let abschluss = haus.melde_an(AnmeldeZweck::Sitzung, neu, None).await.unwrap();
    assert_eq!(abschluss.sitzung.identitaet.anschrift.ags.as_str(), "99000002");
}

#[tokio::test]
async fn who_cancels_or_comes_with_too_little_gets_no_session_and_finds_the_way_back() {
    let haus = Haus::neu().await;
    let ab = [
        ("person", "erika"),
        ("chip", "alt"),
        ("niveau", "hoch"),
        ("ergebnis", "abbrechen"),
    ];
    let abbruch = haus.melde_an(AnmeldeZweck::Sitzung, ab, None).await.unwrap_err();
    assert!(matches!(
        abbruch.ursache,
        Ursache::Anmeldung(AnmeldeFehler::Abgebrochen)
    ));
    assert_eq!(abbruch.zurueck.as_deref(), Some("/entwurf"));

    let elster = [
        ("person", "erika"),
        ("chip", "alt"),
        ("niveau", "substantiell"),
        ("ergebnis", "ok"),
    ];
    let abbruch = haus
        .melde_an(AnmeldeZweck::Sitzung, elster, None)
        .await
        .unwrap_err();
    let erreicht = Some(Vertrauensniveau::Substanziell);
    assert!(
        matches!(abbruch.ursache, Ursache::Anmeldung(AnmeldeFehler::NiveauZuNiedrig { erreicht: e }) if e == erreicht)
    );
    assert_eq!(haus.zahl_der_sitzungen().await, 0);
}

#[tokio::test]
async fn the_same_person_signs_and_gets_a_new_session_in_place_of_the_old() {
    let haus = Haus::neu().await;
    let erste = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    let alte = erste.sitzungswert.offen();
    haus.uhr.stelle_vor(SignedDuration::from_mins(4));
    let zweck = einreichung(erste.sitzung.konto);
    let zweite = haus.melde_an(zweck.clone(), ERIKA, Some(alte)).await.unwrap();
    assert_eq!(zweite.zweck, zweck);
    assert_eq!(zweite.sitzung.konto, erste.sitzung.konto);
    assert_eq!(zweite.sitzung.angemeldet_am, haus.uhr.jetzt());
    assert_ne!(zweite.sitzungswert.offen(), alte);
    assert!(
        finde_sitzung(haus.bestand(), &land(), alte, haus.uhr.jetzt())
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn nobody_signs_for_somebody_else() {
    let haus = Haus::neu().await;
    let erika = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    let karim = [
        ("person", "karim"),
        ("chip", "alt"),
        ("niveau", "hoch"),
        ("ergebnis", "ok"),
    ];
    let abbruch = haus
        .melde_an(einreichung(erika.sitzung.konto), karim, None)
        .await
        .unwrap_err();
    assert!(matches!(abbruch.ursache, Ursache::AnderesKonto));
    assert_eq!(abbruch.zurueck.as_deref(), Some("/entwurf"));
    assert_eq!(haus.konto("erika").await, Some(erika.sitzung.konto));
    assert_eq!(
        (
            haus.konto("karim").await,
            haus.zahl_der_sitzungen().await,
            haus.journal().await.len()
        ),
        (None, 1, 1),
        "nothing was written"
    );
}

#[tokio::test]
async fn an_answer_counts_once_and_only_in_its_own_browser() {
    let haus = Haus::neu().await;
    let zweck = AnmeldeZweck::Sitzung;
    let umleitung = beginne_anmeldung(haus.bestand(), &haus.dienst, &land(), zweck.clone(), "/")
        .await
        .unwrap();
    let rueckkehr = haus.waehle(&umleitung.url, ERIKA).await;
    let browser = Some(umleitung.browser_geheimnis.offen());
    let hier = land();
    let ende = |browser| {
        schliesse_anmeldung_ab(
            haus.bestand(),
            &haus.dienst,
            &hier,
            rueckkehr.clone(),
            browser,
            None,
        )
    };
    assert!(ende(browser).await.is_ok());
    assert!(matches!(
        ende(browser).await.unwrap_err().ursache,
        Ursache::Unbekannt
    ));

    let umleitung = beginne_anmeldung(haus.bestand(), &haus.dienst, &land(), zweck, "/")
        .await
        .unwrap();
    let rueckkehr = haus.waehle(&umleitung.url, ERIKA).await;
    let abbruch = schliesse_anmeldung_ab(haus.bestand(), &haus.dienst, &land(), rueckkehr, None, None)
        .await
        .unwrap_err();
    let fremd = AnmeldeFehler::NichtVertrauenswuerdig(Misstrauen::FremderBrowser);
    assert!(matches!(abbruch.ursache, Ursache::Anmeldung(fehler) if fehler == fremd));
}

#[tokio::test]
async fn a_login_never_leads_to_another_site() {
    let haus = Haus::neu().await;
    for weg in ["//boese.example", "https://boese.example/", "/\\boese.example"] {
        let abbruch = beginne_anmeldung(haus.bestand(), &haus.dienst, &land(), AnmeldeZweck::Sitzung, weg)
            .await
            .unwrap_err();
        assert!(matches!(abbruch.ursache, Ursache::Rueckweg(_)), "{weg}");
    }
}

#[tokio::test]
async fn a_session_ends_after_five_idle_minutes_and_after_thirty_in_any_case() {
    let haus = Haus::neu().await;
    let finde = |wert: String| {
        let (bestand, jetzt) = (haus.bestand(), haus.uhr.jetzt());
        async move { finde_sitzung(bestand, &land(), &wert, jetzt).await.unwrap() }
    };
    let wert = haus
        .melde_an(AnmeldeZweck::Sitzung, ERIKA, None)
        .await
        .unwrap()
        .sitzungswert
        .offen()
        .to_owned();
    haus.uhr.stelle_vor(LEERLAUF);
    assert!(finde(wert).await.is_none(), "idle");

    let wert = haus
        .melde_an(AnmeldeZweck::Sitzung, ERIKA, None)
        .await
        .unwrap()
        .sitzungswert
        .offen()
        .to_owned();
    let schritt = SignedDuration::from_mins(4);
    let mut vergangen = SignedDuration::ZERO;
    while vergangen + schritt < ABSOLUT {
        haus.uhr.stelle_vor(schritt);
        vergangen += schritt;
        assert!(
            finde(wert.clone()).await.is_some(),
            "used every four minutes, after {vergangen}"
        );
    }
    haus.uhr.stelle_vor(ABSOLUT - vergangen);
    assert!(finde(wert).await.is_none(), "absolute");
}

#[tokio::test]
async fn the_dev_provider_demands_pkce_and_the_exact_redirect_uri() {
    let haus = Haus::neu().await;
    let umleitung = beginne_anmeldung(haus.bestand(), &haus.dienst, &land(), AnmeldeZweck::Sitzung, "/")
        .await
        .unwrap();
    let ohne = |name: &str, statt: Option<&str>| {
        let mut url = Url::parse(&umleitung.url).unwrap();
        let paare: Vec<_> = url
            .query_pairs()
            .filter_map(|(k, v)| {
                if k == name {
                    statt.map(|s| (k.into_owned(), s.to_owned()))
                } else {
                    Some((k.into_owned(), v.into_owned()))
                }
            })
            .collect();
        url.query_pairs_mut().clear().extend_pairs(paare);
        url
    };
    let fremd = haus
        .browser
        .get(ohne("redirect_uri", Some("http://boese.example/")))
        .send()
        .await
        .unwrap();
    assert_eq!(fremd.status(), 400);
    assert!(fremd.headers().get("location").is_none());
    let ohne_pkce = haus
        .browser
        .get(ohne("code_challenge", None))
        .send()
        .await
        .unwrap();
    assert!(
        ohne_pkce.headers()["location"]
            .to_str()
            .unwrap()
            .contains("error=invalid_request")
    );
    let plain = haus
        .browser
        .get(ohne("code_challenge_method", Some("plain")))
        .send()
        .await
        .unwrap();
    assert!(
        plain.headers()["location"]
            .to_str()
            .unwrap()
            .contains("error=invalid_request")
    );
}
