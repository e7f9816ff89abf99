//! What is encrypted for us, and what is pushed to the provider before the browser goes there.

use josekit::{
    jwe::{self, ECDH_ES, ECDH_ES_A256KW, JweEncrypter, JweHeader, RSA_OAEP, RSA_OAEP_256},
    jwk::{
        KeyPair as _,
        alg::{ec::EcKeyPair, rsa::RsaKeyPair},
    },
};
use serde_json::{Value, json};

use super::abwehr::{Aussage, Huelle, Versuch, misstraut};
use crate::{
    identity::{AnmeldeFehler, ClientAuthentisierung, Misstrauen, schluessel::Signierschluessel},
    kernel::Geheim,
    store::AnmeldeZweck,
};

/// A pair whose private half is ours.
enum Paar {
    Ec(EcKeyPair),
    Rsa(RsaKeyPair),
}

impl Paar {
    fn ec() -> Self {
        Self::Ec(
            ECDH_ES
                .generate_ec_key_pair(josekit::jwk::alg::ec::EcCurve::P256)
                .unwrap(),
        )
    }

    fn rsa() -> Self {
        Self::Rsa(RSA_OAEP_256.generate_key_pair(2048).unwrap())
    }

    fn privat(&self) -> Geheim {
        let pem = match self {
            Self::Ec(paar) => paar.to_pem_private_key(),
            Self::Rsa(paar) => paar.to_pem_private_key(),
        };
        Geheim::neu(String::from_utf8(pem).unwrap())
    }

    fn oeffentlich(&self) -> Vec<u8> {
        match self {
            Self::Ec(paar) => paar.to_pem_public_key(),
            Self::Rsa(paar) => paar.to_pem_public_key(),
        }
    }

    /// Encrypts as agreed.
    fn verschliesse(&self, inhalt: &str) -> String {
        match self {
            Self::Ec(_) => verschliesse(
                inhalt,
                "A256GCM",
                &ECDH_ES.encrypter_from_pem(self.oeffentlich()).unwrap(),
            ),
            Self::Rsa(_) => verschliesse(
                inhalt,
                "A256GCM",
                &RSA_OAEP_256.encrypter_from_pem(self.oeffentlich()).unwrap(),
            ),
        }
    }
}

fn verschliesse(inhalt: &str, enc: &str, schluessel: &dyn JweEncrypter) -> String {
    let mut kopf = JweHeader::new();
    kopf.set_content_encryption(enc);
    kopf.set_content_type("JWT");
    jwe::serialize_compact(inhalt.as_bytes(), &kopf, schluessel).unwrap()
}

async fn versuch(paar: &Paar) -> Versuch {
    Versuch::mit(|settings| settings.entschluesselung = Some(paar.privat())).await
}

fn huelle(wie: impl FnOnce(String) -> String + Send + 'static) -> impl FnOnce(&mut Aussage) {
    move |aussage| aussage.huelle = Some(Box::new(wie))
}

#[tokio::test]
async fn an_id_token_that_is_encrypted_for_us_is_opened_and_then_checked_as_any_other() {
    for paar in [Paar::ec(), Paar::rsa()] {
        let versuch = versuch(&paar).await;
        let (gut, fremd) = (paar.verschliesse("x"), paar);
        assert_eq!(gut.split('.').count(), 5);
        let paar = std::sync::Arc::new(fremd);
        let eins = paar.clone();
        versuch
            .anmelde(huelle(move |token| eins.verschliesse(&token)))
            .await
            .unwrap();
        let zwei = paar.clone();
        let ergebnis = versuch
            .anmelde(|aussage| {
                aussage.claims["aud"] = json!("anderer-client");
                aussage.huelle = Some(Box::new(move |token| zwei.verschliesse(&token)));
            })
            .await;
        assert_eq!(misstraut(ergebnis), Misstrauen::Empfaenger);
    }
}

#[tokio::test]
async fn with_a_key_of_ours_no_token_is_taken_that_is_not_encrypted_for_it_as_agreed() {
    let paar = Paar::ec();
    let versuch = versuch(&paar).await;
    let oeffentlich = paar.oeffentlich();
    let schluessel = oeffentlich.clone();
    let faelle: Vec<(&str, Huelle)> = vec![
        ("not encrypted", Box::new(|token| token)),
        (
            "for another key",
            Box::new(|token| Paar::ec().verschliesse(&token)),
        ),
        (
            "another key encryption",
            Box::new(move |token| {
                verschliesse(
                    &token,
                    "A256GCM",
                    &ECDH_ES_A256KW.encrypter_from_pem(schluessel).unwrap(),
                )
            }),
        ),
        (
            "another content encryption",
            Box::new(move |token| {
                verschliesse(
                    &token,
                    "A128CBC-HS256",
                    &ECDH_ES.encrypter_from_pem(oeffentlich).unwrap(),
                )
            }),
        ),
        ("four parts", Box::new(|_| "a.b.c.d".to_owned())),
        ("five empty parts", Box::new(|_| "....".to_owned())),
    ];
    for (was, wie) in faelle {
        let ergebnis = versuch.anmelde(|aussage| aussage.huelle = Some(wie)).await;
        assert_eq!(misstraut(ergebnis), Misstrauen::Verschluesselung, "{was}");
    }
    // One changed character in each part.
    let gut = paar.verschliesse("inhalt");
    for (stelle, zeichen) in gut
        .char_indices()
        .filter(|(_, zeichen)| *zeichen != '.')
        .step_by(7)
    {
        let mut anders = gut.clone();
        let neu = if zeichen == 'A' { "B" } else { "A" };
        anders.replace_range(stelle..=stelle, neu);
        let ergebnis = versuch.anmelde(huelle(move |_| anders)).await;
        assert!(matches!(
            misstraut(ergebnis),
            Misstrauen::Verschluesselung | Misstrauen::Tokenantwort
        ));
    }
}

#[tokio::test]
#[allow(deprecated, reason = "it is here to be refused")]
async fn an_rsa_key_of_ours_is_used_with_oaep_and_sha_256_only() {
    let paar = Paar::rsa();
    let versuch = versuch(&paar).await;
    let oeffentlich = paar.oeffentlich();
    let falsch: [(&str, Box<dyn JweEncrypter>); 2] = [
        (
            "RSA1_5",
            Box::new(jwe::RSA1_5.encrypter_from_pem(&oeffentlich).unwrap()),
        ),
        (
            "RSA-OAEP",
            Box::new(RSA_OAEP.encrypter_from_pem(&oeffentlich).unwrap()),
        ),
    ];
    for (was, schluessel) in falsch {
        let ergebnis = versuch
            .anmelde(huelle(move |token| verschliesse(&token, "A256GCM", &*schluessel)))
            .await;
        assert_eq!(misstraut(ergebnis), Misstrauen::Verschluesselung, "{was}");
    }
}

#[tokio::test]
async fn an_id_token_inside_that_nobody_signed_is_refused() {
    let paar = Paar::ec();
    let versuch = versuch(&paar).await;
    let ergebnis = versuch
        .anmelde(huelle(move |token| {
            // The claims alone, as if encrypting proved who wrote them.
            let mitte = token.split('.').nth(1).unwrap().to_owned();
            paar.verschliesse(&format!("eyJhbGciOiJub25lIn0.{mitte}."))
        }))
        .await;
    assert!(matches!(
        misstraut(ergebnis),
        Misstrauen::Signatur | Misstrauen::Tokenantwort
    ));
}

#[tokio::test]
async fn user_info_comes_encrypted_with_claims_or_a_signed_token_inside() {
    let paar = std::sync::Arc::new(Paar::ec());
    let versuch = versuch(&paar).await;
    let mit = |art: &'static str, wie: fn(&Paar, &str) -> String| {
        let paar = paar.clone();
        move |aussage: &mut Aussage| {
            let (eins, klar) = (paar.clone(), aussage.userinfo.to_string());
            aussage.huelle = Some(Box::new(move |token| eins.verschliesse(&token)));
            aussage.userinfo_roh = Some((art, wie(&paar, &klar)));
        }
    };
    let anmeldung = versuch
        .anmelde(mit("application/jwt", Paar::verschliesse))
        .await
        .unwrap();
    assert_eq!(anmeldung.subjekt, "person-1");
    let fremd = versuch
        .anmelde(mit("application/jwt", |_, klar| Paar::ec().verschliesse(klar)))
        .await;
    assert_eq!(misstraut(fremd), Misstrauen::Verschluesselung);
    let nackt = versuch
        .anmelde(mit("application/jwt", |_, klar| klar.to_owned()))
        .await;
    assert_eq!(misstraut(nackt), Misstrauen::Verschluesselung);
}

#[tokio::test]
async fn a_signed_user_info_is_taken_only_if_the_provider_signed_it_for_us() {
    let versuch = Versuch::neu().await;
    let aussteller = versuch.feind.aussteller.clone();
    let claims = |aussage: &Aussage, aud: &str| {
        let mut claims = aussage.userinfo.clone();
        claims["iss"] = json!(aussteller);
        claims["aud"] = json!(aud);
        claims
    };
    let echt = &versuch.schluessel;
    let fremd = Signierschluessel::erzeuge("eins").unwrap();
    for (schluessel, aud, gelingt) in [
        (echt, "meldewerk", true),
        (echt, "anderer-client", false),
        (&fremd, "meldewerk", false),
    ] {
        let ergebnis = versuch
            .anmelde(|aussage| {
                let token = schluessel.signiere(&claims(aussage, aud)).unwrap();
                aussage.userinfo_roh = Some(("application/jwt", token));
            })
            .await;
        if gelingt {
            ergebnis.unwrap();
        } else {
            assert_eq!(misstraut(ergebnis), Misstrauen::Userinfo, "{aud}");
        }
    }
}

#[test]
fn a_key_that_is_none_stops_the_start() {
    let schluessel = crate::identity::Schluesselpaar::erzeuge().unwrap();
    let mut settings = super::settings("http://127.0.0.1:1", &schluessel);
    settings.entschluesselung = Some(Geheim::neu("kein Schluessel".to_owned()));
    assert!(settings.richte_ein().is_err());
}

fn mit_par(versuch: &Versuch) {
    let aussteller = &versuch.feind.aussteller;
    versuch.feind.antworte(
        "/.well-known/openid-configuration",
        json!({
            "issuer": aussteller,
            "authorization_endpoint": format!("{aussteller}/authorize"),
            "token_endpoint": format!("{aussteller}/token"),
            "userinfo_endpoint": format!("{aussteller}/userinfo"),
            "jwks_uri": format!("{aussteller}/jwks"),
            "pushed_authorization_request_endpoint": format!("{aussteller}/par"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "authorization_response_iss_parameter_supported": true,
        }),
    );
}

#[tokio::test]
async fn where_requests_can_be_pushed_the_browser_carries_a_handle_only() {
    let versuch = Versuch::neu().await;
    mit_par(&versuch);
    let handle = "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c";
    versuch
        .feind
        .antworte_mit("/par", 201, &json!({ "request_uri": handle, "expires_in": 60 }));
    let beginn = versuch.beginne(AnmeldeZweck::Sitzung).await;
    let frage: Vec<_> = beginn
        .url
        .query_pairs()
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    assert_eq!(
        frage,
        [("client_id", "meldewerk"), ("request_uri", handle)].map(|(k, v)| (k.to_owned(), v.to_owned()))
    );
    let gesendet = versuch.feind.gesendet("/par").unwrap();
    for feld in [
        "response_type=code",
        "code_challenge=",
        "nonce=",
        "state=",
        "acr_values=",
        "client_assertion=",
    ] {
        assert!(gesendet.contains(feld), "{feld}: {gesendet}");
    }
}

#[tokio::test]
async fn a_refused_or_unreadable_push_is_an_error_of_its_own() {
    let versuch = Versuch::mit(|settings| {
        settings.client_authentisierung = ClientAuthentisierung::Geheimnis(Geheim::neu("geheim".to_owned()));
    })
    .await;
    mit_par(&versuch);
    let weg = crate::identity::Rueckweg::parse("/").unwrap();
    for (status, antwort, erwartet) in [
        (
            400,
            json!({ "error": "invalid_request" }),
            AnmeldeFehler::Abgelehnt {
                code: "invalid_request",
            },
        ),
        (
            400,
            json!({ "error": "Erika" }),
            AnmeldeFehler::Abgelehnt { code: "other" },
        ),
        (500, Value::Null, AnmeldeFehler::Abgelehnt { code: "other" }),
        (201, json!({}), Misstrauen::Hinterlegung.into()),
        (201, json!({ "request_uri": "" }), Misstrauen::Hinterlegung.into()),
        (
            201,
            json!({ "request_uri": "x".repeat(2000) }),
            Misstrauen::Hinterlegung.into(),
        ),
    ] {
        versuch.feind.antworte_mit("/par", status, &antwort);
        let fehler = versuch
            .dienst
            .beginne(&super::land(), AnmeldeZweck::Sitzung, &weg)
            .await;
        assert_eq!(fehler.unwrap_err(), erwartet);
    }
    let gesendet = versuch.feind.gesendet("/par").unwrap();
    assert!(!gesendet.contains("geheim"), "the secret goes in a header");
}
