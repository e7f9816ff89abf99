//! Signs of an address at which nobody really lives (§ 19 Abs. 6 BMG): remarks to the authority, never a refusal.

/// So many people with other family names within twelve months are worth a look.
pub const VIELE: u32 = 6;

/// What is noticed about an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Auffaelligkeit {
    /// Many people with different family names have registered there within twelve months.
    VieleFremde(u32),
    /// The commune says that nobody lives in this building: an office, a letterbox.
    KeinWohnhaus,
    /// The day of moving in lies before that into a dwelling that is given up; one of the two days may be wrong.
    EinzugVorBisherigem,
}

/// What is noticed: `fremde` people with other family names registered at the address within twelve months.
#[must_use]
pub fn auffaelligkeiten(fremde: u32, kein_wohnhaus: bool) -> Vec<Auffaelligkeit> {
    let viele = (fremde >= VIELE).then_some(Auffaelligkeit::VieleFremde(fremde));
    let haus = kein_wohnhaus.then_some(Auffaelligkeit::KeinWohnhaus);
    viele.into_iter().chain(haus).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_strangers_and_an_office_are_remarked() {
        for (fremde, kein_wohnhaus, erwartet) in [
            (0, false, vec![]),
            (VIELE - 1, false, vec![]),
            (VIELE, false, vec![Auffaelligkeit::VieleFremde(VIELE)]),
            (0, true, vec![Auffaelligkeit::KeinWohnhaus]),
            (
                9,
                true,
                vec![Auffaelligkeit::VieleFremde(9), Auffaelligkeit::KeinWohnhaus],
            ),
        ] {
            assert_eq!(auffaelligkeiten(fremde, kein_wohnhaus), erwartet);
        }
    }
}
