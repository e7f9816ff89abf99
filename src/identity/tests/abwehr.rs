//! A hostile provider: every lie is found, and named by what was wrong.

use std::sync::Arc;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use josekit::jws::{self, HS256, JwsHeader};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Stelluhr, feind::Feind, land, settings};
use crate::{
    identity::{
        AnmeldeFehler, Anmeldedienst, Anmeldung, Beginn, Misstrauen, Rueckkehr, Rueckweg, Schluesselpaar,
        Settings, Vertrauensniveau, schluessel::Signierschluessel,
    },
    kernel::{EntwurfId, KontoId, Uhr, zufall::FesterZufall},
    store::AnmeldeZweck,
};

/// What the provider will say; a test bends it before it is said.
pub(super) struct Aussage {
    pub(super) claims: Value,
    pub(super) userinfo: Value,
    pub(super) token_type: &'static str,
    siegel: Siegel,
    rueckkehr: Rueckkehr,
    browser: String,
    /// Around the signed ID token.
    pub(super) huelle: Option<Huelle>,
    /// What is done to the whole answer of the token endpoint.
    pub(super) tokenantwort: Option<fn(&mut Value)>,
    /// Media type and body of UserInfo in place of `userinfo`.
    pub(super) userinfo_roh: Option<(&'static str, String)>,
}

/// What is done to a signed ID token before it is said.
pub(super) type Huelle = Box<dyn FnOnce(String) -> String + Send>;

enum Siegel {
    Echt,
    FremderSchluessel,
    Keins,
    Hs256(&'static str),
}

pub(super) struct Versuch {
    pub(super) feind: Feind,
    pub(super) dienst: Anmeldedienst,
    pub(super) uhr: Arc<Stelluhr>,
    pub(super) schluessel: Signierschluessel,
}

impl Versuch {
    pub(super) async fn neu() -> Self {
        Self::mit(|_| ()).await
    }

    /// With other settings.
    pub(super) async fn mit(aendere: impl FnOnce(&mut Settings)) -> Self {
        let (feind, uhr) = (Feind::starte().await, Stelluhr::neu());
        let paar = Schluesselpaar::erzeuge().unwrap();
        let mut settings = settings(&feind.aussteller, &paar);
        aendere(&mut settings);
        let dienst = Anmeldedienst::neu(
            settings,
            Arc::<Stelluhr>::clone(&uhr),
            Arc::new(FesterZufall::neu(1)),
        )
        .unwrap();
        let schluessel = Signierschluessel::erzeuge("eins").unwrap();
        feind.antworte("/jwks", json!({ "keys": [schluessel.oeffentlich()] }));
        Self {
            feind,
            dienst,
            uhr,
            schluessel,
        }
    }

    pub(super) async fn beginne(&self, zweck: AnmeldeZweck) -> Beginn {
        self.dienst
            .beginne(&land(), zweck, &Rueckweg::parse("/").unwrap())
            .await
            .unwrap()
    }

    pub(super) async fn schliesse_ab(
        &self,
        beginn: Beginn,
        verbiege: impl FnOnce(&mut Aussage),
    ) -> Result<Anmeldung, AnmeldeFehler> {
        let mut aussage = self.ehrlich(&beginn);
        verbiege(&mut aussage);
        let id_token = match aussage.siegel {
            Siegel::Echt => self.schluessel.signiere(&aussage.claims).unwrap(),
            Siegel::FremderSchluessel => Signierschluessel::erzeuge("eins")
                .unwrap()
                .signiere(&aussage.claims)
                .unwrap(),
            Siegel::Keins => format!(
                "{}.{}.",
                BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#),
                BASE64_URL_SAFE_NO_PAD.encode(aussage.claims.to_string())
            ),
            Siegel::Hs256(geheimnis) => jws::serialize_compact(
                aussage.claims.to_string().as_bytes(),
                &JwsHeader::new(),
                &HS256.signer_from_bytes(geheimnis).unwrap(),
            )
            .unwrap(),
        };
        let id_token = match aussage.huelle {
            Some(huelle) => huelle(id_token),
            None => id_token,
        };
        let mut antwort = json!({
            "access_token": "zugriff", "token_type": aussage.token_type, "expires_in": 60, "id_token": id_token,
        });
        if let Some(verbiege) = aussage.tokenantwort {
            verbiege(&mut antwort);
        }
        self.feind.antworte("/token", antwort);
        match aussage.userinfo_roh {
            Some((art, text)) => self.feind.antworte_roh("/userinfo", art, text),
            None => self.feind.antworte("/userinfo", aussage.userinfo),
        }
        self.dienst
            .schliesse_ab(&beginn.record, &aussage.rueckkehr, &aussage.browser)
            .await
    }

    fn ehrlich(&self, beginn: &Beginn) -> Aussage {
        let jetzt = self.uhr.jetzt().as_second();
        Aussage {
            claims: json!({
                "iss": self.feind.aussteller, "sub": "person-1", "aud": "meldewerk", "azp": "meldewerk",
                "iat": jetzt, "exp": jetzt + 300, "auth_time": jetzt, "nonce": beginn.record.nonce.offen(),
                "acr": "STORK-QAA-Level-4", "at_hash": at_hash("zugriff"),
            }),
            userinfo: json!({
                "sub": "person-1", "given_name": "Erika", "family_name": "Mustermann", "date_of_birth": "1984-01-26",
                "street_and_building": "Alte Straße 12 a", "zip_code": "99001", "city": "Altstadt",
                "community_id": "99000001",
            }),
            token_type: "Bearer",
            siegel: Siegel::Echt,
            rueckkehr: Rueckkehr {
                code: Some("code".to_owned()),
                state: Some(beginn.state.clone()),
                iss: Some(self.feind.aussteller.clone()),
                error: None,
            },
            browser: beginn.browser_geheimnis.offen().to_owned(),
            huelle: None,
            tokenantwort: None,
            userinfo_roh: None,
        }
    }

    pub(super) async fn anmelde(
        &self,
        verbiege: impl FnOnce(&mut Aussage),
    ) -> Result<Anmeldung, AnmeldeFehler> {
        self.schliesse_ab(self.beginne(AnmeldeZweck::Sitzung).await, verbiege)
            .await
    }
}

/// The left half of a token's SHA-256 (OpenID Connect Core 3.1.3.6).
fn at_hash(zugriff: &str) -> String {
    let hash = Sha256::digest(zugriff);
    BASE64_URL_SAFE_NO_PAD.encode(&hash[..16])
}

fn einreichung() -> AnmeldeZweck {
    AnmeldeZweck::Einreichung {
        konto: KontoId::aus(uuid::Uuid::nil()),
        entwurf: EntwurfId::aus(uuid::Uuid::nil()),
        abdruck: [7; 32],
    }
}

fn setze(name: &'static str, wert: impl Into<Value>) -> impl FnOnce(&mut Aussage) {
    let wert = wert.into();
    move |aussage| {
        let claims = aussage.claims.as_object_mut().unwrap();
        if wert.is_null() {
            claims.remove(name);
        } else {
            claims.insert(name.to_owned(), wert);
        }
    }
}

pub(super) fn misstraut(ergebnis: Result<Anmeldung, AnmeldeFehler>) -> Misstrauen {
    match ergebnis {
        Err(AnmeldeFehler::NichtVertrauenswuerdig(misstrauen)) => misstrauen,
        anderes => panic!("expected mistrust, got {anderes:?}"),
    }
}

#[tokio::test]
async fn an_honest_answer_names_the_person() {
    let versuch = Versuch::neu().await;
    let anmeldung = versuch.anmelde(|_| ()).await.unwrap();
    assert_eq!(anmeldung.subjekt, "person-1");
    assert_eq!(anmeldung.aussteller, versuch.feind.aussteller);
    assert_eq!(anmeldung.niveau, Vertrauensniveau::Hoch);
    assert_eq!(anmeldung.identitaet.anschrift.ags.as_str(), "99000001");
    assert!(!format!("{anmeldung:?}").contains("Mustermann"));
}

#[tokio::test]
async fn a_token_that_was_not_made_for_this_login_is_refused() {
    let versuch = Versuch::neu().await;
    let jetzt = versuch.uhr.jetzt().as_second();
    let aussteller = versuch.feind.aussteller.clone();
    for (name, wert, grund) in [
        ("iss", json!("http://boese.example"), Misstrauen::Aussteller),
        ("iss", json!(format!("{aussteller}/")), Misstrauen::Aussteller),
        ("iss", Value::Null, Misstrauen::Tokenantwort),
        ("aud", json!("anderer-client"), Misstrauen::Empfaenger),
        (
            "aud",
            json!(["meldewerk", "anderer-client"]),
            Misstrauen::Empfaenger,
        ),
        ("azp", json!("anderer-client"), Misstrauen::BefugterClient),
        ("nonce", json!("fremd"), Misstrauen::Nonce),
        ("nonce", Value::Null, Misstrauen::Nonce),
        ("exp", json!(jetzt - 61), Misstrauen::Abgelaufen),
        ("iat", json!(jetzt + 61), Misstrauen::Ausstellungszeit),
        ("iat", json!(jetzt - 601), Misstrauen::Ausstellungszeit),
        ("nbf", json!(jetzt + 61), Misstrauen::NochNichtGueltig),
        ("sub", json!(""), Misstrauen::Subjekt),
        ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"), Misstrauen::AtHash),
        ("at_hash", Value::Null, Misstrauen::AtHash),
        ("aud", Value::Null, Misstrauen::Empfaenger),
        ("sub", Value::Null, Misstrauen::Tokenantwort),
        ("iat", Value::Null, Misstrauen::Tokenantwort),
        ("exp", Value::Null, Misstrauen::Tokenantwort),
        ("exp", json!("morgen"), Misstrauen::Tokenantwort),
        ("auth_time", Value::Null, Misstrauen::Anmeldezeit),
        ("auth_time", json!(jetzt + 61), Misstrauen::Anmeldezeit),
        ("auth_time", json!(jetzt - 1801), Misstrauen::Anmeldezeit),
    ] {
        let ergebnis = versuch.anmelde(setze(name, wert.clone())).await;
        assert_eq!(misstraut(ergebnis), grund, "{name} = {wert}");
    }
}

#[tokio::test]
async fn clocks_may_differ_by_a_minute() {
    let versuch = Versuch::neu().await;
    let jetzt = versuch.uhr.jetzt().as_second();
    for (name, wert) in [
        ("exp", jetzt - 59),
        ("iat", jetzt + 60),
        ("nbf", jetzt + 60),
        ("auth_time", jetzt + 60),
    ] {
        let anmeldung = versuch.anmelde(setze(name, wert)).await.unwrap();
        assert!(
            anmeldung.angemeldet_am <= versuch.uhr.jetzt(),
            "no login lies in the future"
        );
    }
}

#[tokio::test]
async fn a_signature_of_anybody_else_is_refused() {
    let versuch = Versuch::neu().await;
    for siegel in [
        Siegel::FremderSchluessel,
        Siegel::Keins,
        Siegel::Hs256("0123456789abcdef0123456789abcdef"),
    ] {
        let grund = misstraut(versuch.anmelde(|aussage| aussage.siegel = siegel).await);
        assert!(
            matches!(grund, Misstrauen::Signatur | Misstrauen::Tokenantwort),
            "{grund:?}"
        );
    }
}

#[tokio::test]
async fn a_signature_under_a_form_needs_a_login_made_for_it() {
    let versuch = Versuch::neu().await;
    let beginn = versuch.beginne(einreichung()).await;
    let frage: Vec<_> = beginn
        .url
        .query_pairs()
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    for verlangt in [
        ("prompt", "login"),
        ("max_age", "0"),
        ("code_challenge_method", "S256"),
    ] {
        assert!(
            frage.iter().any(|(k, v)| (k.as_str(), v.as_str()) == verlangt),
            "{verlangt:?}"
        );
    }
    let begonnen = beginn.record.begonnen_am.as_second();
    versuch.uhr.stelle_vor(SignedDuration::from_mins(2));
    assert!(
        versuch
            .schliesse_ab(beginn, setze("auth_time", begonnen + 100))
            .await
            .is_ok()
    );

    for alt in [json!(begonnen - 61), json!(begonnen - 86_400), Value::Null] {
        let beginn = versuch.beginne(einreichung()).await;
        let verschoben = if alt.is_null() {
            alt
        } else {
            json!(alt.as_i64().unwrap() + 120)
        };
        let ergebnis = versuch.schliesse_ab(beginn, setze("auth_time", verschoben)).await;
        assert_eq!(misstraut(ergebnis), Misstrauen::Anmeldezeit);
    }
}

#[tokio::test]
async fn a_level_below_hoch_is_refused_and_named() {
    let versuch = Versuch::neu().await;
    for (wort, erreicht) in [
        (json!("STORK-QAA-Level-3"), Some(Vertrauensniveau::Substanziell)),
        (json!("STORK-QAA-Level-1"), Some(Vertrauensniveau::Basis)),
        (json!("4"), None),
        (Value::Null, None),
    ] {
        let fehler = versuch.anmelde(setze("acr", wort)).await.unwrap_err();
        assert_eq!(fehler, AnmeldeFehler::NiveauZuNiedrig { erreicht });
    }
}

#[tokio::test]
async fn user_info_about_somebody_else_is_refused() {
    let versuch = Versuch::neu().await;
    let ergebnis = versuch
        .anmelde(|aussage| aussage.userinfo["sub"] = json!("person-2"))
        .await;
    assert!(matches!(misstraut(ergebnis), Misstrauen::Userinfo));
    let fehler = versuch
        .anmelde(|aussage| aussage.userinfo["city"] = Value::Null)
        .await
        .unwrap_err();
    assert_eq!(
        fehler,
        AnmeldeFehler::AngabenUnvollstaendig {
            claim: "city".to_owned()
        }
    );
}

#[tokio::test]
async fn only_a_bearer_token_is_taken() {
    let versuch = Versuch::neu().await;
    assert_eq!(
        misstraut(versuch.anmelde(|aussage| aussage.token_type = "DPoP").await),
        Misstrauen::Tokenart
    );
}

#[tokio::test]
async fn the_answer_must_come_back_to_the_browser_that_left() {
    let versuch = Versuch::neu().await;
    let fremd = versuch
        .anmelde(|aussage| aussage.browser = "fremd".to_owned())
        .await;
    assert_eq!(misstraut(fremd), Misstrauen::FremderBrowser);
    let state = versuch
        .anmelde(|aussage| aussage.rueckkehr.state = Some("fremd".to_owned()))
        .await;
    assert_eq!(misstraut(state), Misstrauen::State);
    for iss in [None, Some("http://boese.example".to_owned())] {
        let ergebnis = versuch.anmelde(|aussage| aussage.rueckkehr.iss = iss).await;
        assert_eq!(misstraut(ergebnis), Misstrauen::AusstellerDerAntwort);
    }
    let beginn = versuch.beginne(AnmeldeZweck::Sitzung).await;
    versuch.uhr.stelle_vor(SignedDuration::from_secs(601));
    assert_eq!(
        misstraut(versuch.schliesse_ab(beginn, |_| ()).await),
        Misstrauen::Verjaehrt
    );
}

#[tokio::test]
async fn errors_of_the_provider_are_told_apart() {
    let versuch = Versuch::neu().await;
    let mit = |code: &'static str| {
        move |aussage: &mut Aussage| {
            aussage.rueckkehr.code = None;
            aussage.rueckkehr.error = Some(code.to_owned());
        }
    };
    assert_eq!(
        versuch.anmelde(mit("access_denied")).await.unwrap_err(),
        AnmeldeFehler::Abgebrochen
    );
    assert_eq!(
        versuch.anmelde(mit("server_error")).await.unwrap_err(),
        AnmeldeFehler::Abgelehnt { code: "server_error" }
    );
    assert_eq!(
        versuch.anmelde(mit("Erika Mustermann")).await.unwrap_err(),
        AnmeldeFehler::Abgelehnt { code: "other" },
        "a provider cannot write into our logs"
    );
    assert_eq!(
        misstraut(versuch.anmelde(|a| a.rueckkehr.code = None).await),
        Misstrauen::OhneCode
    );
}

#[tokio::test]
async fn a_provider_that_starts_later_is_found_later() {
    let versuch = Versuch::neu().await;
    versuch.feind.antworte_mit("/jwks", 503, &Value::Null);
    let weg = Rueckweg::parse("/").unwrap();
    let fehler = versuch
        .dienst
        .beginne(&land(), AnmeldeZweck::Sitzung, &weg)
        .await
        .unwrap_err();
    assert!(
        matches!(
            fehler,
            AnmeldeFehler::NichtErreichbar {
                schritt: "discovery",
                ..
            }
        ),
        "{fehler:?}"
    );
    versuch
        .feind
        .antworte("/jwks", json!({ "keys": [versuch.schluessel.oeffentlich()] }));
    assert!(versuch.anmelde(|_| ()).await.is_ok());
}

#[tokio::test]
async fn new_keys_are_fetched_when_needed_but_at_most_once_a_minute() {
    let mut versuch = Versuch::neu().await;
    versuch.anmelde(|_| ()).await.unwrap();
    for (kennung, warten, gelingt) in [("zwei", 0, true), ("drei", 10, false), ("drei", 60, true)] {
        versuch.uhr.stelle_vor(SignedDuration::from_secs(warten));
        versuch.schluessel = Signierschluessel::erzeuge(kennung).unwrap();
        versuch
            .feind
            .antworte("/jwks", json!({ "keys": [versuch.schluessel.oeffentlich()] }));
        let ergebnis = versuch.anmelde(|_| ()).await;
        if gelingt {
            assert!(ergebnis.is_ok(), "{kennung}: {ergebnis:?}");
        } else {
            assert_eq!(misstraut(ergebnis), Misstrauen::Signatur, "{kennung}");
        }
    }
}
