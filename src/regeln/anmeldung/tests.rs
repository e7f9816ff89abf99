//! Each rule that stands against an Anmeldung, as a table.

use jiff::civil::date;
use xoev::{ags::Ags, codes::Sperre, latin::Text};

use super::*;
use crate::{
    antrag::{Einzug, Fehlgrund, Nachweis, Personenangabe, Rolle, Sperrwunsch, Vorwiegend},
    meldewesen::{
        Angabe, Beziehung, Hausnummer, Person, Postleitzahl, Schluessel, Sperrschluessel, Wohnung,
        Wohnungsgeber,
    },
};

const ALTSTADT: &str = "99000001";
const NEUSTADT: &str = "99000002";
const HEUTE: Date = date(2026, 11, 22);

fn text(text: &str) -> Text {
    Text::parse(text).unwrap()
}

fn anschrift(ags: &str, strasse: &str) -> Anschrift {
    Anschrift {
        ags: Ags::parse(ags).unwrap(),
        postleitzahl: Postleitzahl::parse("99001").unwrap(),
        wohnort: text("Ort"),
        strasse: text(strasse),
        hausnummer: Some(Hausnummer::parse("1").unwrap()),
        hausnummernzusatz: None,
        teilnummer: None,
        wohnungsnummer: None,
        zusatzangaben: None,
        wohnungsinhaber: None,
    }
}

fn wohnung(ags: &str, strasse: &str, status: Wohnungsstatus) -> Wohnung {
    Wohnung {
        anschrift: anschrift(ags, strasse),
        bezogen_am: Some(date(2020, 5, 1)),
        status: Some(status),
        weitere: Vec::new(),
    }
}

fn gemeldet(geburt: Teildatum, wohnungen: Vec<Wohnung>) -> Meldedaten {
    Meldedaten {
        person: Person {
            familienname: text("Beispiel"),
            vornamen: None,
            rufname: None,
            doktorgrad: None,
            geburtsdatum: geburt,
        },
        wohnungen,
        weitere: Vec::new(),
        angehoerige: Vec::new(),
        vertreter: Vec::new(),
        beteiligte: Vec::new(),
        auskunftssperren: Vec::new(),
        weitere_wohnungen: Vec::new(),
        widersprueche: Vec::new(),
    }
}

fn erwachsen(wohnungen: Vec<Wohnung>) -> Meldedaten {
    gemeldet(Teildatum::Tag(date(1984, 1, 26)), wohnungen)
}

fn verheiratet(mut daten: Meldedaten) -> Meldedaten {
    daten.weitere.push(Angabe {
        blatt: "1401".to_owned(),
        wert: text("verheiratet"),
        schluessel: Some(Schluessel {
            liste: String::new(),
            code: "VH".to_owned(),
        }),
    });
    daten
}

fn person(schluessel: &str, rolle: Rolle) -> Personenangabe {
    Personenangabe {
        schluessel: schluessel.to_owned(),
        rolle,
        einwaende: Vec::new(),
        sperren: Sperrwunsch::default(),
        sorge: None,
        antworten: Vec::new(),
    }
}

/// A move from Altstadt to Neustadt, the old dwelling given up.
fn antrag() -> Anmeldung {
    Anmeldung {
        art: Umzugsart::Anmeldung,
        personen: vec![person("selbst", Rolle::Selbst)],
        anschrift: anschrift(NEUSTADT, "Neue Straße"),
        einzug: Einzug {
            tag: date(2026, 11, 1),
            auszug: None,
            bisherige: vec![Verbleib::Aufgeben],
        },
        vorwiegend: None,
        getrennt: None,
        wohnungsgeber: Wohnungsgeber::Eigentum,
        nachweis: Nachweis::Code(Fehlgrund::Verweigert),
        unterlagen: Vec::new(),
        gemeinschaft: None,
        email: None,
    }
}

fn pruefe(antrag: Anmeldung, bestand: &[&Meldedaten]) -> Result<Beschluss, Vec<Befund>> {
    let lage = Umzugslage {
        wegzug: Ags::parse(ALTSTADT).unwrap(),
        bestand,
        fremde: 0,
        kein_wohnhaus: false,
        heute: HEUTE,
    };
    pruefe_anmeldung(antrag, &lage).map(Geprueft::heraus)
}

fn alte_wohnung() -> Wohnung {
    wohnung(ALTSTADT, "Alte Straße", Wohnungsstatus::Alleinige)
}

/// §§ 17 Abs. 1, 21 Abs. 4 BMG: the new dwelling is one that the register holds already.
#[test]
fn whoever_is_registered_there_moves_in_no_more_but_may_have_another_main_dwelling() {
    use Wohnungsstatus::{Alleinige, Haupt, Neben};
    let neu = |status| wohnung(NEUSTADT, "NEUE STRASSE", status);
    for (dort, vorwiegend, erwartet) in [
        (Alleinige, None, Befund::SchonGemeldet),
        (Haupt, Some(Vorwiegend::Neu), Befund::SchonGemeldet),
        (Neben, Some(Vorwiegend::Bisher(0)), Befund::SchonGemeldet),
        (Neben, Some(Vorwiegend::Neu), Befund::NurStatuswechsel),
        (Neben, None, Befund::NurStatuswechsel),
        (Haupt, Some(Vorwiegend::Bisher(0)), Befund::NurStatuswechsel),
    ] {
        let mut antrag = antrag();
        antrag.anschrift.strasse = text("Neue Strasse");
        antrag.vorwiegend = vorwiegend;
        let ich = erwachsen(vec![alte_wohnung(), neu(dort)]);
        assert_eq!(
            pruefe(antrag, &[&ich]).unwrap_err(),
            [erwartet],
            "{dort:?} {vorwiegend:?}"
        );
    }
}

/// § 17 Abs. 1 and § 23 Abs. 4 BMG: only who moves in is in the form.
#[test]
fn a_relative_who_is_registered_there_already_is_not_declared_once_more() {
    let ich = erwachsen(vec![alte_wohnung()]);
    let kind = gemeldet(
        Teildatum::Tag(date(2015, 5, 9)),
        vec![wohnung(NEUSTADT, "Neue Straße", Wohnungsstatus::Alleinige)],
    );
    let mut antrag = antrag();
    antrag
        .personen
        .push(person("kind-1", Rolle::Angehoerig(Beziehung::Kind)));
    assert_eq!(
        pruefe(antrag, &[&ich, &kind]).unwrap_err(),
        [Befund::AngehoerigeSchonGemeldet]
    );
}

/// § 17 Abs. 3 BMG.
#[test]
fn nobody_moves_in_before_the_first_day_on_which_they_may_have_been_born() {
    let monat = |jahr, monat| Teildatum::Monat { jahr, monat };
    for (geburt, vorher) in [
        (Teildatum::Tag(date(2026, 11, 2)), true),
        (Teildatum::Tag(date(2026, 11, 1)), false),
        (monat(2026, 12), true),
        (monat(2026, 11), false),
        (Teildatum::Jahr(2027), true),
        (Teildatum::Jahr(2026), false),
        (Teildatum::Unbekannt, false),
    ] {
        let ich = erwachsen(vec![alte_wohnung()]);
        let kind = gemeldet(geburt, vec![alte_wohnung()]);
        let mut antrag = antrag();
        antrag
            .personen
            .push(person("kind-1", Rolle::Angehoerig(Beziehung::Kind)));
        let befunde = pruefe(antrag, &[&ich, &kind]).err().unwrap_or_default();
        assert_eq!(befunde.contains(&Befund::VorGeburt), vorher, "{geburt}");
    }
}

/// § 42 Abs. 3, § 50 Abs. 1, 2 and 5 BMG; keys 10 and 13 have lost their base.
#[test]
fn an_objection_that_the_authority_of_this_dwelling_cannot_enter_is_refused() {
    for (schluessel, als_haupt, als_neben) in [
        ("2", true, false),
        ("5", true, true),
        ("7", true, false),
        ("10", false, false),
        ("13", false, false),
        ("3", false, false),
    ] {
        for (vorwiegend, erlaubt) in [(Vorwiegend::Neu, als_haupt), (Vorwiegend::Bisher(0), als_neben)] {
            let mut antrag = antrag();
            antrag.einzug.bisherige = vec![Verbleib::Behalten];
            antrag.vorwiegend = Some(vorwiegend);
            let sperre = Sperre::aus_code(schluessel).unwrap();
            antrag.personen[0].sperren.eintragen = vec![Sperrschluessel(sperre)];
            let ich = erwachsen(vec![alte_wohnung()]);
            let ergebnis = pruefe(antrag, &[&ich]).map(|_| ());
            let erwartet = if erlaubt {
                Ok(())
            } else {
                Err(vec![Befund::SperreUnzulaessig])
            };
            assert_eq!(ergebnis, erwartet, "{schluessel} {vorwiegend:?}");
        }
    }
}

/// § 22 Abs. 1 and 2 BMG: a separated parent with children is measured alone, a minor by those who have custody.
#[test]
fn whose_use_decides_follows_from_marriage_separation_and_age() {
    let ledig = erwachsen(vec![alte_wohnung()]);
    let verheiratet = verheiratet(erwachsen(vec![alte_wohnung()]));
    let sechzehn = gemeldet(Teildatum::Tag(date(2010, 1, 1)), vec![alte_wohnung()]);
    for (ich, mit_kind, getrennt, erwartet) in [
        (&ledig, false, None, Massstab::Person),
        (&ledig, true, None, Massstab::Person),
        (&verheiratet, false, Some(false), Massstab::Familie),
        (&verheiratet, false, Some(true), Massstab::Person),
        (&verheiratet, true, Some(true), Massstab::Person),
        (&verheiratet, true, Some(false), Massstab::Familie),
        (&sechzehn, false, None, Massstab::Sorgeberechtigte),
    ] {
        let mut antrag = antrag();
        antrag.getrennt = getrennt;
        let kind = gemeldet(Teildatum::Jahr(2015), vec![alte_wohnung()]);
        let mut bestand = vec![ich];
        if mit_kind {
            antrag
                .personen
                .push(person("kind-1", Rolle::Angehoerig(Beziehung::Kind)));
            bestand.push(&kind);
        }
        assert_eq!(pruefe(antrag, &bestand).unwrap().massstab, erwartet);
    }
}

/// § 23a BMG: who stays in the commune has an Ummeldung, who leaves it an Anmeldung.
#[test]
fn the_kind_of_move_follows_from_the_commune() {
    for (art, ags, erwartet) in [
        (Umzugsart::Anmeldung, NEUSTADT, None),
        (Umzugsart::Anmeldung, ALTSTADT, Some(Befund::GleicheGemeinde)),
        (Umzugsart::Ummeldung, ALTSTADT, None),
        (Umzugsart::Ummeldung, NEUSTADT, Some(Befund::AndereGemeinde)),
    ] {
        let ich = erwachsen(vec![alte_wohnung()]);
        let mut antrag = antrag();
        antrag.art = art;
        antrag.anschrift = anschrift(ags, "Neue Straße");
        assert_eq!(
            pruefe(antrag, &[&ich]).err(),
            erwartet.map(|befund| vec![befund]),
            "{art:?} {ags}"
        );
    }
}

/// § 17 Abs. 1 BMG; a day that does not fit is for the authority to look at, never a refusal.
#[test]
fn a_move_before_that_into_the_dwelling_given_up_is_a_remark() {
    for (tag, verbleib, bemerkt) in [
        (date(2020, 4, 30), Verbleib::Aufgeben, true),
        (date(2020, 5, 1), Verbleib::Aufgeben, false),
        (date(2020, 4, 30), Verbleib::Behalten, false),
    ] {
        let ich = erwachsen(vec![alte_wohnung()]);
        let mut antrag = antrag();
        antrag.einzug.tag = tag;
        antrag.einzug.bisherige = vec![verbleib];
        antrag.vorwiegend = (verbleib == Verbleib::Behalten).then_some(Vorwiegend::Neu);
        let auffaelligkeiten = pruefe(antrag, &[&ich]).unwrap().auffaelligkeiten;
        assert_eq!(
            auffaelligkeiten.contains(&Auffaelligkeit::EinzugVorBisherigem),
            bemerkt,
            "{tag} {verbleib:?}"
        );
    }
}

/// § 17 Abs. 3 Satz 1 BMG: from 16 for oneself, from 18 for others.
#[test]
fn minors_declare_for_themselves_at_most() {
    let jahre = |jahre: i16| gemeldet(Teildatum::Jahr(2026 - jahre), vec![alte_wohnung()]);
    let kind = gemeldet(Teildatum::Jahr(2020), vec![alte_wohnung()]);
    for (ich, mit_kind, erwartet) in [
        (jahre(15), false, Some(Befund::Unter16)),
        (jahre(17), false, None),
        (jahre(17), true, Some(Befund::MinderjaehrigFuerAndere)),
        (jahre(19), true, None),
    ] {
        let mut antrag = antrag();
        let mut bestand = vec![&ich];
        if mit_kind {
            antrag
                .personen
                .push(person("kind-1", Rolle::Angehoerig(Beziehung::Kind)));
            bestand.push(&kind);
        }
        assert_eq!(
            pruefe(antrag, &bestand).err(),
            erwartet.map(|befund| vec![befund])
        );
    }
}
