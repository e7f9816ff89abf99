//! The whole way over real HTTP: relying party, dev provider, page, and back into a session.

use std::{collections::BTreeMap, net::TcpListener, sync::Arc};

use jiff::SignedDuration;
use url::Url;

use super::{Stelluhr, WEITERLEITUNG, gedaechtnis::Gedaechtnis, land, settings};
use crate::{
    audit::Vorgang,
    identity::{
        ABSOLUT, Abbruch, Abschluss, AnmeldeFehler, Anmeldedienst, ClientAuthentisierung, LEERLAUF,
        Misstrauen, Rueckkehr, Schluesselpaar, Ursache, Vertrauensniveau, beende_sitzung, beginne_anmeldung,
        dev::{self, ClientNachweis, DevAnmeldedienst, DevClient, Personen},
        finde_sitzung, schliesse_anmeldung_ab,
    },
    kernel::{EntwurfId, Geheim, KontoId, Uhr, zufall::FesterZufall},
    store::AnmeldeZweck,
};

const PERSONEN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/musterland/personen.toml"
));

struct Haus {
    bestand: Gedaechtnis,
    dienst: Anmeldedienst,
    op: DevAnmeldedienst,
    uhr: Arc<Stelluhr>,
    browser: reqwest::Client,
}

/// What a person chooses on the page.
type Wahl<'a> = [(&'a str, &'a str); 4];

const ERIKA: Wahl<'static> = [
    ("person", "erika"),
    ("chip", "alt"),
    ("niveau", "hoch"),
    ("ergebnis", "ok"),
];

impl Haus {
    fn neu() -> Self {
        let paar = Schluesselpaar::erzeuge().unwrap();
        Self::mit(
            ClientNachweis::Schluessel(paar.oeffentlich_pem.clone()),
            &paar,
            None,
        )
    }

    fn mit(nachweis: ClientNachweis, paar: &Schluesselpaar, geheimnis: Option<Geheim>) -> Self {
        let uhr = Stelluhr::neu();
        let client = DevClient {
            client_id: "meldewerk".to_owned(),
            weiterleitungen: vec![WEITERLEITUNG.to_owned()],
            nachweis,
        };
        let op = DevAnmeldedienst::starte(
            TcpListener::bind("127.0.0.1:0").unwrap(),
            dev::Settings {
                personen: Personen::parse(PERSONEN).unwrap(),
                clients: vec![client],
            },
            Arc::<Stelluhr>::clone(&uhr),
            Arc::new(FesterZufall::neu(3)),
        )
        .unwrap();
        let mut settings = settings(&op.aussteller(), paar);
        if let Some(geheimnis) = geheimnis {
            settings.client_authentisierung = ClientAuthentisierung::Geheimnis(geheimnis);
        }
        let dienst = Anmeldedienst::neu(
            settings,
            Arc::<Stelluhr>::clone(&uhr),
            Arc::new(FesterZufall::neu(5)),
        )
        .unwrap();
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self {
            bestand: Gedaechtnis::default(),
            dienst,
            op,
            uhr,
            browser,
        }
    }

    /// Opens the page and sends its form; gives the query with which the browser comes back.
    async fn waehle(&self, url: &str, wahl: Wahl<'_>) -> Rueckkehr {
        let seite = self.browser.get(url).send().await.unwrap();
        assert_eq!(seite.status(), 200);
        let csp = seite.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(csp.contains("form-action 'self' http://127.0.0.1:9;"), "{csp}");
        let seite = seite.text().await.unwrap();
        assert!(seite.contains("Entwicklungs-Anmeldedienst – keine echte Anmeldung"));
        let vorgang = seite
            .split_once("name=\"vorgang\" value=\"")
            .unwrap()
            .1
            .split_once('"')
            .unwrap()
            .0;
        let mut formular = url::form_urlencoded::Serializer::new(String::new());
        formular.append_pair("vorgang", vorgang).extend_pairs(wahl);
        let antwort = self
            .browser
            .post(format!("{}/auswahl", self.op.aussteller()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(formular.finish())
            .send()
            .await
            .unwrap();
        assert_eq!(antwort.status(), 303);
        let ziel = Url::parse(antwort.headers()["location"].to_str().unwrap()).unwrap();
        assert!(ziel.as_str().starts_with(WEITERLEITUNG));
        let frage: BTreeMap<_, _> = ziel
            .query_pairs()
            .map(|(k, v)| (k.into_owned(), v.into_owned()))
            .collect();
        let wert = |name: &str| frage.get(name).cloned();
        Rueckkehr {
            code: wert("code"),
            state: wert("state"),
            iss: wert("iss"),
            error: wert("error"),
        }
    }

    async fn melde_an(
        &self,
        zweck: AnmeldeZweck,
        wahl: Wahl<'_>,
        alte: Option<&str>,
    ) -> Result<Abschluss, Abbruch> {
        let umleitung = beginne_anmeldung(&self.bestand, &self.dienst, &land(), zweck, "/entwurf")
            .await
            .unwrap();
        let rueckkehr = self.waehle(&umleitung.url, wahl).await;
        let browser = umleitung.browser_geheimnis.offen();
        schliesse_anmeldung_ab(
            &self.bestand,
            &self.dienst,
            &land(),
            rueckkehr,
            Some(browser),
            alte,
        )
        .await
    }
}

fn einreichung(konto: KontoId) -> AnmeldeZweck {
    AnmeldeZweck::Einreichung {
        konto,
        entwurf: EntwurfId::aus(uuid::Uuid::nil()),
        abdruck: [7; 32],
    }
}

#[tokio::test]
async fn a_person_logs_in_and_has_a_session() {
    let haus = Haus::neu();
    let abschluss = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    assert_eq!(abschluss.zurueck, "/entwurf");
    assert!(abschluss.sitzung.ist_hoch());
    assert_eq!(
        abschluss.sitzung.identitaet.anschrift.strasse_hausnummer.as_str(),
        "Alte Straße 12 a"
    );
    assert_eq!(abschluss.sitzung.angemeldet_am, haus.uhr.jetzt());

    let wert = abschluss.sitzungswert.offen();
    let sitzung = finde_sitzung(&haus.bestand, &land(), wert, haus.uhr.jetzt())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(sitzung.konto, abschluss.sitzung.konto);
    assert!(sitzung.csrf_stimmt(abschluss.sitzung.csrf.offen()));
    assert!(!sitzung.csrf_stimmt("") && !sitzung.csrf_stimmt(wert));
    let fremd = "anderes-land".parse().unwrap();
    assert!(
        finde_sitzung(&haus.bestand, &fremd, wert, haus.uhr.jetzt())
            .await
            .unwrap()
            .is_none()
    );

    {
        let inhalt = haus.bestand.0.lock().unwrap();
        let [eintrag] = &inhalt.journal[..] else {
            panic!("one entry")
        };
        assert_eq!(
            eintrag.vorgang,
            Vorgang::Angemeldet {
                konto: sitzung.konto,
                niveau: 4
            }
        );
        assert!(
            inhalt
                .sitzungen
                .iter()
                .all(|s| s.id_hash != [0; 32] && !wert.as_bytes().starts_with(&s.id_hash))
        );
    }
    beende_sitzung(&haus.bestand, &land(), wert).await.unwrap();
    assert!(
        finde_sitzung(&haus.bestand, &land(), wert, haus.uhr.jetzt())
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
    );
    assert!(richtig.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.is_ok());
    let falsch = Haus::mit(
        ClientNachweis::Geheimnis(geheim("eins")),
        &paar,
        Some(geheim("zwei")),
    );
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
    let haus = Haus::neu();
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
    let haus = Haus::neu();
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
    assert!(haus.bestand.0.lock().unwrap().sitzungen.is_empty());
}

#[tokio::test]
async fn the_same_person_signs_and_gets_a_new_session_in_place_of_the_old() {
    let haus = Haus::neu();
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
        finde_sitzung(&haus.bestand, &land(), alte, haus.uhr.jetzt())
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn nobody_signs_for_somebody_else() {
    let haus = Haus::neu();
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
    let inhalt = haus.bestand.0.lock().unwrap();
    assert_eq!(
        (inhalt.konten.len(), inhalt.sitzungen.len(), inhalt.journal.len()),
        (1, 1, 1),
        "nothing was written"
    );
}

#[tokio::test]
async fn an_answer_counts_once_and_only_in_its_own_browser() {
    let haus = Haus::neu();
    let zweck = AnmeldeZweck::Sitzung;
    let umleitung = beginne_anmeldung(&haus.bestand, &haus.dienst, &land(), zweck.clone(), "/")
        .await
        .unwrap();
    let rueckkehr = haus.waehle(&umleitung.url, ERIKA).await;
    let browser = Some(umleitung.browser_geheimnis.offen());
    let hier = land();
    let ende = |browser| {
        schliesse_anmeldung_ab(
            &haus.bestand,
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

    let umleitung = beginne_anmeldung(&haus.bestand, &haus.dienst, &land(), zweck, "/")
        .await
        .unwrap();
    let rueckkehr = haus.waehle(&umleitung.url, ERIKA).await;
    let abbruch = schliesse_anmeldung_ab(&haus.bestand, &haus.dienst, &land(), rueckkehr, None, None)
        .await
        .unwrap_err();
    let fremd = AnmeldeFehler::NichtVertrauenswuerdig(Misstrauen::FremderBrowser);
    assert!(matches!(abbruch.ursache, Ursache::Anmeldung(fehler) if fehler == fremd));
}

#[tokio::test]
async fn a_login_never_leads_to_another_site() {
    let haus = Haus::neu();
    for weg in ["//boese.example", "https://boese.example/", "/\\boese.example"] {
        let abbruch = beginne_anmeldung(&haus.bestand, &haus.dienst, &land(), AnmeldeZweck::Sitzung, weg)
            .await
            .unwrap_err();
        assert!(matches!(abbruch.ursache, Ursache::Rueckweg(_)), "{weg}");
    }
}

#[tokio::test]
async fn a_session_ends_after_five_idle_minutes_and_after_thirty_in_any_case() {
    let haus = Haus::neu();
    let finde = |wert: String| {
        let (bestand, jetzt) = (haus.bestand.clone(), haus.uhr.jetzt());
        async move { finde_sitzung(&bestand, &land(), &wert, jetzt).await.unwrap() }
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
    let haus = Haus::neu();
    let umleitung = beginne_anmeldung(&haus.bestand, &haus.dienst, &land(), AnmeldeZweck::Sitzung, "/")
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
