//! Families: relatives are found by the first person's Meldeschein, children are represented, ties are kept.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use xoev::{
    Teildatum,
    codes::NichterstellungGrund,
    werte::Ja,
    xmeld::{
        Meldeschein1704,
        anmeldung::{MitziehenderPartner, MitziehendesKind, WeitereMitzuziehende},
        anschrift::{AnschriftAngehoeriger, AnschriftKind, Meldeanschrift},
        identifikation::{Identifikation, IdentifikationAnschrift, StrasseUndHausnummer, Strassenanschrift},
        meldeschein::{MeldescheinKind, VorausgefuellterMeldeschein},
        name::{AllgemeinerName, Familienname, VertreterName},
        person::GesetzlicherVertreter,
    },
};

use super::welt::{
    ALTSTADT, NEUE_STRASSE, NEUSTADT, Umzug, Welt, am_neuen_ort, bestaetigt, schicke, strukturiert,
    trage_aus, zugezogene,
};
use crate::register::{einwohner::Schluessel, stube::Stube};

/// What a portal asks a relative's data with, who stands in the Meldeschein of the first person.
fn identifikation(
    familienname: Option<&Familienname>,
    vornamen: Option<&AllgemeinerName>,
    geburtsdatum: Option<Teildatum>,
    wo: &Meldeanschrift,
) -> Identifikation {
    Identifikation {
        familienname: familienname.unwrap().nachname.clone(),
        vornamen: vornamen.unwrap().clone(),
        geburt: xoev::xmeld::person::Geburtsdatum {
            geburtsdatum: geburtsdatum.unwrap(),
        },
        anschrift: IdentifikationAnschrift {
            gemeindeschluessel: wo.gemeindeschluessel.clone().unwrap(),
            postleitzahl: wo.postleitzahl.clone().unwrap(),
            strasse_und_hausnummer: StrasseUndHausnummer::Strukturiert(Strassenanschrift {
                hausnummer: wo.hausnummer.clone(),
                hausnummer_zusatz: wo.hausnummer_zusatz.clone(),
                strasse: wo.strasse.clone().unwrap(),
                teilnummer: wo.teilnummer.clone(),
            }),
        },
    }
}

fn partner(schein: &VorausgefuellterMeldeschein) -> Identifikation {
    let partner = schein.partner.as_ref().unwrap();
    let name = partner.name.as_ref().unwrap();
    let Some(AnschriftAngehoeriger::Inland(wo)) = partner
        .wohnungen
        .first()
        .and_then(|wohnung| wohnung.anschrift.as_ref())
    else {
        panic!("no address")
    };
    identifikation(
        name.familienname.as_ref(),
        name.vornamen.as_ref(),
        partner.geburt.as_ref().map(|geburt| geburt.geburtsdatum),
        wo,
    )
}

fn kind(kind: &MeldescheinKind) -> Identifikation {
    let name = kind.name.as_ref().unwrap();
    let Some(AnschriftKind::Inland(wo)) = &kind.anschrift else {
        panic!("no address")
    };
    identifikation(
        name.familienname.as_ref(),
        name.vornamen.as_ref(),
        kind.geburt.as_ref().map(|geburt| geburt.geburtsdatum),
        wo,
    )
}

fn vorname(name: Option<&AllgemeinerName>) -> String {
    name.and_then(AllgemeinerName::name).unwrap().as_str().to_owned()
}

fn kinder(schein: &VorausgefuellterMeldeschein) -> BTreeSet<String> {
    let namen = schein
        .kinder
        .iter()
        .map(|kind| vorname(kind.name.as_ref().unwrap().vornamen.as_ref()));
    namen.collect()
}

fn vertreter(schein: &VorausgefuellterMeldeschein) -> BTreeSet<String> {
    let name = |vertreter: &GesetzlicherVertreter| match &vertreter.name {
        Some(VertreterName::NatuerlichePerson(name)) => vorname(name.vornamen.as_ref()),
        _ => panic!("no natural person"),
    };
    schein.gesetzliche_vertreter.iter().map(name).collect()
}

fn menge<const N: usize>(namen: [&str; N]) -> BTreeSet<String> {
    namen.iter().map(|name| (*name).to_owned()).collect()
}

/// Fatima's family as her portal puts it together: Jan from her Meldeschein, Mia from Jan's.
fn fatimas_familie(welt: &Welt, altstadt: &Stube) -> Meldeschein1704 {
    let mut anmeldung = welt.meldeschein_1704(altstadt, "fatima", NEUSTADT, &NEUE_STRASSE);
    let ihrer = anmeldung.berechtigte_person.bestaetigte_meldedaten.clone();
    let hole = |wer| welt.schein(altstadt, wer).unwrap().meldeschein;
    let seiner = hole(partner(&ihrer));
    let kinder = seiner.kinder.iter().map(|einer| MitziehendesKind {
        person: bestaetigt(hole(kind(einer))),
        nur_partner_zugeordnet: (!ihrer.kinder.contains(einer)).then_some(Ja),
    });
    anmeldung.weitere = Some(WeitereMitzuziehende {
        kinder: kinder.collect(),
        partner: Some(MitziehenderPartner {
            partnerschaftstyp: ihrer.partner.unwrap().partnerschaftstyp.unwrap(),
            personendaten: bestaetigt(seiner.clone()),
        }),
    });
    anmeldung
}

#[test]
fn an_address_in_parts_identifies_exactly_as_the_one_of_a_chip() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    for key in ["erika", "joao", "jan", "leyla", "nguyen"] {
        let chip = welt.persona(ALTSTADT, key);
        let settings = welt.settings(ALTSTADT);
        let wohnung = settings.bestand[&Schluessel::neu(key)]
            .wohnungen
            .first()
            .unwrap()
            .clone();
        let teile = strukturiert(&chip, &wohnung.anschrift);
        assert_eq!(
            welt.schein(&altstadt, teile.clone()).unwrap(),
            welt.schein(&altstadt, chip).unwrap(),
            "{key}"
        );
        let mut anderes_haus = wohnung.anschrift;
        anderes_haus.hausnummer = Some(crate::meldewesen::Hausnummer::parse("999").unwrap());
        assert_eq!(
            welt.schein(&altstadt, strukturiert(&teile, &anderes_haus)),
            Err(NichterstellungGrund::NichtIdentifiziert),
            "{key}"
        );
    }
}

#[test]
fn a_minors_meldeschein_names_the_guardians_wherever_they_live() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    for (key, erwartet) in [
        ("sami", menge(["Fatima Zahra", "Jan Piotr"])),
        ("mia", menge(["Jan Piotr"])),
        ("finn", menge(["Sandra", "David"])),
        ("mehmet", menge(["Aylin", "Cem"])),
        ("freja", menge(["Lars", "Per Axel"])),
        ("pia", menge(["Petra"])),
        ("erika", menge([])),
    ] {
        let schein = welt
            .schein(&altstadt, welt.persona(ALTSTADT, key))
            .unwrap()
            .meldeschein;
        assert_eq!(vertreter(&schein), erwartet, "{key}");
    }
    let finn = welt
        .schein(&altstadt, welt.persona(ALTSTADT, "finn"))
        .unwrap()
        .meldeschein;
    for einer in &finn.gesetzliche_vertreter {
        assert!(einer.geburt.is_some() && einer.geschlecht.is_some());
        assert!(
            einer.schluessel.is_none(),
            "the list of kinds of representation is not published"
        );
    }
    let wo: BTreeSet<_> = finn
        .gesetzliche_vertreter
        .iter()
        .map(|einer| match &einer.anschrift {
            Some(AnschriftAngehoeriger::Inland(wo)) => wo.strasse.clone().unwrap().as_str().to_owned(),
            _ => panic!("no address"),
        })
        .collect();
    assert_eq!(wo, menge(["Gänsemarkt", "Kirchhof"]));
}

#[test]
fn a_locked_husband_is_missing_and_cannot_be_asked_for() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let petra = welt
        .schein(&altstadt, welt.persona(ALTSTADT, "petra"))
        .unwrap()
        .meldeschein;
    assert!(petra.partner.is_none());
    assert_eq!(kinder(&petra), menge(["Pia"]));

    let chip = welt.persona(ALTSTADT, "paul");
    let settings = welt.settings(ALTSTADT);
    let wohnung = settings.bestand[&Schluessel::neu("paul")]
        .wohnungen
        .first()
        .unwrap();
    let als_angehoeriger = strukturiert(&chip, &wohnung.anschrift);
    assert_eq!(
        welt.schein(&altstadt, als_angehoeriger),
        Err(NichterstellungGrund::NichtIdentifiziert)
    );
    assert!(
        welt.schein(&altstadt, chip).is_ok(),
        "he himself gets his own data"
    );
}

#[test]
fn a_family_of_five_with_two_surnames_moves_with_one_meldeschein_and_stays_one() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let anmeldung = fatimas_familie(&welt, &altstadt);
    let nur_seine = anmeldung.weitere.as_ref().unwrap().kinder.iter();
    assert_eq!(
        nur_seine
            .filter(|kind| kind.nur_partner_zugeordnet.is_some())
            .count(),
        1
    );
    schicke(&neustadt, &anmeldung.clone().into());

    let personen = zugezogene(&neustadt);
    let namen: BTreeSet<_> = personen
        .iter()
        .map(|person| {
            let name = &person.meldebestaetigung.name;
            let nachname = name.familienname.as_ref().unwrap().nachname.name().unwrap();
            format!("{} {}", vorname(Some(&name.vornamen.vornamen)), nachname.as_str())
        })
        .collect();
    assert_eq!(
        namen,
        menge([
            "Fatima Zahra El Amrani",
            "Jan Piotr Kowalczyk",
            "Sami Kowalczyk",
            "Leyla El Amrani",
            "Mia Kowalczyk"
        ])
    );
    let papiere: BTreeSet<_> = personen.iter().map(|person| &person.pdf_dokument.0).collect();
    assert_eq!(
        papiere.len(),
        5,
        "each person has a Meldebestätigung of their own"
    );
    assert_eq!(
        neustadt.fortzuege().len(),
        5,
        "the old register is told of each person"
    );

    let am_ort = |key| {
        let wer = am_neuen_ort(&welt.persona(ALTSTADT, key), &anmeldung);
        welt.schein(&neustadt, wer).unwrap().meldeschein
    };
    let (fatima, jan, mia, leyla) = (am_ort("fatima"), am_ort("jan"), am_ort("mia"), am_ort("leyla"));
    assert_eq!(kinder(&fatima), menge(["Sami", "Leyla"]));
    assert_eq!(kinder(&jan), menge(["Sami", "Leyla", "Mia"]));
    assert!(fatima.partner.is_some() && jan.partner.is_some());
    assert_eq!(vertreter(&mia), menge(["Jan Piotr"]));
    assert_eq!(vertreter(&leyla), menge(["Fatima Zahra", "Jan Piotr"]));

    trage_aus(&neustadt, &altstadt);
    for key in ["fatima", "jan", "sami", "leyla", "mia"] {
        assert_eq!(
            welt.schein(&altstadt, welt.persona(ALTSTADT, key)),
            Err(NichterstellungGrund::NichtGemeldet),
            "{key}"
        );
    }
}

#[test]
fn a_child_is_tied_to_the_partner_only_if_their_own_data_say_so() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let mut anmeldung = fatimas_familie(&welt, &altstadt);
    let mut weitere = anmeldung.weitere.take().unwrap();
    let jan = weitere.partner.as_mut().unwrap();
    std::mem::swap(&mut anmeldung.berechtigte_person, &mut jan.personendaten);
    anmeldung.identifikation = welt.persona(ALTSTADT, "jan");
    // Now Jan registers, so Mia is a child of the one who registers, and Fatima is the partner.
    for kind in &mut weitere.kinder {
        kind.nur_partner_zugeordnet = None;
    }
    anmeldung.weitere = Some(weitere);
    schicke(&neustadt, &anmeldung.clone().into());
    assert_eq!(zugezogene(&neustadt).len(), 5);
    let fatima = am_neuen_ort(&welt.persona(ALTSTADT, "fatima"), &anmeldung);
    let fatima = welt.schein(&neustadt, fatima).unwrap().meldeschein;
    assert_eq!(kinder(&fatima), menge(["Sami", "Leyla"]));
}

/// Sandra moves with Finn; David stays.
fn sandra_mit_finn(welt: &Welt, altstadt: &Stube) -> Meldeschein1704 {
    let mut anmeldung = welt.meldeschein_1704(altstadt, "sandra", NEUSTADT, &NEUE_STRASSE);
    let finn = welt.schein(altstadt, welt.persona(ALTSTADT, "finn")).unwrap();
    anmeldung.weitere = Some(WeitereMitzuziehende {
        partner: None,
        kinder: vec![MitziehendesKind {
            person: bestaetigt(finn.meldeschein),
            nur_partner_zugeordnet: None,
        }],
    });
    anmeldung
}

#[test]
fn a_guardian_who_stays_behind_is_kept_with_the_child_and_found_again_when_he_follows() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let anmeldung = sandra_mit_finn(&welt, &altstadt);
    schicke(&neustadt, &anmeldung.clone().into());
    assert_eq!(zugezogene(&neustadt).len(), 2);
    let finn = am_neuen_ort(&welt.persona(ALTSTADT, "finn"), &anmeldung);
    let vorher = welt.schein(&neustadt, finn.clone()).unwrap().meldeschein;
    assert_eq!(vertreter(&vorher), menge(["Sandra", "David"]));

    let ziel = Umzug {
        strasse: "Marktstraße",
        ..NEUE_STRASSE
    };
    let folgt = welt.meldeschein_1704(&altstadt, "david", NEUSTADT, &ziel);
    schicke(&neustadt, &folgt.clone().into());
    assert_eq!(zugezogene(&neustadt).len(), 1);
    let david = am_neuen_ort(&welt.persona(ALTSTADT, "david"), &folgt);
    assert_eq!(
        kinder(&welt.schein(&neustadt, david).unwrap().meldeschein),
        menge(["Finn"])
    );
    let nachher = welt.schein(&neustadt, finn).unwrap().meldeschein;
    assert_eq!(vertreter(&nachher), menge(["Sandra", "David"]));
    assert_eq!(nachher.gesetzliche_vertreter.len(), 2, "nobody twice");
}

#[test]
fn a_family_moves_within_the_commune_and_keeps_its_ties() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let ziel = Umzug {
        strasse: "Gartenweg",
        postleitzahl: "99001",
        ..NEUE_STRASSE
    };
    let mut anmeldung = welt.meldeschein_1704(&altstadt, "lars", ALTSTADT, &ziel);
    let lars = anmeldung.berechtigte_person.bestaetigte_meldedaten.clone();
    let hole = |wer| bestaetigt(welt.schein(&altstadt, wer).unwrap().meldeschein);
    anmeldung.weitere = Some(WeitereMitzuziehende {
        partner: Some(MitziehenderPartner {
            partnerschaftstyp: xoev::codes::Partnerschaftstyp::Lebenspartner,
            personendaten: hole(partner(&lars)),
        }),
        kinder: vec![MitziehendesKind {
            person: hole(kind(lars.kinder.first().unwrap())),
            nur_partner_zugeordnet: None,
        }],
    });
    schicke(&altstadt, &anmeldung.clone().into());
    assert_eq!(zugezogene(&altstadt).len(), 3);
    assert!(altstadt.fortzuege().is_empty());
    let am_ort = am_neuen_ort(&welt.persona(ALTSTADT, "lars"), &anmeldung);
    let neu = welt.schein(&altstadt, am_ort).unwrap().meldeschein;
    assert_eq!(neu.personendaten.wohnungen.len(), 1);
    assert_eq!(
        neu.partner.as_ref().unwrap().partnerschaftstyp,
        lars.partner.unwrap().partnerschaftstyp
    );
    assert_eq!(kinder(&neu), menge(["Freja"]));
}

#[test]
fn whoever_comes_of_age_is_no_minor_child_any_more_and_has_no_guardian() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let schein = |key| {
        welt.schein(&altstadt, welt.persona(ALTSTADT, key))
            .unwrap()
            .meldeschein
    };
    // Mehmet is born on 1 January 2010.
    welt.uhr.vor(SignedDuration::from_hours(24 * (40 + 365)));
    assert_eq!(kinder(&schein("cem")), menge(["Mehmet"]), "31 December 2027");
    welt.uhr.vor(SignedDuration::from_hours(24));
    assert_eq!(kinder(&schein("cem")), menge([]), "1 January 2028");
    assert_eq!(vertreter(&schein("mehmet")), menge([]));
}

#[test]
fn a_year_of_life_ends_on_the_day_before_the_birthday() {
    let settings = Welt::neu().settings(ALTSTADT);
    let mut person = settings.bestand[&Schluessel::neu("erika")].clone();
    for (geboren, letzter_tag) in [
        ("2008-03-15", "2026-03-14"),
        ("2008-02-29", "2026-02-28"),
        ("2008-01-01", "2025-12-31"),
        ("2008-07", "2026-07-30"),
        ("2008", "2026-12-30"),
    ] {
        person.person.geburtsdatum = Teildatum::parse(geboren).unwrap();
        let letzter: jiff::civil::Date = letzter_tag.parse().unwrap();
        assert!(person.ist_minderjaehrig(letzter), "{geboren}");
        assert!(
            !person.ist_minderjaehrig(letzter.tomorrow().unwrap()),
            "{geboren}"
        );
    }
    person.person.geburtsdatum = Teildatum::Unbekannt;
    assert!(!person.ist_minderjaehrig("2026-11-21".parse().unwrap()));
}
