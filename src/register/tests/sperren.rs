//! Objections (§ 8 BMeldDigiV): shown, entered with the Anmeldung, asked for, entered and deleted.

use xoev::{
    Nachricht,
    codes::{
        EintragungErgebnis as Grund, NichterstellungGrund,
        Sperre::{self, Adressbuecher, Bundeswehr, Jubilaeen, Parteien, Religionsgesellschaften},
        Wohnungsstatus,
    },
    xmeld::{
        Meldeschein1704,
        anmeldung::{ErgebnisWidersprueche, MitziehenderPartner, WeitereMitzuziehende, Widersprueche},
        identifikation::Identifikation,
        sperren::SperrenAntwort,
    },
};

use super::welt::{
    ALTSTADT, NEUE_STRASSE, NEUSTADT, Welt, am_neuen_ort, bestaetigt, frage, leere, schicke, text, trage_aus,
    zugezogene,
};
use crate::register::{einwohner::Schluessel, stube::Stube};

type Antwort = Result<ErgebnisWidersprueche, NichterstellungGrund>;

fn aus(antwort: SperrenAntwort) -> Antwort {
    match antwort {
        SperrenAntwort::Sperren(ergebnis) => Ok(ergebnis),
        SperrenAntwort::GrundDerRueckweisung(grund) => Err(grund),
    }
}

fn antwort_1712(stube: &Stube, nachricht: &Nachricht) -> Antwort {
    match frage(stube, nachricht) {
        Nachricht::SperrenAntwort1712(antwort) => aus(antwort.antwort),
        andere => panic!("no 1712 but {}", andere.typ()),
    }
}

fn eingetragen(welt: &Welt, stube: &Stube, wer: Identifikation) -> Vec<Sperre> {
    let ags = stube.settings().gemeinde.ags;
    antwort_1712(stube, &welt.frage_1711(ags.as_str(), wer))
        .unwrap()
        .eingetragen
}

fn wuensche(eintragungen: &[Sperre]) -> Widersprueche {
    Widersprueche {
        eintragungen: eintragungen.to_vec(),
        eintragungen_landesrecht: Vec::new(),
    }
}

/// One person moves to Neustadt and wants these objections; the result that the 1707 tells.
fn ziehe_um(
    welt: &Welt,
    (altstadt, neustadt): (&Stube, &Stube),
    key: &str,
    status: Wohnungsstatus,
    wunsch: &[Sperre],
) -> (Meldeschein1704, ErgebnisWidersprueche) {
    let mut schein = welt.meldeschein_1704(altstadt, key, NEUSTADT, &NEUE_STRASSE);
    schein.berechtigte_person.status_der_neuen_wohnung = status;
    schein.berechtigte_person.widersprueche = Some(wuensche(wunsch));
    schicke(neustadt, &schein.clone().into());
    let person = zugezogene(neustadt).pop().unwrap();
    (schein, person.ergebnis_widersprueche.unwrap())
}

#[test]
fn the_meldeschein_shows_the_objections_and_never_a_lock_among_them() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let von = |key| {
        let schein = welt.schein(&altstadt, welt.persona(ALTSTADT, key)).unwrap();
        schein
            .widersprueche
            .iter()
            .map(|sperre| sperre.grund)
            .collect::<Vec<_>>()
    };
    assert_eq!(von("ruth"), [Jubilaeen, Bundeswehr, Adressbuecher]);
    assert_eq!(von("paul"), []);
    assert_eq!(eingetragen(&welt, &altstadt, welt.persona(ALTSTADT, "paul")), []);
    assert_eq!(
        eingetragen(&welt, &altstadt, welt.persona(ALTSTADT, "ruth")),
        von("ruth")
    );
}

#[test]
fn each_person_of_a_meldeschein_has_their_own_objections_entered_and_reported() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let mut schein = welt.meldeschein_1704(&altstadt, "karim", NEUSTADT, &NEUE_STRASSE);
    let mut samira = bestaetigt(
        welt.schein(&altstadt, welt.persona(ALTSTADT, "samira"))
            .unwrap()
            .meldeschein,
    );
    schein.berechtigte_person.widersprueche = Some(wuensche(&[Religionsgesellschaften, Bundeswehr]));
    samira.widersprueche = None;
    schein.weitere = Some(WeitereMitzuziehende {
        partner: Some(MitziehenderPartner {
            partnerschaftstyp: xoev::codes::Partnerschaftstyp::Ehegatte,
            personendaten: samira,
        }),
        kinder: Vec::new(),
    });
    schicke(&neustadt, &schein.clone().into());
    let personen = zugezogene(&neustadt);
    let ergebnisse: Vec<_> = personen
        .iter()
        .map(|person| person.ergebnis_widersprueche.as_ref())
        .collect();
    let [Some(karim), None] = ergebnisse.as_slice() else {
        panic!("two persons, one with wishes")
    };
    assert_eq!(
        karim.eingetragen,
        [Religionsgesellschaften],
        "an adult cannot have key 10 entered"
    );
    assert!(
        karim.rueckmeldung.is_empty(),
        "type.WiderspruecheUebermittlungssperren: reasons only after 1713 and 1714"
    );
    let neu = am_neuen_ort(&schein.identifikation, &schein);
    assert_eq!(eingetragen(&welt, &neustadt, neu), [Religionsgesellschaften]);
}

#[test]
fn what_cannot_be_entered_is_answered_by_the_reason_of_the_list() {
    let welt = Welt::neu();
    let mut settings = welt.settings(ALTSTADT);
    let leyla = settings.bestand.get_mut(&Schluessel::neu("leyla")).unwrap();
    leyla.staatsangehoerigkeiten = vec!["252".to_owned()];
    let altstadt = welt.stube_mit(settings);
    let neustadt = welt.stube(NEUSTADT);
    let (hanna, _) = ziehe_um(&welt, (&altstadt, &neustadt), "hanna", Wohnungsstatus::Neben, &[]);
    let bei = |key| (&altstadt, ALTSTADT, welt.persona(ALTSTADT, key));
    let hanna = || {
        (
            &neustadt,
            NEUSTADT,
            am_neuen_ort(&welt.persona(ALTSTADT, "hanna"), &hanna),
        )
    };
    for (was, (stube, ags, wer), grund) in [
        (Religionsgesellschaften, bei("erika"), None),
        (
            Religionsgesellschaften,
            hanna(),
            Some(Grund::ReligionNurHauptwohnung),
        ),
        (Parteien, bei("erika"), None),
        (Parteien, hanna(), Some(Grund::ParteienNurHauptwohnung)),
        (Jubilaeen, hanna(), None),
        (Adressbuecher, hanna(), None),
        (Bundeswehr, hanna(), Some(Grund::BundeswehrNurHauptwohnung)),
        (Bundeswehr, bei("erika"), Some(Grund::BundeswehrNurMinderjaehrige)),
        (Bundeswehr, bei("leyla"), Some(Grund::BundeswehrNurDeutsche)),
        (Bundeswehr, bei("mehmet"), None),
    ] {
        let wunsch = welt.wunsch_1713(ags, wer.clone(), &[was], &[]);
        let antwort = antwort_1712(stube, &wunsch).unwrap();
        assert_eq!(antwort.rueckmeldung, Vec::from_iter(grund), "key {}", was.code());
        assert_eq!(
            antwort.eingetragen.contains(&was),
            grund.is_none(),
            "key {}",
            was.code()
        );
        assert_eq!(
            eingetragen(&welt, stube, wer),
            antwort.eingetragen,
            "the answer is the state"
        );
    }
}

#[test]
fn a_1713_enters_and_deletes_at_once_and_again_changes_nothing() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let wunsch = welt.wunsch_1713(
        ALTSTADT,
        welt.persona(ALTSTADT, "ruth"),
        &[Parteien, Jubilaeen],
        &[Bundeswehr, Adressbuecher, Religionsgesellschaften],
    );
    for _ in 0..2 {
        let antwort = antwort_1712(&altstadt, &wunsch).unwrap();
        assert_eq!(antwort.eingetragen, [Jubilaeen, Parteien]);
        assert!(antwort.rueckmeldung.is_empty());
    }
    drop(altstadt);
    assert_eq!(
        eingetragen(&welt, &welt.stube(ALTSTADT), welt.persona(ALTSTADT, "ruth")),
        [Jubilaeen, Parteien],
        "on disk"
    );
}

#[test]
fn an_unknown_person_gets_the_reason_and_no_objections() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let mut niemand = welt.persona(ALTSTADT, "ruth");
    niemand.familienname = text("Niemand").into();
    for nachricht in [
        welt.frage_1711(ALTSTADT, niemand.clone()),
        welt.wunsch_1713(ALTSTADT, niemand, &[Parteien], &[]),
    ] {
        assert_eq!(
            antwort_1712(&altstadt, &nachricht),
            Err(NichterstellungGrund::NichtIdentifiziert)
        );
    }
}

/// What the 1715 in the mailbox says; it names the 1714.
fn antwort_1715(stube: &Stube, auf: &Nachricht) -> Antwort {
    match <[Nachricht; 1]>::try_from(leere(stube)) {
        Ok([Nachricht::SperrenAntwort1715(antwort)]) => {
            assert_eq!(
                antwort.ursprungsnachricht.nachrichten_uuid,
                auf.kopf().nachrichten_uuid
            );
            aus(antwort.antwort)
        }
        _ => panic!("no 1715, or more than one message"),
    }
}

#[test]
fn a_1714_after_the_move_is_answered_through_the_mailbox_with_the_state_reached() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let schein = welt.meldeschein_1704(&altstadt, "erika", NEUSTADT, &NEUE_STRASSE);
    let wer = am_neuen_ort(&schein.identifikation, &schein);
    let mut wunsch = welt.wunsch_1714(
        NEUSTADT,
        wer.clone(),
        &[Religionsgesellschaften, Bundeswehr],
        &[Parteien],
    );
    wunsch.eintragungen_landesrecht = vec![text("Keine Auskunft an die Feuerwehr")];
    let zu_frueh = Nachricht::from(wunsch.clone());
    schicke(&neustadt, &zu_frueh);
    assert_eq!(
        antwort_1715(&neustadt, &zu_frueh),
        Err(NichterstellungGrund::NichtIdentifiziert),
        "she does not live here yet"
    );

    schicke(&neustadt, &schein.into());
    assert_eq!(zugezogene(&neustadt).len(), 1);
    assert_eq!(eingetragen(&welt, &neustadt, wer.clone()), [Parteien]);
    wunsch.kopf = welt.kopf(NEUSTADT);
    let nachricht = Nachricht::from(wunsch.clone());
    schicke(&neustadt, &nachricht);
    let antwort = antwort_1715(&neustadt, &nachricht).unwrap();
    assert_eq!(antwort.eingetragen, [Religionsgesellschaften]);
    assert_eq!(antwort.rueckmeldung, [Grund::BundeswehrNurMinderjaehrige]);
    assert_eq!(antwort.landesrecht, wunsch.eintragungen_landesrecht);
    schicke(&neustadt, &nachricht);
    assert!(leere(&neustadt).is_empty(), "the same message is answered once");

    wunsch = welt.wunsch_1714(NEUSTADT, wer, &[], &[Religionsgesellschaften]);
    wunsch.loeschungen_landesrecht = antwort.landesrecht;
    let nachricht = Nachricht::from(wunsch);
    schicke(&neustadt, &nachricht);
    assert_eq!(
        antwort_1715(&neustadt, &nachricht),
        Ok(ErgebnisWidersprueche::default())
    );
}

#[test]
fn objections_follow_a_person_to_the_new_register_but_not_those_deleted_there() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let haeuser = (&altstadt, &neustadt);
    let (schein, ergebnis) = ziehe_um(&welt, haeuser, "ruth", Wohnungsstatus::Alleinige, &[Parteien]);
    assert_eq!(
        ergebnis.eingetragen,
        [Parteien],
        "a 1704 does not carry the old ones"
    );
    let ruth = am_neuen_ort(&schein.identifikation, &schein);
    // The person is faster than the other register.
    let loeschung = welt
        .wunsch_1714(NEUSTADT, ruth.clone(), &[], &[Bundeswehr, Adressbuecher])
        .into();
    schicke(&neustadt, &loeschung);
    assert_eq!(
        antwort_1715(&neustadt, &loeschung).unwrap().eingetragen,
        [Parteien]
    );
    trage_aus(&neustadt, &altstadt);
    assert!(neustadt.fortzuege().is_empty());
    assert_eq!(eingetragen(&welt, &neustadt, ruth), [Parteien, Jubilaeen]);
}
