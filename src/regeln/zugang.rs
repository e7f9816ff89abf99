//! Which means of identification open the Anmeldung, and which register is asked.

use crate::land::Ausweismittel;

/// Whether somebody who identified with `ausweis` may use the Anmeldung in a Land that takes `zugelassene`.
///
/// A provider that does not name the card is believed: level hoch is checked anyway (§ 4 Abs. 1 BMeldDigiV).
#[must_use]
pub fn ausweis_zugelassen(ausweis: Option<Ausweismittel>, zugelassene: &[Ausweismittel]) -> bool {
    ausweis.is_none_or(|ausweis| ausweis == Ausweismittel::Personalausweis || zugelassene.contains(&ausweis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ausweismittel::{Eat, EidKarte, Personalausweis};

    #[test]
    fn a_land_switches_on_the_cards_of_foreigners() {
        for (ausweis, zugelassene, erwartet) in [
            (Some(Personalausweis), &[][..], true),
            (Some(Eat), &[], false),
            (Some(Eat), &[Eat], true),
            (Some(EidKarte), &[Eat], false),
            (Some(EidKarte), &[Eat, EidKarte], true),
            (None, &[], true),
        ] {
            assert_eq!(ausweis_zugelassen(ausweis, zugelassene), erwartet, "{ausweis:?}");
        }
    }
}
