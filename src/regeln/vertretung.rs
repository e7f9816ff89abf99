//! Who may act for whom: adults for themselves and their family, minors from 16 for themselves.

use jiff::civil::Date;
use xoev::teildatum::Teildatum;

use super::alter;
use crate::{
    antrag::Sorge,
    meldewesen::{Angehoeriger, Person, Vertreter},
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

#[cfg(test)]
mod tests {
    use super::*;
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
