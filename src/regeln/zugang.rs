//! How surely somebody must have identified, and with what.

use crate::{land::Ausweisart, meldewesen::Vertrauensniveau};

/// Whether a login of this level opens a register and signs a declaration: hoch alone does.
///
/// Source: § 4 Abs. 1, § 10 Abs. 2 BMeldDigiV; § 23a Abs. 1 BMG.
#[must_use]
pub const fn niveau_reicht(niveau: Vertrauensniveau) -> bool {
    matches!(niveau, Vertrauensniveau::Hoch)
}

/// Whether somebody who identified with `ausweis` may use the Anmeldung in a Land that takes `zugelassene`.
///
/// A provider that does not name the card is believed: level hoch is checked anyway (§ 4 Abs. 1 BMeldDigiV).
#[must_use]
pub fn ausweis_zugelassen(ausweis: Option<Ausweisart>, zugelassene: &[Ausweisart]) -> bool {
    ausweis.is_none_or(|ausweis| zugelassene.contains(&ausweis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ausweisart::{Aufenthaltstitel, EidKarte, Personalausweis};

    #[test]
    fn only_the_highest_level_opens_a_register() {
        for (stufe, erwartet) in [(1, false), (2, false), (3, false), (4, true)] {
            assert_eq!(
                niveau_reicht(Vertrauensniveau::aus_stufe(stufe).unwrap()),
                erwartet,
                "{stufe}"
            );
        }
        assert_eq!(Vertrauensniveau::aus_stufe(0), None);
        assert_eq!(Vertrauensniveau::aus_stufe(5), None);
    }

    #[test]
    fn a_land_switches_on_the_cards_of_foreigners() {
        for (ausweis, zugelassene, erwartet) in [
            (Some(Personalausweis), &[Personalausweis][..], true),
            (Some(Aufenthaltstitel), &[Personalausweis], false),
            (Some(Aufenthaltstitel), &[Personalausweis, Aufenthaltstitel], true),
            (Some(EidKarte), &[Personalausweis, Aufenthaltstitel], false),
            (Some(EidKarte), &[EidKarte], true),
            (None, &[Personalausweis], true),
        ] {
            assert_eq!(ausweis_zugelassen(ausweis, zugelassene), erwartet, "{ausweis:?}");
        }
    }
}
