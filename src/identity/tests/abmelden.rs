//! Logout tokens of a hostile provider: each lie is named, and what is true ends what it should.

use jiff::SignedDuration;
use josekit::jws::{self, HS256, JwsHeader};
use serde_json::{Value, json};

use super::{abwehr::Versuch, land};
use crate::{
    identity::{
        AbmeldeFehler, Abmeldemangel, NeueSitzung, Vertrauensniveau, finde_sitzung, melde_ab_vom_anbieter,
        schluessel::Signierschluessel, sitzung,
    },
    kernel::{KontoId, Uhr as _, zufall::FesterZufall},
    store::{Bestand as _, proben::Probe},
};

const EREIGNIS: &str = "http://schemas.openid.net/event/backchannel-logout";

struct Welt {
    versuch: Versuch,
    probe: Probe,
    zufall: FesterZufall,
}

impl Welt {
    async fn neu() -> Self {
        Self {
            versuch: Versuch::neu().await,
            probe: Probe::neu().await,
            zufall: FesterZufall::neu(9),
        }
    }

    /// A session of this subject, of this session at the provider; its cookie.
    async fn sitzung(&self, subjekt: &str, sid: Option<&str>) -> String {
        let jetzt = self.versuch.uhr.jetzt();
        let aussteller = &self.versuch.feind.aussteller;
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        let konto = einheit
            .konten()
            .finde_oder_lege_an(
                &land(),
                aussteller,
                subjekt,
                KontoId::neu(jetzt, &self.zufall),
                jetzt,
            )
            .await
            .unwrap()
            .id;
        let neu = NeueSitzung {
            land: land(),
            konto,
            identitaet: crate::fall::tests::fall().erklaerung.identitaet,
            niveau: Vertrauensniveau::Hoch,
            angemeldet_am: jetzt,
            anbieter: "bundid".parse().unwrap(),
            anbieter_sitzung: sid.map(|sid| sitzung::anbieter_sitzung(aussteller, sid)),
        };
        let (wert, _) = sitzung::eroeffne(&mut *einheit, neu, None, jetzt, &self.zufall)
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
        wert.offen().to_owned()
    }

    async fn lebt(&self, wert: &str) -> bool {
        finde_sitzung(&*self.probe.bestand, &land(), wert, self.versuch.uhr.jetzt())
            .await
            .unwrap()
            .is_some()
    }

    fn claims(&self) -> Value {
        let jetzt = self.versuch.uhr.jetzt().as_second();
        json!({
            "iss": self.versuch.feind.aussteller, "aud": "meldewerk", "iat": jetzt, "exp": jetzt + 120,
            "jti": "eins", "sub": "person-1", "events": { EREIGNIS: {} },
        })
    }

    async fn melde(&self, token: &str) -> Result<u64, AbmeldeFehler> {
        melde_ab_vom_anbieter(&*self.probe.bestand, &self.versuch.dienst, &land(), token).await
    }

    async fn melde_claims(&self, claims: &Value) -> Result<u64, AbmeldeFehler> {
        self.melde(&self.versuch.schluessel.signiere(claims).unwrap())
            .await
    }
}

fn mangel(ergebnis: Result<u64, AbmeldeFehler>) -> Abmeldemangel {
    match ergebnis {
        Err(AbmeldeFehler::Token(mangel)) => mangel,
        anderes => panic!("expected a refusal, got {anderes:?}"),
    }
}

#[tokio::test]
async fn a_logout_ends_the_named_session_or_all_of_the_subject_and_nobody_elses() {
    let welt = Welt::neu().await;
    let eins = welt.sitzung("person-1", Some("s1")).await;
    let zwei = welt.sitzung("person-1", Some("s2")).await;
    let fremd = welt.sitzung("person-2", Some("s3")).await;
    let mut claims = welt.claims();
    claims["sid"] = json!("s1");
    assert_eq!(welt.melde_claims(&claims).await.unwrap(), 1);
    assert!(!welt.lebt(&eins).await && welt.lebt(&zwei).await && welt.lebt(&fremd).await);
    claims["sid"] = json!("s3");
    assert_eq!(
        welt.melde_claims(&claims).await.unwrap(),
        0,
        "another one's session"
    );
    assert_eq!(welt.melde_claims(&welt.claims()).await.unwrap(), 1);
    assert!(!welt.lebt(&zwei).await && welt.lebt(&fremd).await);
    let mut nur_sid = welt.claims();
    nur_sid.as_object_mut().unwrap().remove("sub");
    nur_sid["sid"] = json!("s3");
    assert_eq!(welt.melde_claims(&nur_sid).await.unwrap(), 1);
    assert!(!welt.lebt(&fremd).await);
    let mut unbekannt = welt.claims();
    unbekannt["sub"] = json!("niemand");
    assert_eq!(welt.melde_claims(&unbekannt).await.unwrap(), 0);
}

#[tokio::test]
async fn the_same_token_again_ends_nothing_that_began_after_it() {
    let welt = Welt::neu().await;
    welt.sitzung("person-1", None).await;
    let token = welt.versuch.schluessel.signiere(&welt.claims()).unwrap();
    assert_eq!(welt.melde(&token).await.unwrap(), 1);
    welt.versuch.uhr.stelle_vor(SignedDuration::from_secs(30));
    let neue = welt.sitzung("person-1", None).await;
    assert_eq!(welt.melde(&token).await.unwrap(), 0);
    assert!(welt.lebt(&neue).await);
}

#[tokio::test]
async fn every_lie_about_a_logout_is_refused_and_named() {
    let welt = Welt::neu().await;
    let sitzung = welt.sitzung("person-1", Some("s1")).await;
    let jetzt = welt.versuch.uhr.jetzt().as_second();
    for (name, wert, grund) in [
        ("iss", json!("http://boese.example"), Abmeldemangel::Aussteller),
        ("iss", Value::Null, Abmeldemangel::Aussteller),
        ("aud", json!("anderer-client"), Abmeldemangel::Empfaenger),
        ("aud", json!(["anderer-client"]), Abmeldemangel::Empfaenger),
        ("aud", Value::Null, Abmeldemangel::Empfaenger),
        ("iat", Value::Null, Abmeldemangel::Zeit),
        ("iat", json!(jetzt + 61), Abmeldemangel::Zeit),
        ("iat", json!(jetzt - 601), Abmeldemangel::Zeit),
        ("iat", json!("jetzt"), Abmeldemangel::Zeit),
        ("exp", Value::Null, Abmeldemangel::Zeit),
        ("exp", json!(jetzt - 61), Abmeldemangel::Zeit),
        ("nonce", json!("n"), Abmeldemangel::Nonce),
        ("events", Value::Null, Abmeldemangel::Ereignis),
        ("events", json!([EREIGNIS]), Abmeldemangel::Ereignis),
        ("events", json!({ EREIGNIS: true }), Abmeldemangel::Ereignis),
        ("events", json!({ "urn:anderes": {} }), Abmeldemangel::Ereignis),
        ("jti", Value::Null, Abmeldemangel::Kennung),
        ("jti", json!(""), Abmeldemangel::Kennung),
        ("sub", Value::Null, Abmeldemangel::Wer),
        ("sub", json!(""), Abmeldemangel::Wer),
    ] {
        let mut claims = welt.claims();
        if wert.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = wert.clone();
        }
        assert_eq!(mangel(welt.melde_claims(&claims).await), grund, "{name} = {wert}");
    }
    assert!(welt.lebt(&sitzung).await, "none of them ended anything");
}

#[tokio::test]
async fn a_logout_token_that_the_provider_did_not_sign_is_refused() {
    let welt = Welt::neu().await;
    let claims = welt.claims();
    let fremd = Signierschluessel::erzeuge("eins")
        .unwrap()
        .signiere(&claims)
        .unwrap();
    assert_eq!(mangel(welt.melde(&fremd).await), Abmeldemangel::Signatur);
    let unbekannt = Signierschluessel::erzeuge("zwei")
        .unwrap()
        .signiere(&claims)
        .unwrap();
    assert_eq!(mangel(welt.melde(&unbekannt).await), Abmeldemangel::Signatur);
    let hs256 = jws::serialize_compact(
        claims.to_string().as_bytes(),
        &JwsHeader::new(),
        &HS256
            .signer_from_bytes("0123456789abcdef0123456789abcdef")
            .unwrap(),
    );
    assert_eq!(mangel(welt.melde(&hs256.unwrap()).await), Abmeldemangel::Signatur);
    for unsinn in [
        String::new(),
        "a.b.c".to_owned(),
        "x".repeat(20_000),
        "eyJhbGciOiJub25lIn0.e30.".to_owned(),
    ] {
        assert!(matches!(
            mangel(welt.melde(&unsinn).await),
            Abmeldemangel::Unlesbar | Abmeldemangel::Signatur
        ));
    }
    let als_zugriff = welt.versuch.schluessel.signiere_als("at+jwt", &claims).unwrap();
    assert_eq!(mangel(welt.melde(&als_zugriff).await), Abmeldemangel::Typ);
    let richtig = welt
        .versuch
        .schluessel
        .signiere_als("logout+jwt", &claims)
        .unwrap();
    assert_eq!(welt.melde(&richtig).await.unwrap(), 0);
}
