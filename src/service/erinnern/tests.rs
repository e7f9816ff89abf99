//! Drafts whose owners must be told, on a real store, with words of a few letters.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    antrag::{Rueckmeldenummer, Rueckmeldung},
    kernel::{EntwurfId, KontoId, LandId, Uhr},
    land::{Behoerde, Feiertage, Hausanschrift, Land, Pflichtstellen},
    service::{Bauteile, Brief, Brieftexte, Dienste, Entwurf, Mailart, Siegelstelle, Siegelteile},
    store::{
        Bestand, MailRecord,
        proben::{Probe, muster, um},
    },
    urkunde::Setzerei,
};

/// Says kind and language of a mail, nothing else.
struct Kurz;

impl Brieftexte for Kurz {
    fn brief(&self, land: &Land, sprache: &str, art: Mailart) -> Brief {
        Brief {
            sprache: sprache.to_owned(),
            betreff: format!("{art:?}"),
            text: land.adresse.clone(),
        }
    }

    fn rueckmeldung(&self, land: &Land, _: &Rueckmeldenummer, _: &Rueckmeldung) -> Brief {
        self.brief(land, "de", Mailart::Neuigkeit)
    }
}

struct Stelluhr(Mutex<Timestamp>);

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

struct Haus {
    probe: Probe,
    uhr: Arc<Stelluhr>,
    dienste: Dienste,
    konto: KontoId,
}

impl Haus {
    async fn neu(mit_mail: bool) -> Self {
        let probe = Probe::neu().await;
        let uhr = Arc::new(Stelluhr(Mutex::new(um(0))));
        let dienste = Dienste::neu(Bauteile {
            amtsstelle: crate::service::Amtsstelle::neu(&BTreeMap::new(), &*probe.zufall),
            laender: BTreeMap::from([(muster(), Arc::new(land(muster())))]),
            anmeldedienste: BTreeMap::new(),
            maschinen: BTreeMap::new(),
            register: BTreeMap::new(),
            codelisten: Arc::default(),
            bestand: probe.bestand.clone(),
            setzereien: BTreeMap::from([(muster(), Arc::new(Setzerei::neu().unwrap()))]),
            siegelstelle: Siegelstelle::neu(Siegelteile::default()),
            brieftexte: mit_mail.then(|| Arc::new(Kurz) as Arc<dyn Brieftexte>),
            uhr: uhr.clone(),
            zufall: probe.zufall.clone(),
        });
        let konto = probe.konto(&muster(), "erika").await;
        Self {
            probe,
            uhr,
            dienste,
            konto,
        }
    }

    /// Saves a draft as if it had been edited on the first day; `einzug` is so many days ahead.
    async fn entwurf(&self, nummer: u128, email: &str, einzug: Option<i64>) {
        let tag = einzug.map(|tage| (um(0) + tage_lang(tage)).to_zoned(jiff::tz::TimeZone::UTC).date());
        let teil = |teil: Option<String>| teil.unwrap_or_default();
        let entwurf: Entwurf = serde_json::from_value(serde_json::json!({
            "id": EntwurfId::aus(uuid::Uuid::from_u128(nummer)),
            "art": "anmeldung",
            "wegzug": "99000001",
            "sprache": "leicht",
            "personen": [],
            "angebote": [],
            "familie_gewaehlt": false,
            "daten_bestaetigt": false,
            "wuensche_gezeigt": false,
            "eingaben": {
                "einzug": {
                    "einzug_tag": teil(tag.map(|tag| tag.day().to_string())),
                    "einzug_monat": teil(tag.map(|tag| tag.month().to_string())),
                    "einzug_jahr": teil(tag.map(|tag| tag.year().to_string())),
                },
                "wuensche": { "email": email },
            },
            "datei": null,
            "unterlagen": [],
            "gemeinschaft": null,
        }))
        .unwrap();
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        entwurf
            .sichere(&mut *einheit, &muster(), self.konto, um(0))
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
    }

    /// Runs the step after so many days; gives the number of drafts.
    async fn nach(&self, tage: i64) -> usize {
        *self.uhr.0.lock().unwrap() = um(0) + tage_lang(tage);
        self.dienste.erinnern().await.unwrap()
    }

    /// Kind, language and address of each mail in the outbox.
    async fn mails(&self) -> Vec<(String, String, String)> {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        let mails: Vec<MailRecord> = einheit.mailausgang().faellige(um(99_999_999), 10).await.unwrap();
        mails
            .into_iter()
            .map(|mail| (mail.inhalt.betreff, mail.inhalt.sprache, mail.inhalt.empfaenger))
            .collect()
    }
}

fn tage_lang(tage: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * tage)
}

fn land(id: LandId) -> Land {
    Land {
        ausweis_adresse: None,
        bedenkzeit: SignedDuration::from_mins(1),
        id,
        name: "Musterland".to_owned(),
        portal: Behoerde {
            name: "Portal".to_owned(),
            anschrift: Hausanschrift {
                strasse: "Portalweg".to_owned(),
                hausnummer: "1".to_owned(),
                postleitzahl: "99000".to_owned(),
                ort: "Musterstadt".to_owned(),
            },
            email: "portal@musterland.example".to_owned(),
            telefon: None,
            oeffnungszeiten: None,
        },
        portalkennung: "990000000001".to_owned(),
        adresse: "https://meldewerk.example".to_owned(),
        testbetrieb: true,
        stellen: Pflichtstellen::default(),
        gemeinden: Vec::new(),
        ohne_anschluss: Vec::new(),
        feiertage: Feiertage::default(),
        ausweise: Vec::new(),
    }
}

fn mail(art: &str) -> (String, String, String) {
    (
        art.to_owned(),
        "leicht".to_owned(),
        "erika@muster.example".to_owned(),
    )
}

#[tokio::test]
async fn five_days_before_a_draft_goes_its_owner_hears_of_it_once_in_their_language() {
    let haus = Haus::neu(true).await;
    haus.entwurf(1, "erika@muster.example", None).await;
    assert_eq!(haus.nach(24).await, 0);
    assert_eq!(haus.nach(25).await, 1);
    assert_eq!(haus.nach(26).await, 0);
    assert_eq!(haus.mails().await, [mail("EntwurfWirdGeloescht")]);
}

#[tokio::test]
async fn on_the_day_of_moving_in_the_owner_hears_that_they_can_submit() {
    let haus = Haus::neu(true).await;
    haus.entwurf(1, "erika@muster.example", Some(10)).await;
    assert_eq!(haus.nach(9).await, 0);
    assert_eq!(haus.nach(11).await, 1);
    assert_eq!(haus.nach(12).await, 0);
    assert_eq!(haus.mails().await, [mail("EinzugHeute")]);
}

#[tokio::test]
async fn a_draft_that_waits_for_a_day_far_ahead_is_not_said_to_go() {
    let haus = Haus::neu(true).await;
    haus.entwurf(1, "erika@muster.example", Some(60)).await;
    assert_eq!(haus.nach(29).await, 0);
    assert_eq!(haus.dienste.aufraeumen().await.unwrap(), 0);
    assert_eq!(haus.nach(61).await, 1);
    assert_eq!(haus.nach(71).await, 1);
    assert_eq!(
        haus.mails().await,
        [mail("EinzugHeute"), mail("EntwurfWirdGeloescht")]
    );
    haus.nach(77).await;
    assert_eq!(
        haus.dienste.aufraeumen().await.unwrap(),
        1,
        "the Meldefrist is over"
    );
}

#[tokio::test]
async fn without_an_address_or_with_mails_turned_off_nobody_is_written_to_and_nothing_stops() {
    let haus = Haus::neu(true).await;
    haus.entwurf(1, "", None).await;
    haus.entwurf(2, "keine adresse", None).await;
    assert_eq!(haus.nach(25).await, 2);
    assert_eq!(haus.nach(25).await, 0);

    let land = land(muster());
    haus.dienste
        .mails_abstellen(&land, haus.konto, true)
        .await
        .unwrap();
    haus.entwurf(3, "erika@muster.example", None).await;
    assert_eq!(haus.nach(25).await, 1);
    assert_eq!(haus.mails().await, []);
}

#[tokio::test]
async fn without_a_mail_server_there_are_no_mails() {
    let haus = Haus::neu(false).await;
    assert!(!haus.dienste.schickt_mails());
    haus.entwurf(1, "erika@muster.example", None).await;
    haus.nach(25).await;
    assert_eq!(haus.mails().await, []);
}

#[tokio::test]
async fn a_draft_that_cannot_be_read_holds_up_no_other() {
    let haus = Haus::neu(true).await;
    haus.entwurf(1, "erika@muster.example", None).await;
    let mut einheit = haus.probe.bestand.schreiben().await.unwrap();
    let mut kaputt = einheit
        .entwuerfe()
        .von_konto(&muster(), haus.konto)
        .await
        .unwrap()
        .remove(0);
    kaputt.id = EntwurfId::aus(uuid::Uuid::from_u128(2));
    kaputt.inhalt = b"{}".to_vec();
    einheit.entwuerfe().speichere(&kaputt).await.unwrap();
    einheit.speichern().await.unwrap();
    assert_eq!(haus.nach(25).await, 2);
    assert_eq!(haus.mails().await, [mail("EntwurfWirdGeloescht")]);
}
