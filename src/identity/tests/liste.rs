//! The rest of the lists of others, and the table that says which test stands for which of theirs.

use std::{collections::BTreeSet, fs, path::Path};

use josekit::{
    jwk::KeyPair as _,
    jws::{self, JwsHeader, RS256},
};
use serde_json::{Value, json};

use super::{
    abwehr::{Versuch, misstraut},
    land,
};
use crate::{
    identity::{
        AnmeldeFehler, ClientAuthentisierung, Misstrauen, Rueckweg, Signaturalgorithmus, Ursache,
        Zugriffshash, schliesse_anmeldung_ab, schluessel::Signierschluessel,
    },
    kernel::Geheim,
    store::{AnmeldeZweck, proben::Probe},
};

#[tokio::test]
async fn a_provider_that_calls_itself_something_else_is_none() {
    let versuch = Versuch::neu().await;
    let aussteller = &versuch.feind.aussteller;
    versuch.feind.antworte(
        "/.well-known/openid-configuration",
        json!({
            "issuer": format!("{aussteller}/"), "authorization_endpoint": format!("{aussteller}/authorize"),
            "token_endpoint": format!("{aussteller}/token"), "jwks_uri": format!("{aussteller}/jwks"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        }),
    );
    let weg = Rueckweg::parse("/").unwrap();
    let fehler = versuch.dienst.beginne(&land(), AnmeldeZweck::Sitzung, &weg).await;
    assert!(matches!(
        fehler,
        Err(AnmeldeFehler::NichtErreichbar {
            schritt: "discovery",
            ..
        })
    ));
}

#[tokio::test]
async fn an_answer_without_state_belongs_to_no_login() {
    let (versuch, probe) = (Versuch::neu().await, Probe::neu().await);
    let rueckkehr = crate::identity::Rueckkehr {
        code: Some("code".to_owned()),
        ..Default::default()
    };
    let ende = schliesse_anmeldung_ab(
        &*probe.bestand,
        &versuch.dienst,
        &land(),
        rueckkehr,
        Some("x"),
        None,
    )
    .await;
    let ursache = ende.unwrap_err().ursache;
    assert!(matches!(
        ursache,
        Ursache::Anmeldung(AnmeldeFehler::NichtVertrauenswuerdig(Misstrauen::State))
    ));
}

#[tokio::test]
async fn a_token_of_an_earlier_login_is_refused() {
    let versuch = Versuch::neu().await;
    let erster = versuch.beginne(AnmeldeZweck::Sitzung).await;
    let nonce = erster.record.nonce.offen().to_owned();
    versuch.schliesse_ab(erster, |_| ()).await.unwrap();
    let zweiter = versuch
        .anmelde(|aussage| aussage.claims["nonce"] = json!(nonce))
        .await;
    assert_eq!(misstraut(zweiter), Misstrauen::Nonce);
}

#[tokio::test]
async fn what_the_standard_leaves_open_is_taken() {
    let versuch = Versuch::neu().await;
    versuch
        .anmelde(|aussage| aussage.claims["aud"] = json!(["meldewerk"]))
        .await
        .unwrap();
    versuch
        .anmelde(|aussage| aussage.token_type = "bEaReR")
        .await
        .unwrap();
    versuch
        .anmelde(|aussage| {
            aussage.tokenantwort = Some(|antwort| {
                antwort.as_object_mut().unwrap().remove("expires_in");
            });
        })
        .await
        .unwrap();
    let ohne = versuch
        .anmelde(|aussage| {
            aussage.tokenantwort = Some(|antwort| {
                antwort.as_object_mut().unwrap().remove("id_token");
            });
        })
        .await;
    assert_eq!(misstraut(ohne), Misstrauen::Tokenantwort);
}

#[tokio::test]
async fn a_token_without_key_id_is_taken_only_if_the_provider_has_one_key() {
    let versuch = Versuch::neu().await;
    let ohne = versuch.schluessel.ohne_kennung();
    let sage = |aussage: &mut super::abwehr::Aussage| {
        let token = ohne.signiere(&aussage.claims).unwrap();
        aussage.huelle = Some(Box::new(move |_| token));
    };
    versuch.anmelde(sage).await.unwrap();
    let zweiter = Signierschluessel::erzeuge("zwei").unwrap();
    versuch.uhr.stelle_vor(jiff::SignedDuration::from_mins(2));
    let versuch = Versuch::neu().await;
    versuch.feind.antworte(
        "/jwks",
        json!({ "keys": [zweiter.oeffentlich(), versuch.schluessel.oeffentlich()] }),
    );
    let ohne = versuch.schluessel.ohne_kennung();
    let ergebnis = versuch
        .anmelde(|aussage| {
            let token = ohne.signiere(&aussage.claims).unwrap();
            aussage.huelle = Some(Box::new(move |_| token));
        })
        .await;
    assert_eq!(misstraut(ergebnis), Misstrauen::Signatur);
}

#[tokio::test]
async fn rs256_is_taken_only_where_it_is_named() {
    let paar = RS256.generate_key_pair(2048).unwrap();
    let mut jwk = paar.to_jwk_public_key();
    jwk.set_key_id("rsa");
    jwk.set_key_use("sig");
    jwk.set_algorithm("RS256");
    let jwk = Value::Object(jwk.as_ref().clone());
    let privat = paar.to_pem_private_key();
    let signiere = |claims: &Value, faelsche: bool| {
        let mut kopf = JwsHeader::new();
        kopf.set_key_id("rsa");
        let signierer = RS256.signer_from_pem(&privat).unwrap();
        let token = jws::serialize_compact(claims.to_string().as_bytes(), &kopf, &signierer).unwrap();
        if faelsche {
            let (vorn, _) = token.rsplit_once('.').unwrap();
            format!("{vorn}.{}", "A".repeat(342))
        } else {
            token
        }
    };
    for (genannt, faelsche, erwartet) in [
        (true, false, None),
        (true, true, Some(Misstrauen::Signatur)),
        (false, false, Some(Misstrauen::Signatur)),
    ] {
        let versuch = Versuch::mit(|settings| {
            if genannt {
                settings.erlaubte_algorithmen.push(Signaturalgorithmus::Rs256);
            }
        })
        .await;
        versuch.feind.antworte("/jwks", json!({ "keys": [jwk] }));
        let ergebnis = versuch
            .anmelde(|aussage| {
                let token = signiere(&aussage.claims, faelsche);
                aussage.huelle = Some(Box::new(move |_| token));
            })
            .await;
        match erwartet {
            None => drop(ergebnis.unwrap()),
            Some(grund) => assert_eq!(misstraut(ergebnis), grund, "named: {genannt}"),
        }
    }
}

#[tokio::test]
async fn client_secret_basic_works_where_nothing_else_is_offered() {
    let versuch = Versuch::mit(|settings| {
        settings.client_authentisierung =
            ClientAuthentisierung::Geheimnis(Geheim::neu("ein:Geheimnis".to_owned()));
    })
    .await;
    versuch.anmelde(|_| ()).await.unwrap();
    let gesendet = versuch.feind.gesendet("/token").unwrap();
    assert!(!gesendet.contains("Geheimnis") && !gesendet.contains("client_assertion"));
}

#[tokio::test]
async fn a_token_without_at_hash_is_taken_only_where_the_provider_is_known_to_leave_it_out() {
    let versuch = Versuch::mit(|settings| settings.at_hash = Zugriffshash::WennDa).await;
    let ohne = versuch.anmelde(|aussage| {
        aussage.claims.as_object_mut().unwrap().remove("at_hash");
    });
    ohne.await.unwrap();
    let falsch = versuch
        .anmelde(|aussage| aussage.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA"))
        .await;
    assert_eq!(misstraut(falsch), Misstrauen::AtHash);
}

#[tokio::test]
async fn a_broker_is_asked_in_its_own_dialect_and_may_not_answer_with_less() {
    use crate::identity::{Niveauabfrage, Niveauanfrage, Niveaudialekt};
    for (abfrage, gefragt, antwort) in [
        (
            Niveauabfrage::default(),
            ("acr_values", "STORK-QAA-Level-4"),
            ("acr", "STORK-QAA-Level-4"),
        ),
        (
            Niveauabfrage {
                dialekt: Niveaudialekt::Keycloak,
                idp_hint: Some("bundid".to_owned()),
                ..Niveauabfrage::default()
            },
            ("acr_values", "4"),
            ("acr", "4"),
        ),
        (
            Niveauabfrage {
                anfrage: Niveauanfrage::Bereich,
                claim: "trust_level_authentication".to_owned(),
                ..Niveauabfrage::default()
            },
            ("scope", "openid level4"),
            ("trust_level_authentication", "STORK-QAA-Level-4"),
        ),
        (
            Niveauabfrage {
                dialekt: Niveaudialekt::Eidas,
                ..Niveauabfrage::default()
            },
            ("acr_values", "http://eidas.europa.eu/LoA/high"),
            ("acr", "http://eidas.europa.eu/LoA/high"),
        ),
    ] {
        let hint = abfrage.idp_hint.clone();
        let versuch = Versuch::mit(|settings| settings.niveau = abfrage).await;
        let beginn = versuch.beginne(AnmeldeZweck::Sitzung).await;
        let wert = |name: &str| {
            let gefunden = beginn.url.query_pairs().find(|(k, _)| k == name);
            gefunden.map(|(_, v)| v.into_owned())
        };
        assert_eq!(wert(gefragt.0).as_deref(), Some(gefragt.1));
        assert_eq!(wert("kc_idp_hint"), hint);
        let mit = |wort: &'static str| {
            move |aussage: &mut super::abwehr::Aussage| {
                aussage.claims["acr"] = json!("von Keycloak selbst");
                aussage.claims[antwort.0] = json!(wort);
            }
        };
        versuch.anmelde(mit(antwort.1)).await.unwrap();
        let weniger = versuch.anmelde(mit("2")).await;
        assert!(matches!(weniger, Err(AnmeldeFehler::NiveauZuNiedrig { .. })));
    }
}

/// The names of the lists, as the suite spells them.
const NAMEN: &str = include_str!("liste.txt");

#[test]
fn every_test_of_the_lists_has_a_row_and_every_row_names_a_test_that_is_there() {
    let wurzel = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tabelle = fs::read_to_string(wurzel.join("docs/conformance-oidc.md")).unwrap();
    let zeilen: Vec<Vec<&str>> = tabelle
        .lines()
        .filter(|zeile| zeile.starts_with("| `"))
        .map(|zeile| zeile.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let genannt: BTreeSet<&str> = zeilen.iter().map(|zeile| zeile[0].trim_matches('`')).collect();
    let verlangt: BTreeSet<&str> = NAMEN.lines().filter(|zeile| !zeile.is_empty()).collect();
    let fehlend: Vec<_> = verlangt.difference(&genannt).collect();
    assert!(fehlend.is_empty(), "no row for {fehlend:?}");
    let mut quellen = String::new();
    for ordner in ["src/identity/tests", "tests/it"] {
        for datei in fs::read_dir(wurzel.join(ordner)).unwrap() {
            let pfad = datei.unwrap().path();
            if pfad.extension().is_some_and(|art| art == "rs") {
                quellen += &fs::read_to_string(pfad).unwrap();
            }
        }
    }
    for zeile in &zeilen {
        let wodurch = zeile.last().unwrap();
        if let Some(grund) = wodurch.strip_prefix("not ours: ") {
            assert!(grund.len() > 5, "{zeile:?}");
            continue;
        }
        let name = wodurch.trim_matches('`');
        assert!(
            quellen.contains(&format!("fn {name}(")),
            "there is no test {name}"
        );
    }
    assert!(zeilen.len() >= verlangt.len());
}
