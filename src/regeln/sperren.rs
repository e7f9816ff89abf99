//! Objections to transmissions: which somebody may have entered, and which deleted.

use xoev::codes::Sperre;

use crate::meldewesen::{Sperrschluessel, Wohnungsstatus};

/// What may be entered at the authority of a dwelling of this status: keys 2 (§ 42 Abs. 3 BMG), 5 (§ 50 Abs. 2 and 5)
/// and 7 (§ 50 Abs. 1 and 5); 2 and 7 only at that of the main or sole dwelling (code list "Eintragung.Ergebnis", 01 and
/// 02). Keys 10 and 13 have lost their base in the law: registers may still hold them, nobody enters them.
#[must_use]
pub const fn eintragbare(wohnung: Wohnungsstatus) -> &'static [Sperre] {
    match wohnung {
        Wohnungsstatus::Alleinige | Wohnungsstatus::Haupt => &[
            Sperre::Religionsgesellschaften,
            Sperre::Jubilaeen,
            Sperre::Parteien,
        ],
        Wohnungsstatus::Neben => &[Sperre::Jubilaeen],
    }
}

/// Whether somebody who moves into a dwelling of this status may have each of these entered there.
#[must_use]
pub fn alle_eintragbar(gewuenscht: &[Sperrschluessel], wohnung: Wohnungsstatus) -> bool {
    gewuenscht
        .iter()
        .all(|sperre| eintragbare(wohnung).contains(&sperre.0))
}

/// Whether today's law still knows the objection.
#[must_use]
pub fn hat_grundlage(sperre: Sperre) -> bool {
    eintragbare(Wohnungsstatus::Alleinige).contains(&sperre)
}

/// What somebody may have deleted of what the register holds: their own objections, never a lock that protects a life
/// or a child (§ 51 BMG; reasons to § 8 BMeldDigiV).
#[must_use]
pub fn loeschbare(vorhandene: impl IntoIterator<Item = Sperre>) -> Vec<Sperre> {
    vorhandene
        .into_iter()
        .filter(|sperre| sperre.ist_widerspruch())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// DSMeld 1801 as a table: key, entered with a main or sole dwelling, with a secondary one, deleted, base in the law.
    #[test]
    fn each_key_is_entered_and_deleted_as_the_law_says() {
        for (schluessel, haupt, neben, loeschbar) in [
            ("1", false, false, false),
            ("2", true, false, true),
            ("3", false, false, false),
            ("5", true, true, true),
            ("6", false, false, false),
            ("7", true, false, true),
            ("10", false, false, true),
            ("11", false, false, false),
            ("12", false, false, false),
            ("13", false, false, true),
        ] {
            let sperre = Sperre::aus_code(schluessel).unwrap();
            assert_eq!(
                eintragbare(Wohnungsstatus::Haupt).contains(&sperre),
                haupt,
                "{schluessel}"
            );
            assert_eq!(
                eintragbare(Wohnungsstatus::Alleinige).contains(&sperre),
                haupt,
                "{schluessel}"
            );
            assert_eq!(
                eintragbare(Wohnungsstatus::Neben).contains(&sperre),
                neben,
                "{schluessel}"
            );
            for (status, erlaubt) in [
                (Wohnungsstatus::Haupt, haupt),
                (Wohnungsstatus::Alleinige, haupt),
                (Wohnungsstatus::Neben, neben),
            ] {
                let gewuenscht = [Sperrschluessel(sperre)];
                assert_eq!(alle_eintragbar(&gewuenscht, status), erlaubt, "{schluessel}");
            }
            assert_eq!(loeschbare([sperre]).contains(&sperre), loeschbar, "{schluessel}");
            assert_eq!(hat_grundlage(sperre), haupt, "{schluessel}");
        }
    }
}
