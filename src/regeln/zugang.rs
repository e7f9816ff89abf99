//! Which means of identification open the Anmeldung, and which register is asked.

use crate::land::Ausweisart;

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
