//! Machines: which assertions are believed, and what a token opens.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use josekit::jws::{self, ES256, JwsHeader};
use serde_json::{Value, json};

use crate::{
    identity::{
        Schluesselpaar,
        maschine::{Bereich, Markenmangel, MaschinenSettings, Maschinenpforte, Nachweismangel},
    },
    kernel::zufall::FesterZufall,
};

const ADRESSE: &str = "https://musterland.example";

fn jetzt() -> Timestamp {
    "2026-11-27T08:00:00Z".parse().unwrap()
}

struct Welt {
    schluessel: Schluesselpaar,
    pforte: Maschinenpforte,
}

fn pforte(adresse: &str, pem: &str, geheim: u8) -> Maschinenpforte {
    let maschine = |client_id: &str, bereiche: &[Bereich]| MaschinenSettings {
        client_id: client_id.to_owned(),
        schluessel: pem.to_owned(),
        bereiche: bereiche.iter().copied().collect(),
    };
    let maschinen = vec![
        maschine("leitstand", &[Bereich::PostLesen, Bereich::PostAendern]),
        maschine("anzeige", &[Bereich::PostLesen]),
    ];
    Maschinenpforte::neu(adresse.to_owned(), maschinen, &[geheim; 32]).unwrap()
}

impl Welt {
    fn neu() -> Self {
        let schluessel = Schluesselpaar::erzeuge().unwrap();
        Self {
            pforte: pforte(ADRESSE, &schluessel.oeffentlich_pem, 1),
            schluessel,
        }
    }

    /// A good assertion with these claims in place of its own; `null` takes one away.
    fn nachweis(&self, anders: &Value) -> String {
        let mut claims = json!({
            "iss": "leitstand", "sub": "leitstand", "aud": "https://musterland.example/oauth/token",
            "iat": jetzt().as_second(), "exp": jetzt().as_second() + 60, "jti": "eins",
        });
        for (name, wert) in anders.as_object().unwrap() {
            claims[name] = wert.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, wert| !wert.is_null());
        let unterzeichner = ES256.signer_from_pem(self.schluessel.privat_pem.offen()).unwrap();
        jws::serialize_compact(claims.to_string().as_bytes(), &JwsHeader::new(), &unterzeichner).unwrap()
    }

    fn marke(&self, client_id: &str, wunsch: Option<&str>, am: Timestamp) -> String {
        let bereiche = self.pforte.erlaubt(client_id, wunsch).unwrap();
        let marke = self
            .pforte
            .stelle_aus(client_id, bereiche, am, &FesterZufall::neu(1));
        marke.unwrap().token.offen().to_owned()
    }
}

#[test]
fn an_assertion_is_believed_only_as_its_standard_says() {
    let welt = Welt::neu();
    let pruefe = |anders: Value| welt.pforte.pruefe_nachweis(&welt.nachweis(&anders), jetzt());
    assert_eq!(pruefe(json!({})).unwrap().client_id, "leitstand");
    assert!(
        pruefe(json!({ "aud": [ADRESSE] })).is_ok(),
        "the issuer as audience"
    );
    let um = |sekunden: i64| jetzt().as_second() + sekunden;
    for (anders, mangel) in [
        (json!({ "iss": "niemand", "sub": "niemand" }), Nachweismangel::Wer),
        (json!({ "sub": "anzeige" }), Nachweismangel::Wer),
        (json!({ "sub": null }), Nachweismangel::Wer),
        (json!({ "iss": null }), Nachweismangel::Wer),
        (
            json!({ "aud": "https://anderswo.example" }),
            Nachweismangel::Empfaenger,
        ),
        (json!({ "aud": null }), Nachweismangel::Empfaenger),
        (json!({ "exp": um(0) }), Nachweismangel::Zeit),
        (json!({ "exp": null }), Nachweismangel::Zeit),
        (json!({ "exp": "morgen" }), Nachweismangel::Zeit),
        (json!({ "exp": um(3600) }), Nachweismangel::Zeit),
        (json!({ "iat": um(300) }), Nachweismangel::Zeit),
        (json!({ "nbf": um(300) }), Nachweismangel::Zeit),
        (json!({ "jti": null }), Nachweismangel::Kennung),
        (json!({ "jti": "" }), Nachweismangel::Kennung),
        (json!({ "jti": "x".repeat(256) }), Nachweismangel::Kennung),
    ] {
        assert_eq!(pruefe(anders.clone()), Err(mangel), "{anders}");
    }
}

#[test]
fn an_assertion_that_another_signed_or_nobody_is_none() {
    let welt = Welt::neu();
    let fremd = Welt::neu().nachweis(&json!({}));
    assert_eq!(
        welt.pforte.pruefe_nachweis(&fremd, jetzt()),
        Err(Nachweismangel::Signatur)
    );
    let gut = welt.nachweis(&json!({}));
    let inhalt = gut.split('.').nth(1).unwrap();
    // {"alg":"none"}
    let ohne = format!("eyJhbGciOiJub25lIn0.{inhalt}.");
    assert_eq!(
        welt.pforte.pruefe_nachweis(&ohne, jetzt()),
        Err(Nachweismangel::Signatur)
    );
    let lang = format!("{gut}{}", "x".repeat(9000));
    for kaputt in ["", "a.b", "a.b.c", "a.b.c.d", &lang] {
        let urteil = welt.pforte.pruefe_nachweis(kaputt, jetzt());
        assert_eq!(urteil, Err(Nachweismangel::Unlesbar), "{kaputt:.20}");
    }
}

#[test]
fn two_machines_may_have_the_same_id_of_an_assertion_and_one_may_not() {
    let welt = Welt::neu();
    let abdruck = |wer: &str| {
        let nachweis = welt.nachweis(&json!({ "iss": wer, "sub": wer }));
        welt.pforte.pruefe_nachweis(&nachweis, jetzt()).unwrap().abdruck
    };
    assert_eq!(abdruck("leitstand"), abdruck("leitstand"));
    assert_ne!(abdruck("leitstand"), abdruck("anzeige"));
}

#[test]
fn nobody_gets_a_scope_that_is_not_its_own() {
    let welt = Welt::neu();
    let beide: BTreeSet<_> = Bereich::ALLE.into();
    assert_eq!(welt.pforte.erlaubt("leitstand", None), Some(beide.clone()));
    assert_eq!(
        welt.pforte.erlaubt("leitstand", Some("post.lesen post.aendern")),
        Some(beide)
    );
    for (wer, wunsch) in [
        ("anzeige", "post.aendern"),
        ("anzeige", "post.lesen post.aendern"),
        ("leitstand", "alles"),
        ("leitstand", "post.lesen  post.aendern"),
        ("niemand", "post.lesen"),
    ] {
        assert_eq!(welt.pforte.erlaubt(wer, Some(wunsch)), None, "{wer}: {wunsch}");
    }
}

#[test]
fn a_token_opens_what_it_names_for_five_minutes_at_one_land() {
    let welt = Welt::neu();
    let marke = welt.marke("leitstand", Some("post.lesen"), jetzt());
    let pruefe = |bereich, am| welt.pforte.pruefe_marke(&marke, bereich, am);
    assert_eq!(
        pruefe(Bereich::PostLesen, jetzt()).unwrap().client_id,
        "leitstand"
    );
    assert_eq!(pruefe(Bereich::PostAendern, jetzt()), Err(Markenmangel::Bereich));
    let spaeter = jetzt() + SignedDuration::from_mins(5);
    assert_eq!(pruefe(Bereich::PostLesen, spaeter), Err(Markenmangel::Ungueltig));

    let pem = &welt.schluessel.oeffentlich_pem;
    for (was, andere) in [
        ("another Land", pforte("https://anderswo.example", pem, 1)),
        ("another service", pforte(ADRESSE, pem, 2)),
    ] {
        let urteil = andere.pruefe_marke(&marke, Bereich::PostLesen, jetzt());
        assert_eq!(urteil, Err(Markenmangel::Ungueltig), "{was}");
    }
    let nachweis = welt.nachweis(&json!({}));
    for kein in [nachweis.as_str(), "", "a.b.c", &format!("{marke}x")] {
        let urteil = welt.pforte.pruefe_marke(kein, Bereich::PostLesen, jetzt());
        assert_eq!(urteil, Err(Markenmangel::Ungueltig));
    }
}

#[test]
fn a_key_that_is_none_is_noticed_at_the_start() {
    let maschine = MaschinenSettings {
        client_id: "x".to_owned(),
        schluessel: "kein Schlüssel".to_owned(),
        bereiche: BTreeSet::new(),
    };
    assert!(Maschinenpforte::neu(ADRESSE.to_owned(), vec![maschine], &[0; 32]).is_err());
}
