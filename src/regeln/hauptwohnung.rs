//! Alleinige, Haupt- or Nebenwohnung: what the new dwelling is, and what the kept ones become.

use crate::{
    antrag::{Einzug, Verbleib, Vorwiegend},
    meldewesen::Wohnungsstatus,
};

/// Whose use decides which dwelling is the main one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Massstab {
    /// The person's own (§ 21 Abs. 2 BMG).
    Person,
    /// The family's, or that of the two partners, who do not live apart (§ 22 Abs. 1 BMG).
    Familie,
    /// That of those who have custody of the person, who is a minor (§ 22 Abs. 2 BMG).
    Sorgeberechtigte,
}

/// Whose use counts for the person who declares: that of those who have custody of a minor; the family's or the partners'
/// if the person has a partner and does not live apart; her own otherwise. That children move along changes nothing of
/// this: theirs is the dwelling of the one with whom they live (§ 22 Abs. 2 BMG).
#[must_use]
pub const fn massstab(minderjaehrig: bool, hat_partner: bool, getrennt: Option<bool>) -> Massstab {
    match (minderjaehrig, hat_partner, getrennt) {
        (true, ..) => Massstab::Sorgeberechtigte,
        (false, true, None | Some(false)) => Massstab::Familie,
        (false, ..) => Massstab::Person,
    }
}

/// The status of the new dwelling. Source: § 21 Abs. 1 to 3 BMG.
///
/// `vorwiegend` is `None` exactly if nothing is kept.
#[must_use]
pub const fn status_neu(vorwiegend: Option<Vorwiegend>) -> Wohnungsstatus {
    match vorwiegend {
        None => Wohnungsstatus::Alleinige,
        Some(Vorwiegend::Neu) => Wohnungsstatus::Haupt,
        Some(Vorwiegend::Bisher(_)) => Wohnungsstatus::Neben,
    }
}

/// What a present dwelling becomes; `None` if it is given up. There is exactly one main dwelling (§ 21 Abs. 1 BMG).
#[must_use]
pub fn status_bisher(
    einzug: &Einzug,
    vorwiegend: Option<Vorwiegend>,
    nummer: usize,
) -> Option<Wohnungsstatus> {
    match einzug.bisherige.get(nummer)? {
        Verbleib::Aufgeben => None,
        Verbleib::Behalten if vorwiegend == Some(Vorwiegend::Bisher(nummer)) => Some(Wohnungsstatus::Haupt),
        Verbleib::Behalten => Some(Wohnungsstatus::Neben),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// § 21 BMG as a table: what is kept, what is used most, what the new one is, what the old ones become.
    #[test]
    fn of_several_dwellings_exactly_one_is_the_main_one() {
        use Verbleib::{Aufgeben, Behalten};
        use Wohnungsstatus::{Alleinige, Haupt, Neben};
        type Zeile = (
            &'static [Verbleib],
            Option<Vorwiegend>,
            Wohnungsstatus,
            &'static [Option<Wohnungsstatus>],
        );
        let tabelle: [Zeile; 5] = [
            (&[Aufgeben], None, Alleinige, &[None]),
            (&[Behalten], Some(Vorwiegend::Neu), Haupt, &[Some(Neben)]),
            (&[Behalten], Some(Vorwiegend::Bisher(0)), Neben, &[Some(Haupt)]),
            (
                &[Behalten, Behalten],
                Some(Vorwiegend::Bisher(1)),
                Neben,
                &[Some(Neben), Some(Haupt)],
            ),
            (
                &[Aufgeben, Behalten],
                Some(Vorwiegend::Neu),
                Haupt,
                &[None, Some(Neben)],
            ),
        ];
        for (bisherige, vorwiegend, neu, alte) in tabelle {
            let einzug = Einzug {
                tag: date(2026, 11, 1),
                auszug: None,
                bisherige: bisherige.to_vec(),
            };
            assert_eq!(status_neu(vorwiegend), neu, "{bisherige:?}");
            let werden: Vec<_> = (0..bisherige.len())
                .map(|nummer| status_bisher(&einzug, vorwiegend, nummer))
                .collect();
            assert_eq!(werden, alte, "{bisherige:?}");
            let haupt = werden.iter().flatten().filter(|status| **status == Haupt).count()
                + usize::from(neu != Neben);
            assert_eq!(haupt, 1, "{bisherige:?}");
        }
    }

    /// § 22 Abs. 1 and 2 BMG as a table.
    #[test]
    fn spouses_who_do_not_live_apart_are_measured_by_their_family() {
        for (minderjaehrig, partner, getrennt, erwartet) in [
            (false, false, None, Massstab::Person),
            (false, true, Some(true), Massstab::Person),
            (false, true, Some(false), Massstab::Familie),
            (false, true, None, Massstab::Familie),
            (true, false, None, Massstab::Sorgeberechtigte),
        ] {
            assert_eq!(massstab(minderjaehrig, partner, getrennt), erwartet);
        }
    }
}
