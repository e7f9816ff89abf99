//! What the day of moving in adds to a result: the two weeks, and a day worth a reminder.

use jiff::civil::Date;

use crate::{
    antrag::{Anliegen, Gemeindewahl, Vorabantworten},
    land::Land,
    regeln::{Ergebnis, Fristlage, Meldefrist},
    web::sprache::Texte,
};

/// A day to be reminded of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Termin {
    /// The duty to register begins; the last day of its two weeks.
    Pflicht(Date, Date),
    /// The day of moving in, from which on one can register; the last day.
    Einzug(Date, Date),
    /// The last day.
    Frist(Date),
}

/// The two weeks after the day of moving in, if they run for this person and the day is known.
pub(in crate::web) fn meldefrist(
    ergebnis: &Ergebnis,
    antworten: &Vorabantworten,
    land: &Land,
) -> Option<Meldefrist> {
    let anliegen = antworten.anliegen.unwrap_or(Anliegen::Zuzug);
    let einzug = antworten.einzug.filter(|_| ergebnis.mit_meldefrist(anliegen))?;
    let feiertage = match antworten.gemeinde.and_then(Gemeindewahl::ags) {
        Some(ags) => land.feiertage.in_gemeinde(ags),
        None => land.feiertage.clone(),
    };
    Some(Meldefrist::ab(einzug, &feiertage))
}

/// How the two weeks stand, in words.
pub(super) fn satz(texte: &Texte, frist: Meldefrist, heute: Date) -> String {
    let letzter = ("letzter", texte.tag(frist.letzter_tag()).into());
    match frist.am(heute) {
        Fristlage::NochNicht => {
            let einzug = ("einzug", texte.tag(frist.ereignis()).into());
            texte.mit("check-frist-noch-nicht", &[einzug, letzter])
        }
        Fristlage::Laeuft(tage) => {
            texte.mit("check-frist-laeuft", &[letzter, ("tage", f64::from(tage).into())])
        }
        Fristlage::Vorbei(_) => texte.mit("check-frist-vorbei", &[letzter]),
    }
}

impl Termin {
    /// The day worth a reminder, if there is one.
    pub(super) fn zu(ergebnis: &Ergebnis, frist: Option<Meldefrist>, heute: Date) -> Option<Self> {
        if let Ergebnis::KeinePflicht { bis, .. } = ergebnis {
            return bis.map(|beginn| Self::Pflicht(beginn.ab, beginn.frist.letzter_tag()));
        }
        let frist = frist?;
        match frist.am(heute) {
            Fristlage::NochNicht => Some(Self::Einzug(frist.ereignis(), frist.letzter_tag())),
            Fristlage::Laeuft(_) => Some(Self::Frist(frist.letzter_tag())),
            Fristlage::Vorbei(_) => None,
        }
    }

    pub(super) const fn tag(self) -> Date {
        match self {
            Self::Pflicht(tag, _) | Self::Einzug(tag, _) | Self::Frist(tag) => tag,
        }
    }

    pub(super) const fn letzter_tag(self) -> Date {
        match self {
            Self::Pflicht(_, letzter) | Self::Einzug(_, letzter) | Self::Frist(letzter) => letzter,
        }
    }

    /// Key of the event's title; `<key>-text` is its description, `<key>-knopf` the words of the link.
    pub(super) const fn schluessel(self) -> &'static str {
        match self {
            Self::Pflicht(..) => "check-termin-pflicht",
            Self::Einzug(..) => "check-termin-einzug",
            Self::Frist(_) => "check-termin-frist",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{land::Feiertage, regeln::Einstieg};
    use jiff::civil::date;

    #[test]
    fn the_day_that_comes_next_is_the_one_to_be_reminded_of() {
        let ja = Ergebnis::Ja {
            einstieg: Einstieg::Anmeldung,
        };
        let frist = Meldefrist::ab(date(2026, 11, 20), &Feiertage::default());
        let letzter = date(2026, 12, 4);
        for (heute, termin) in [
            (
                date(2026, 11, 19),
                Some(Termin::Einzug(date(2026, 11, 20), letzter)),
            ),
            (date(2026, 11, 20), Some(Termin::Frist(letzter))),
            (date(2026, 12, 4), Some(Termin::Frist(letzter))),
            (date(2026, 12, 5), None),
        ] {
            assert_eq!(Termin::zu(&ja, Some(frist), heute), termin, "{heute}");
        }
        assert_eq!(Termin::zu(&ja, None, letzter), None);
    }
}
