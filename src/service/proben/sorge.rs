//! Consent of the others who have custody: who may give it, how long it counts, and what ends a link.

use jiff::civil::date;
use xoev::{codes::Sperre, latin::Text, teildatum::Teildatum};

use super::{
    Welt,
    mit_kind::{entwurf, person},
    muster, um,
};
use crate::{
    antrag::{Grund, SORGE, SORGE_UNTERLAGE, SorgeEingabe, WohnungEingabe},
    identity::{Sitzung, Vertrauensniveau},
    kernel::DokumentId,
    meldewesen::{Entscheidung, Sperrschluessel},
    regeln::Befund,
    service::{BitteFehler, Bittlage, Datei, Einreichungsstand, Entwurf, EntwurfFehler, einladung},
    store::Bestand as _,
};
use Entscheidung::{Verweigert, Zugestimmt};

const TAG: i64 = 24 * 60 * 60;

fn antwort(antwort: &str) -> SorgeEingabe {
    SorgeEingabe {
        antworten: [("kind-1".to_owned(), antwort.to_owned())].into(),
    }
}

impl Welt {
    pub(super) async fn mit(self, entwurf: &Entwurf) -> Self {
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        entwurf
            .sichere(&mut *einheit, &muster(), self.konto, self.uhr_jetzt())
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
        self
    }

    fn uhr_jetzt(&self) -> jiff::Timestamp {
        *self.uhr.0.lock().unwrap()
    }

    /// A session of somebody else, logged in by an account of their own.
    pub(super) async fn als(&self, vorname: &str) -> Sitzung {
        let mut sitzung = self.sitzung();
        sitzung.konto = self.probe.konto(&muster(), vorname).await;
        sitzung.identitaet.vornamen = Some(Text::parse(vorname).unwrap());
        sitzung
    }

    pub(super) async fn lies(&self) -> Entwurf {
        let id = entwurf(&[]).id;
        let gelesen = self.dienste.entwurf(&self.land, &self.sitzung(), id).await;
        gelesen.unwrap()
    }

    async fn sorge(&self, eingabe: &str) -> Result<bool, EntwurfFehler> {
        let id = entwurf(&[]).id;
        let stand = self
            .dienste
            .sorge_eintragen(&self.land, &self.sitzung(), id, antwort(eingabe))
            .await;
        stand.map(|stand| stand.noch_einmal)
    }

    /// Asks for consent; returns the word of the link.
    async fn bitte(&self) -> String {
        self.sorge("zustimmung").await.unwrap();
        self.wort().await
    }

    async fn wort(&self) -> String {
        let entwurf = self.lies().await;
        let pfad = &entwurf.bitte("kind-1").unwrap().pfad;
        pfad.strip_prefix("/zustimmung/").unwrap().to_owned()
    }

    async fn lage(&self) -> Bittlage {
        self.lies().await.bitte("kind-1").unwrap().lage
    }

    async fn antworte(&self, wer: &Sitzung, wort: &str, was: Entscheidung) -> Result<(), BitteFehler> {
        self.dienste.bitte_beantworten(&self.land, wer, wort, was).await
    }

    async fn ziehe_nach(&self, hausnummer: &str) {
        let id = entwurf(&[]).id;
        let wohnung = WohnungEingabe {
            hausnummer: hausnummer.to_owned(),
            ..entwurf(&[]).eingaben.wohnung
        };
        self.dienste
            .wohnung_eintragen(&self.land, &self.sitzung(), id, wohnung)
            .await
            .unwrap();
    }

    async fn befunde(&self) -> Vec<Befund> {
        match self.dienste.einreichungsstand(&self.land, &self.lies().await) {
            Einreichungsstand::Regelwidrig(befunde) => befunde,
            Einreichungsstand::Bereit(_) => Vec::new(),
            Einreichungsstand::Offen(schritt) => panic!("{schritt:?} is open"),
            Einreichungsstand::Vorgemerkt(_) => panic!("the day lies ahead"),
        }
    }
}

fn weg<T>(ergebnis: &Result<T, BitteFehler>) -> bool {
    matches!(ergebnis, Err(BitteFehler::NichtGefunden))
}

#[tokio::test]
async fn only_who_has_custody_by_the_register_answers_and_the_form_waits_for_it() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let wort = welt.bitte().await;
    assert_eq!(welt.lage().await, Bittlage::Offen);
    assert_eq!(welt.befunde().await, [Befund::ZustimmungFehlt]);
    assert!(!welt.sorge("zustimmung").await.unwrap(), "no second link");
    assert_eq!(welt.wort().await, wort);

    let david = welt.als("David").await;
    let mut fluechtig = david.clone();
    fluechtig.niveau = Vertrauensniveau::Substanziell;
    for (wort, wer) in [(wort.as_str(), &fluechtig), ("00", &fluechtig)] {
        let nein = welt.antworte(wer, wort, Zugestimmt).await;
        assert!(matches!(nein, Err(BitteFehler::NiveauZuNiedrig)), "{nein:?}");
    }
    assert!(weg(&welt
        .antworte(&welt.als("Uwe").await, &wort, Zugestimmt)
        .await));
    let zweites = welt.als("Erika").await;
    assert!(
        weg(&welt.antworte(&zweites, &wort, Zugestimmt).await),
        "by another account"
    );
    let eigen = welt.antworte(&welt.sitzung(), &wort, Zugestimmt).await;
    assert!(matches!(eigen, Err(BitteFehler::Eigene(_))), "{eigen:?}");

    let bitte = welt
        .dienste
        .bitte_zeigen(&welt.land, &david, &wort)
        .await
        .unwrap();
    assert_eq!((bitte.kind.as_str(), bitte.antwort), ("Finn Mustermann", None));
    for _ in 0..2 {
        welt.antworte(&david, &wort, Zugestimmt).await.unwrap();
    }
    let widerruf = welt.antworte(&david, &wort, Verweigert).await;
    assert!(
        matches!(widerruf, Err(BitteFehler::SchonBeantwortet)),
        "{widerruf:?}"
    );
    assert_eq!(welt.lage().await, Bittlage::Erteilt);
    assert_eq!(welt.befunde().await, []);
    let angabe = welt.lies().await;
    assert_eq!(
        angabe.zustimmungen[0].antworten.len(),
        1,
        "a replay changes nothing"
    );
}

#[tokio::test]
async fn everybody_who_has_custody_and_stays_must_consent() {
    let welt = Welt::neu().await.mit(&entwurf(&["David", "Uwe"])).await;
    let wort = welt.bitte().await;
    welt.antworte(&welt.als("David").await, &wort, Zugestimmt)
        .await
        .unwrap();
    assert_eq!(welt.lage().await, Bittlage::Teilweise);
    assert_eq!(welt.befunde().await, [Befund::ZustimmungFehlt]);
    welt.antworte(&welt.als("Uwe").await, &wort, Zugestimmt)
        .await
        .unwrap();
    assert_eq!(welt.befunde().await, []);
}

#[tokio::test]
async fn where_the_register_names_nobody_else_one_adult_outside_the_form_consents_and_then_no_other() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika"])).await;
    let wort = welt.bitte().await;
    assert!(weg(&welt
        .antworte(&welt.als("Erika").await, &wort, Zugestimmt)
        .await));
    let mut jung = welt.als("Jan").await;
    jung.identitaet.geburtsdatum = Teildatum::Tag(date(2009, 1, 1));
    assert!(weg(&welt.antworte(&jung, &wort, Zugestimmt).await), "a minor");
    welt.antworte(&welt.als("Uwe").await, &wort, Verweigert)
        .await
        .unwrap();
    let david = welt.als("David").await;
    welt.antworte(&david, &wort, Zugestimmt).await.unwrap();
    assert!(weg(&welt
        .antworte(&welt.als("Kai").await, &wort, Zugestimmt)
        .await));
    assert_eq!(welt.befunde().await, []);
}

#[tokio::test]
async fn a_consent_ends_neither_with_its_link_nor_with_the_cleaning_up_but_the_link_does() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let wort = welt.bitte().await;
    welt.antworte(&welt.als("David").await, &wort, Zugestimmt)
        .await
        .unwrap();
    welt.stelle(um(29 * TAG));
    let id = welt.lies().await.id;
    welt.dienste
        .entwurf_behalten(&welt.land, &welt.sitzung(), id)
        .await
        .unwrap();
    welt.stelle(um(31 * TAG));
    welt.dienste.aufraeumen().await.unwrap();
    assert_eq!(welt.lage().await, Bittlage::Erteilt);
    let zu_spaet = welt
        .dienste
        .bitte_zeigen(&welt.land, &welt.als("David").await, &wort)
        .await;
    assert!(matches!(zu_spaet, Err(BitteFehler::NichtGefunden)));

    welt.stelle(um(60 * TAG));
    welt.dienste.aufraeumen().await.unwrap();
    welt.dienste.aufraeumen().await.unwrap();
    let mut einheit = welt.probe.bestand.lesen().await.unwrap();
    let rest = einheit.einladungen().von_entwurf(&muster(), welt.konto, id).await;
    assert!(rest.unwrap().is_empty(), "with the draft goes the answer");
}

#[tokio::test]
async fn a_link_that_nobody_answered_in_time_is_replaced() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let alt = welt.bitte().await;
    welt.stelle(um(29 * TAG));
    let id = welt.lies().await.id;
    welt.dienste
        .entwurf_behalten(&welt.land, &welt.sitzung(), id)
        .await
        .unwrap();
    welt.stelle(um(31 * TAG));
    assert_eq!(welt.lage().await, Bittlage::Abgelaufen);
    assert!(welt.sorge("zustimmung").await.unwrap(), "a new link is shown");
    assert_ne!(welt.wort().await, alt);
}

#[tokio::test]
async fn another_address_makes_the_consent_void_and_the_old_link_useless() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let david = welt.als("David").await;
    let wort = welt.bitte().await;
    welt.antworte(&david, &wort, Zugestimmt).await.unwrap();
    welt.ziehe_nach("31").await;
    assert_eq!(welt.lage().await, Bittlage::Ungueltig);
    assert_eq!(welt.befunde().await, [Befund::ZustimmungFehlt]);
    assert!(weg(&welt.dienste.bitte_zeigen(&welt.land, &david, &wort).await));

    welt.stelle(um(TAG));
    let neu = welt.bitte().await;
    assert_ne!(neu, wort);
    assert_eq!(welt.lage().await, Bittlage::Offen);
    welt.ziehe_nach("32").await;
    assert_eq!(welt.lage().await, Bittlage::Ueberholt);
    assert!(
        weg(&welt.antworte(&david, &neu, Zugestimmt).await),
        "shown for one, answered for another"
    );
    welt.ziehe_nach("30").await;
    assert_eq!(welt.lage().await, Bittlage::Erteilt, "it was given for this one");
}

#[tokio::test]
async fn a_refusal_outlives_every_other_way_and_a_new_link_until_the_same_person_consents() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let david = welt.als("David").await;
    let wort = welt.bitte().await;
    welt.antworte(&david, &wort, Verweigert).await.unwrap();
    assert_eq!(welt.lage().await, Bittlage::Verweigert);
    let gesagt = async |welt: &Welt| {
        let entwurf = welt.lies().await;
        match welt.dienste.einreichungsstand(&welt.land, &entwurf) {
            Einreichungsstand::Bereit(inhalt) => inhalt.beschluss.anmeldung.personen[1].antworten.clone(),
            _ => panic!("complete"),
        }
    };
    welt.sorge("allein").await.unwrap();
    assert_eq!(gesagt(&welt).await[0].entscheidung, Verweigert);
    welt.ziehe_nach("31").await;
    assert!(welt.sorge("zustimmung").await.unwrap());
    welt.sorge("spaeter").await.unwrap();
    assert_eq!(
        gesagt(&welt).await[0].entscheidung,
        Verweigert,
        "of the move before"
    );

    let neu = welt.bitte().await;
    welt.antworte(&david, &neu, Verweigert).await.unwrap();
    welt.antworte(&david, &neu, Zugestimmt).await.unwrap();
    let worte = gesagt(&welt).await;
    assert_eq!(worte.len(), 1, "the last word counts");
    assert_eq!(worte[0].entscheidung, Zugestimmt);
}

#[tokio::test]
async fn a_link_ends_when_another_way_is_taken_the_child_goes_or_the_draft_is_gone() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let david = welt.als("David").await;
    let wort = welt.bitte().await;
    welt.sorge("spaeter").await.unwrap();
    assert!(
        weg(&welt.antworte(&david, &wort, Zugestimmt).await),
        "another way"
    );

    let wort = welt.bitte().await;
    let ganz = welt.lies().await;
    let mut ohne = ganz.clone();
    ohne.personen.truncate(1);
    let welt = welt.mit(&ohne).await;
    assert!(
        weg(&welt.antworte(&david, &wort, Zugestimmt).await),
        "the child stays"
    );
    let mut anderes = ganz.clone();
    anderes.personen[1].meldedaten.person = person("Mia", "Mustermann");
    let welt = welt.mit(&anderes).await;
    assert!(
        weg(&welt.antworte(&david, &wort, Zugestimmt).await),
        "another child by the same key"
    );
    let welt = welt.mit(&ganz).await;
    assert!(welt.dienste.bitte_zeigen(&welt.land, &david, &wort).await.is_ok());

    welt.dienste
        .entwurf_loeschen(&welt.land, &welt.sitzung(), ganz.id)
        .await
        .unwrap();
    assert!(
        weg(&welt.antworte(&david, &wort, Zugestimmt).await),
        "the draft is thrown away"
    );
}

#[tokio::test]
async fn after_the_submission_no_request_is_left() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let david = welt.als("David").await;
    let wort = welt.bitte().await;
    welt.antworte(&david, &wort, Zugestimmt).await.unwrap();
    let entwurf = welt.lies().await;
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    einladung::schliesse_ab(&mut *einheit, &welt.land, welt.konto, &entwurf, um(0))
        .await
        .unwrap();
    let rest = einheit
        .einladungen()
        .von_entwurf(&muster(), welt.konto, entwurf.id)
        .await;
    assert!(rest.unwrap().is_empty());
    einheit.speichern().await.unwrap();
    assert!(weg(&welt.dienste.bitte_zeigen(&welt.land, &david, &wort).await));
}

#[tokio::test]
async fn nobody_with_a_lock_gets_a_link_that_shows_the_new_address() {
    let mut entwurf = entwurf(&["Erika", "David"]);
    entwurf.personen[0].meldedaten.auskunftssperren = vec![Sperrschluessel(Sperre::Gefahr)];
    let welt = Welt::neu().await.mit(&entwurf).await;
    let nein = welt.sorge("zustimmung").await;
    let Err(EntwurfFehler::Felder(fehler)) = nein else {
        panic!("no link");
    };
    assert_eq!((fehler[0].feld, &fehler[0].grund), (SORGE[0], &Grund::Form));
    let auch_nicht = welt
        .dienste
        .zustimmung_erbitten(&welt.land, &welt.sitzung(), entwurf.id, "kind-1")
        .await;
    assert!(matches!(auch_nicht, Err(EntwurfFehler::Unpassend)));
    assert!(welt.lies().await.zustimmungen.is_empty());
}

#[tokio::test]
async fn a_paper_that_was_promised_and_not_uploaded_is_a_fault_at_its_field() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let Err(EntwurfFehler::Felder(fehler)) = welt.sorge("unterlage").await else {
        panic!("the paper is missing");
    };
    assert_eq!(
        (fehler[0].feld, &fehler[0].grund),
        (SORGE_UNTERLAGE[0], &Grund::Fehlt)
    );
    let mut mit_papier = welt.lies().await;
    let datei = Datei {
        name: "beschluss.pdf".to_owned(),
        dokument: DokumentId::aus(uuid::Uuid::from_u128(1)),
        hash: String::new(),
    };
    mit_papier.unterlagen.push(("kind-1".to_owned(), datei));
    let welt = welt.mit(&mit_papier).await;
    assert!(!welt.sorge("unterlage").await.unwrap());
}

#[tokio::test]
async fn links_for_one_child_are_limited() {
    let welt = Welt::neu().await.mit(&entwurf(&["Erika", "David"])).await;
    let david = welt.als("David").await;
    for nummer in 1..=8 {
        welt.ziehe_nach(&nummer.to_string()).await;
        let wort = welt.bitte().await;
        welt.antworte(&david, &wort, Verweigert).await.unwrap();
    }
    welt.ziehe_nach("9").await;
    let nein = welt.sorge("zustimmung").await;
    assert!(matches!(nein, Err(EntwurfFehler::ZuVieleLinks)), "{nein:?}");
}
