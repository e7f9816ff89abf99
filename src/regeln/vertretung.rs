//! Who may act for whom: adults for themselves and their family, minors from 16 for themselves.

use jiff::civil::Date;
use xoev::teildatum::Teildatum;

use super::alter;
use crate::{
    antrag::{Rolle, Sorge},
    meldewesen::{Angehoeriger, Beziehung, Meldedaten, Person, Sorgeantwort, Vertreter},
};

/// In what way somebody may register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Handlung {
    /// For themselves and their family.
    MitFamilie,
    /// For themselves only: from 16 one registers oneself (§ 17 Abs. 3 BMG e contrario), and has an Online-Ausweis.
    NurSelbst,
    /// Not at all: those register whose dwelling the child moves into (§ 17 Abs. 3 Satz 1 BMG).
    Nicht,
}

/// In what way somebody born on `geburt` may act on `heute`.
#[must_use]
pub fn handlung(geburt: Teildatum, heute: Date) -> Handlung {
    if alter::mindestens(geburt, 18, heute) || geburt == Teildatum::Unbekannt {
        Handlung::MitFamilie
    } else if alter::mindestens(geburt, 16, heute) {
        Handlung::NurSelbst
    } else {
        Handlung::Nicht
    }
}

/// Whether a relative can be in one form: the same dwelling before (§ 23 Abs. 4 BMG), children only while minor, and
/// enough data to ask the register for them.
#[must_use]
pub fn im_selben_formular(angehoeriger: &Angehoeriger, heute: Date) -> bool {
    angehoeriger.wohnt_zusammen
        && angehoeriger.identitaet.is_some()
        && (angehoeriger.beziehung.ist_partner() || !alter::mindestens(angehoeriger.geburtsdatum, 18, heute))
}

/// What has to be known about the custody of a child that moves along with `mitziehende` adults.
///
/// Nothing is asked only if the register names two who have custody and both move along. If it names one, the other may
/// not exist or may have a lock: the question is the same, so that it tells nothing (§ 51 Abs. 2 BMG).
#[must_use]
pub fn sorge_bekannt(vertreter: &[Vertreter], mitziehende: &[&Person]) -> Option<Sorge> {
    let zieht_mit = |vertreter: &Vertreter| mitziehende.iter().any(|person| ist(vertreter, person));
    (vertreter.len() >= 2 && vertreter.iter().all(zieht_mit)).then_some(Sorge::ZiehenMit)
}

/// Whether `person` is the one whom the register names as having custody.
#[must_use]
pub fn ist(vertreter: &Vertreter, person: &Person) -> bool {
    vertreter.familienname == person.familienname
        && vertreter.vornamen == person.vornamen
        && vertreter
            .geburtsdatum
            .is_none_or(|geburtsdatum| geburtsdatum == person.geburtsdatum)
}

/// Those whom the register names as having custody and who do not move along.
#[must_use]
pub fn bleibende<'v>(vertreter: &'v [Vertreter], mitziehende: &[&Person]) -> Vec<&'v Vertreter> {
    vertreter
        .iter()
        .filter(|vertreter| !mitziehende.iter().any(|person| ist(vertreter, person)))
        .collect()
}

/// Whether everybody who has custody by the register and stays has consented to exactly this move; where it names nobody,
/// whether somebody has, whom the authority then has to look at.
#[must_use]
pub fn zugestimmt(vertreter: &[Vertreter], mitziehende: &[&Person], antworten: &[Sorgeantwort]) -> bool {
    let bleibende = bleibende(vertreter, mitziehende);
    let mut ja = antworten.iter().filter(|antwort| antwort.erlaubt());
    if bleibende.is_empty() {
        return ja.next().is_some();
    }
    let ja: Vec<_> = ja.collect();
    bleibende
        .iter()
        .all(|vertreter| ja.iter().any(|antwort| ist(vertreter, &antwort.wer)))
}

/// Whether `wer` may answer for the child: an adult who does not move along and whom the register names; where it names
/// nobody who stays, any such adult until one has consented.
#[must_use]
pub fn darf_antworten(
    wer: &Person,
    vertreter: &[Vertreter],
    mitziehende: &[&Person],
    antworten: &[Sorgeantwort],
    heute: Date,
) -> bool {
    if handlung(wer.geburtsdatum, heute) != Handlung::MitFamilie
        || mitziehende.iter().any(|person| person.dieselbe(wer))
    {
        return false;
    }
    let bleibende = bleibende(vertreter, mitziehende);
    if bleibende.is_empty() {
        antworten
            .iter()
            .all(|antwort| antwort.wer.dieselbe(wer) || !antwort.erlaubt())
    } else {
        bleibende.iter().any(|vertreter| ist(vertreter, wer))
    }
}

/// The one who moves along and is meant by "sole custody" of a child: the only adult among them whom the register names,
/// else the child's parent in the form.
#[must_use]
pub fn allein_sorgend<'p>(
    kind: Rolle,
    vertreter: &[Vertreter],
    mitziehende: &[(Rolle, &'p Person)],
) -> Option<(Rolle, &'p Person)> {
    let genannt = |person: &Person| vertreter.iter().any(|vertreter| ist(vertreter, person));
    let mut genannte = mitziehende.iter().filter(|(_, person)| genannt(person));
    if let (Some(einzige), None) = (genannte.next(), genannte.next()) {
        return Some(*einzige);
    }
    let elternteil = |rolle: Rolle| match (kind, rolle) {
        (Rolle::Angehoerig(Beziehung::KindDesPartners), Rolle::Angehoerig(beziehung)) => {
            beziehung.ist_partner()
        }
        (Rolle::Angehoerig(Beziehung::KindDesPartners), Rolle::Selbst) => false,
        (_, rolle) => rolle == Rolle::Selbst,
    };
    mitziehende.iter().find(|(rolle, _)| elternteil(*rolle)).copied()
}

/// Whether a link that shows the new address must not be offered: somebody who moves has a lock on information
/// (§ 51 Abs. 1 BMG), and the other one who has custody may be whom it protects from.
#[must_use]
pub fn link_zu_gefaehrlich<'m>(personen: impl IntoIterator<Item = &'m Meldedaten>) -> bool {
    personen
        .into_iter()
        .any(|person| !person.auskunftssperren.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meldewesen::{Entscheidung, Geltung};
    use jiff::civil::date;
    use xoev::latin::Text;

    fn person(name: &str) -> Person {
        Person {
            familienname: Text::parse("Beispiel").unwrap(),
            vornamen: Some(Text::parse(name).unwrap()),
            rufname: None,
            doktorgrad: None,
            geburtsdatum: Teildatum::Jahr(1980),
        }
    }

    fn vertreter(name: &str) -> Vertreter {
        let person = person(name);
        Vertreter {
            familienname: person.familienname,
            vornamen: person.vornamen,
            geburtsdatum: Some(person.geburtsdatum),
        }
    }

    /// § 17 Abs. 3 BMG as a table.
    #[test]
    fn from_sixteen_one_registers_oneself_and_from_eighteen_others_too() {
        let heute = date(2026, 11, 22);
        for (geburt, erwartet) in [
            (Teildatum::Tag(date(2010, 11, 23)), Handlung::Nicht),
            (Teildatum::Tag(date(2010, 11, 22)), Handlung::NurSelbst),
            (Teildatum::Tag(date(2008, 11, 23)), Handlung::NurSelbst),
            (Teildatum::Tag(date(2008, 11, 22)), Handlung::MitFamilie),
            (Teildatum::Jahr(1978), Handlung::MitFamilie),
            (Teildatum::Unbekannt, Handlung::MitFamilie),
        ] {
            assert_eq!(handlung(geburt, heute), erwartet, "{geburt}");
        }
    }

    fn antwort(name: &str, entscheidung: Entscheidung, geltung: Geltung) -> Sorgeantwort {
        Sorgeantwort {
            wer: person(name),
            am: jiff::Timestamp::UNIX_EPOCH,
            entscheidung,
            geltung,
        }
    }

    fn ja(name: &str) -> Sorgeantwort {
        antwort(name, Entscheidung::Zugestimmt, Geltung::DieserUmzug)
    }

    #[test]
    fn all_who_have_custody_and_stay_must_consent_to_this_very_move() {
        let tante = person("Tante");
        let (beide, keine) = ([vertreter("Mutter"), vertreter("Vater")], []);
        let nein = antwort("Vater", Entscheidung::Verweigert, Geltung::DieserUmzug);
        let anderer = antwort("Vater", Entscheidung::Zugestimmt, Geltung::AndererUmzug);
        let mutter = person("Mutter");
        for (genannt, zieht_mit, antworten, erwartet) in [
            (&beide[..], &tante, vec![], false),
            (&beide, &tante, vec![ja("Vater")], false),
            (&beide, &tante, vec![ja("Vater"), ja("Mutter")], true),
            (&beide, &mutter, vec![ja("Vater")], true),
            (&beide, &mutter, vec![ja("Onkel")], false),
            (&beide, &mutter, vec![nein], false),
            (&beide, &mutter, vec![anderer], false),
            (&keine, &mutter, vec![], false),
            (&keine, &mutter, vec![ja("Onkel")], true),
        ] {
            assert_eq!(
                zugestimmt(genannt, &[zieht_mit], &antworten),
                erwartet,
                "{antworten:?}"
            );
        }
    }

    #[test]
    fn only_an_adult_who_stays_and_whom_the_register_names_answers_for_a_child() {
        let heute = date(2026, 11, 22);
        let (mutter, beide) = (person("Mutter"), [vertreter("Mutter"), vertreter("Vater")]);
        let jung = Person {
            geburtsdatum: Teildatum::Jahr(2009),
            ..person("Vater")
        };
        let darf = |wer: &Person, genannt: &[Vertreter], antworten: &[Sorgeantwort]| {
            darf_antworten(wer, genannt, &[&mutter], antworten, heute)
        };
        assert!(darf(&person("Vater"), &beide, &[]));
        assert!(
            darf(&person("Vater"), &beide, &[ja("Vater")]),
            "to read it once more"
        );
        assert!(!darf(&person("Onkel"), &beide, &[]));
        assert!(!darf(&mutter, &beide, &[]), "moves along");
        assert!(
            !darf(&mutter, &[], &[]),
            "whoever asks does not answer by another account"
        );
        assert!(!darf(&jung, &[], &[]), "a minor");
        assert!(darf(&person("Onkel"), &beide[..1], &[]), "nobody named who stays");
        assert!(
            !darf(&person("Onkel"), &[], &[ja("Vater")]),
            "somebody has consented"
        );
    }

    #[test]
    fn sole_custody_means_the_parent_whom_the_register_names_or_whose_child_it_is() {
        let (ich, er) = (person("Mutter"), person("Vater"));
        let partner = Rolle::Angehoerig(Beziehung::Ehegatte);
        let erwachsene = [(Rolle::Selbst, &ich), (partner, &er)];
        let kind = Rolle::Angehoerig(Beziehung::Kind);
        let stiefkind = Rolle::Angehoerig(Beziehung::KindDesPartners);
        for (kind, genannt, erwartet) in [
            (kind, vec![], Rolle::Selbst),
            (stiefkind, vec![], partner),
            (stiefkind, vec![vertreter("Vater"), vertreter("Onkel")], partner),
            (kind, vec![vertreter("Vater")], partner),
            (kind, vec![vertreter("Mutter"), vertreter("Vater")], Rolle::Selbst),
        ] {
            let gemeint = allein_sorgend(kind, &genannt, &erwachsene);
            assert_eq!(
                gemeint.map(|(rolle, _)| rolle),
                Some(erwartet),
                "{kind:?} {genannt:?}"
            );
        }
    }

    #[test]
    fn custody_is_asked_unless_both_who_have_it_move_along() {
        let (mutter, vater) = (person("Mutter"), person("Vater"));
        let beide = [vertreter("Mutter"), vertreter("Vater")];
        assert_eq!(sorge_bekannt(&beide, &[&mutter, &vater]), Some(Sorge::ZiehenMit));
        assert_eq!(sorge_bekannt(&beide, &[&mutter]), None, "one stays");
        assert_eq!(
            sorge_bekannt(&beide[..1], &[&mutter]),
            None,
            "alone, or the other has a lock"
        );
        assert_eq!(
            sorge_bekannt(&[], &[&mutter, &vater]),
            None,
            "the register names nobody"
        );
    }
}
