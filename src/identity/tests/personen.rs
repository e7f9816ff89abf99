//! What the dev provider says of the people of Musterland whose documents are not like everybody's.

use serde_json::Value;
use url::Url;

use super::{WEITERLEITUNG, haus::Haus};
use crate::{
    identity::{Schluesselpaar, dev::ClientNachweis},
    kernel::Geheim,
    store::AnmeldeZweck,
};

/// The verifier and the challenge of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const GEHEIMNIS: &str = "geheim-fuer-den-test-von-drei-karten";

async fn haus() -> Haus {
    let paar = Schluesselpaar::erzeuge().unwrap();
    let geheimnis = || Geheim::neu(GEHEIMNIS.to_owned());
    Haus::mit(ClientNachweis::Geheimnis(geheimnis()), &paar, Some(geheimnis())).await
}

/// The answer of the UserInfo endpoint for this person, read with this means.
async fn userinfo(haus: &Haus, person: &str, niveau: &str) -> Value {
    let bei = |pfad: &str| Url::parse(&(haus.op.aussteller() + pfad)).unwrap();
    let mut url = bei("/authorize");
    url.query_pairs_mut().extend_pairs([
        ("client_id", "meldewerk"),
        ("redirect_uri", WEITERLEITUNG),
        ("response_type", "code"),
        ("scope", "openid"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]);
    let wahl = [
        ("person", person),
        ("chip", "alt"),
        ("niveau", niveau),
        ("ergebnis", "ok"),
    ];
    let code = haus.waehle(url.as_str(), wahl).await.code.unwrap();
    let formular = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", WEITERLEITUNG),
            ("code_verifier", VERIFIER),
            ("client_id", "meldewerk"),
            ("client_secret", GEHEIMNIS),
        ])
        .finish();
    let tokens = haus
        .browser
        .post(bei("/token"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(formular);
    let tokens = tokens.send().await.unwrap().bytes().await.unwrap();
    let tokens: Value = serde_json::from_slice(&tokens).unwrap();
    let frage = haus
        .browser
        .get(bei("/userinfo"))
        .bearer_auth(tokens["access_token"].as_str().unwrap());
    let antwort = frage.send().await.unwrap().bytes().await.unwrap();
    serde_json::from_slice(&antwort).unwrap()
}

#[tokio::test]
async fn the_kind_of_document_is_told_by_the_card_and_by_nothing_else() {
    let haus = haus().await;
    for (person, art) in [("erika", "ID"), ("abena", "AR"), ("sofia", "UB")] {
        assert_eq!(
            userinfo(&haus, person, "hoch").await["document_type"],
            art,
            "{person}"
        );
    }
    assert!(userinfo(&haus, "abena", "substantiell").await["document_type"].is_null());
}

#[tokio::test]
async fn an_age_is_a_birth_date_in_the_year_of_the_clock() {
    let haus = haus().await;
    let mehmet = userinfo(&haus, "mehmet", "hoch").await;
    assert_eq!(mehmet["date_of_birth"], "2010-01-01");
}

#[tokio::test]
async fn people_with_a_birth_date_in_part_or_without_given_names_log_in() {
    let haus = haus().await;
    for (person, vornamen, geburtsdatum) in [("abena", Some("Abena"), "1978"), ("nguyen", None, "1991-10-10")]
    {
        let wahl = [
            ("person", person),
            ("chip", "alt"),
            ("niveau", "hoch"),
            ("ergebnis", "ok"),
        ];
        let abschluss = haus.melde_an(AnmeldeZweck::Sitzung, wahl, None).await.unwrap();
        let wer = abschluss.sitzung.identitaet;
        assert_eq!(wer.vornamen.as_ref().map(xoev::Text::as_str), vornamen);
        assert_eq!(wer.geburtsdatum.to_string(), geburtsdatum);
    }
}
