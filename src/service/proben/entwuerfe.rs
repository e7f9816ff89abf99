//! Drafts and their papers.

use super::{Welt, muster, um};
use crate::{
    antrag::{Eingaben, Rolle, Umzugsart},
    fall::Zustand,
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId, FallId},
    meldewesen::{Beziehung, Fallcode, Meldedaten},
    service::{
        Datei, Entwurf, EntwurfFehler, NeuFehler, SELBST, Umziehend, Upload, Zweck, vordruck::ausgefuellt,
    },
    store::Bestand as _,
};

const FOTO: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/musterland/bestaetigung.png"
));

fn foto() -> Vec<Upload> {
    vec![Upload {
        name: "foto.png".to_owned(),
        inhalt: FOTO.to_vec(),
    }]
}

fn umziehend(schluessel: &str, rolle: Rolle) -> Umziehend {
    Umziehend {
        schluessel: schluessel.to_owned(),
        rolle,
        meldedaten: Meldedaten {
            person: crate::fall::tests::fall().erklaerung.person,
            wohnungen: Vec::new(),
            weitere: Vec::new(),
            angehoerige: Vec::new(),
            vertreter: Vec::new(),
            widersprueche: Vec::new(),
            auskunftssperren: Vec::new(),
            weitere_wohnungen: Vec::new(),
            beteiligte: Vec::new(),
        },
        meldeschein: String::new(),
        abgerufen_am: um(0),
    }
}

fn datei(nummer: u128) -> Datei {
    Datei {
        name: format!("papier {nummer}.pdf"),
        dokument: DokumentId::aus(uuid::Uuid::from_u128(nummer)),
        hash: "00".repeat(32),
    }
}

/// A draft of a person with one child, about whose custody the form asks.
fn entwurf() -> Entwurf {
    Entwurf {
        id: EntwurfId::aus(uuid::Uuid::from_u128(7)),
        art: Umzugsart::Anmeldung,
        wegzug: xoev::ags::Ags::parse("99000001").unwrap(),
        sprache: "de".to_owned(),
        personen: vec![
            umziehend(SELBST, Rolle::Selbst),
            umziehend("kind-1", Rolle::Angehoerig(Beziehung::Kind)),
        ],
        angebote: Vec::new(),
        familie_gewaehlt: true,
        daten_bestaetigt: true,
        wuensche_gezeigt: false,
        eingaben: Eingaben::default(),
        datei: None,
        unterlagen: Vec::new(),
        gemeinschaft: None,
        aus_fall: None,
        zustimmungen: Vec::new(),
    }
}

/// A house with this draft in it.
async fn mit_entwurf() -> (Welt, Sitzung, EntwurfId) {
    let welt = Welt::neu().await;
    let (sitzung, entwurf) = (welt.sitzung(), entwurf());
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    let jetzt = welt.dienste.jetzt();
    entwurf
        .sichere(&mut *einheit, &muster(), welt.konto, jetzt)
        .await
        .unwrap();
    einheit.speichern().await.unwrap();
    (welt, sitzung, entwurf.id)
}

impl Welt {
    async fn gibt_es(&self, dokument: DokumentId) -> bool {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        let gefunden = einheit.dokumente().finde(&muster(), self.konto, dokument).await;
        gefunden.unwrap().is_some()
    }
}

#[tokio::test]
async fn a_paper_that_is_replaced_is_deleted_unless_a_case_has_it() {
    let (welt, sitzung, id) = mit_entwurf().await;
    let lade = async || {
        let (dienste, land) = (&welt.dienste, &welt.land);
        dienste
            .hochladen(land, &sitzung, id, Zweck::Bestaetigung, foto())
            .await
            .unwrap();
        let entwurf = dienste.entwurf(land, &sitzung, id).await.unwrap();
        entwurf.datei.unwrap().dokument
    };
    let (erste, zweite) = (lade().await, lade().await);
    assert!(!welt.gibt_es(erste).await && welt.gibt_es(zweite).await);

    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    let (konto, fall) = (welt.konto, welt.fall);
    einheit
        .dokumente()
        .gehoert_zu_fall(&muster(), konto, zweite, fall)
        .await
        .unwrap();
    einheit.speichern().await.unwrap();
    let dritte = lade().await;
    assert!(welt.gibt_es(zweite).await && welt.gibt_es(dritte).await);
}

#[tokio::test]
async fn two_uploads_are_converted_at_a_time_and_others_are_asked_to_come_again() {
    let (welt, sitzung, id) = mit_entwurf().await;
    let lade = async || {
        let zweck = Zweck::Unterlage("kind-1");
        welt.dienste
            .hochladen(&welt.land, &sitzung, id, zweck, foto())
            .await
    };
    let plaetze = welt.dienste.wandler().clone().try_acquire_many_owned(2).unwrap();
    assert!(matches!(lade().await, Err(EntwurfFehler::Ausgelastet)));
    drop(plaetze);
    lade().await.unwrap();
    assert_eq!(welt.dienste.wandler().available_permits(), 2, "given back");
}

#[tokio::test]
async fn a_paper_that_nobody_asked_for_is_refused() {
    let (welt, sitzung, id) = mit_entwurf().await;
    for zu in ["kind-2", SELBST, "bestaetigung", ""] {
        let ergebnis = welt
            .dienste
            .hochladen(&welt.land, &sitzung, id, Zweck::Unterlage(zu), foto())
            .await;
        assert!(matches!(ergebnis, Err(EntwurfFehler::Unpassend)), "{zu}");
    }
}

#[test]
fn only_papers_of_an_answer_that_is_still_given_go_along() {
    let mut entwurf = entwurf();
    entwurf.datei = Some(datei(1));
    entwurf.unterlagen = vec![
        ("kind-1".to_owned(), datei(2)),
        ("kind-2".to_owned(), datei(3)),
        ("sonst".to_owned(), datei(4)),
    ];
    let geltende = |entwurf: &Entwurf| -> Vec<String> {
        let unterlagen = entwurf.geltende_unterlagen().map(|(_, datei)| datei);
        let alle = entwurf.geltende_bestaetigung().into_iter().chain(unterlagen);
        alle.map(|datei| datei.name.clone()).collect()
    };
    assert_eq!(geltende(&entwurf), ["papier 4.pdf"]);
    "datei".clone_into(&mut entwurf.eingaben.nachweis.nachweis);
    for kind in ["kind-1", "kind-2"] {
        let antworten = &mut entwurf.eingaben.sorge.antworten;
        antworten.insert(kind.to_owned(), "unterlage".to_owned());
    }
    let mit_allem = ["papier 1.pdf", "papier 2.pdf", "papier 4.pdf"];
    assert_eq!(geltende(&entwurf), mit_allem, "no child of that key moves along");
}

#[tokio::test]
async fn the_way_to_a_draft_leads_to_the_case_that_it_became_and_for_nobody_else() {
    let (welt, mut sitzung, _) = mit_entwurf().await;
    let id = EntwurfId::aus(welt.fall.uuid());
    let weg = welt.dienste.entwurf(&welt.land, &sitzung, id).await;
    assert!(matches!(weg, Err(EntwurfFehler::Eingereicht(fall)) if fall == welt.fall));
    sitzung.konto = welt.probe.konto(&muster(), "anna").await;
    let weg = welt.dienste.entwurf(&welt.land, &sitzung, id).await;
    assert!(matches!(weg, Err(EntwurfFehler::NichtGefunden)));
}

#[tokio::test]
async fn a_corrected_anmeldung_is_begun_once_and_not_beside_one_that_is_under_way() {
    let (welt, sitzung, id) = mit_entwurf().await;
    let neu = async || welt.dienste.neu_aus_fall(&welt.land, &sitzung, welt.fall).await;
    assert!(
        matches!(neu().await, Err(NeuFehler::NichtNoetig)),
        "it is under way"
    );

    welt.aendere(|fall| fall.zustand = Zustand::Zurueckgezogen).await;
    let mut anderer = welt.record().await;
    anderer.fall.id = FallId::aus(uuid::Uuid::from_u128(8));
    anderer.fall.fallcode = Fallcode::lies("0000-0000-0000-0000").unwrap();
    anderer.fall.zustand = Zustand::Eingereicht;
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    einheit.faelle().lege_an(&anderer).await.unwrap();
    einheit.speichern().await.unwrap();
    assert!(matches!(neu().await, Err(NeuFehler::SchonOffen(fall)) if fall == anderer.fall.id));

    let korrigiert = Entwurf {
        aus_fall: Some(welt.fall),
        ..entwurf()
    };
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    let jetzt = welt.dienste.jetzt();
    korrigiert
        .sichere(&mut *einheit, &muster(), welt.konto, jetzt)
        .await
        .unwrap();
    einheit.speichern().await.unwrap();
    assert_eq!(neu().await.unwrap(), id, "the one that is there");
}

#[tokio::test]
async fn the_blank_form_for_the_landlord_is_set_once_and_the_other_one_only_for_its_owner() {
    let (welt, mut sitzung, id) = mit_entwurf().await;
    let leer = async || welt.dienste.vordruck_leer(&welt.land).await.unwrap().inhalt;
    let erstes = leer().await;
    welt.stelle(um(3600));
    assert_eq!(erstes, leer().await);
    let eigenes = welt.dienste.vordruck(&welt.land, &sitzung, id).await.unwrap();
    assert!(eigenes.inhalt.starts_with(b"%PDF-") && eigenes.inhalt != erstes);
    sitzung.konto = welt.probe.konto(&muster(), "anna").await;
    let fremdes = welt.dienste.vordruck(&welt.land, &sitzung, id).await;
    assert!(matches!(fremdes, Err(EntwurfFehler::NichtGefunden)));
}

#[test]
fn the_form_for_the_landlord_says_what_the_draft_says_without_fault_and_leaves_the_rest_blank() {
    let teil = crate::config::lies_land_text(
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/config/land/musterland.toml"
        )),
        std::path::Path::new("musterland.toml"),
    );
    let land = teil.unwrap().land();
    let gemeinden: Vec<_> = land.gemeinden.iter().collect();
    let heute = jiff::civil::date(2026, 11, 21);
    let mut entwurf = entwurf();
    let leer = ausgefuellt(&entwurf, &gemeinden, &land, heute);
    assert_eq!(
        (leer.wohnung, leer.einzug, leer.wohnungsgeber),
        (None, None, None)
    );
    assert_eq!(leer.personen.len(), 2);

    let geber = &mut entwurf.eingaben.wohnungsgeber;
    "vermietung".clone_into(&mut geber.art);
    "Hausverwaltung Ñuñez".clone_into(&mut geber.name);
    "Am Markt 1".clone_into(&mut geber.strasse_hausnummer);
    assert_eq!(
        ausgefuellt(&entwurf, &gemeinden, &land, heute).wohnungsgeber,
        None
    );
    "99001 Altstadt".clone_into(&mut entwurf.eingaben.wohnungsgeber.plz_ort);
    let mit = ausgefuellt(&entwurf, &gemeinden, &land, heute);
    assert_eq!(mit.wohnungsgeber.as_deref(), Some("Hausverwaltung Ñuñez"));
    assert_eq!(mit.anschrift.as_deref(), Some("Am Markt 1, 99001 Altstadt"));
}
