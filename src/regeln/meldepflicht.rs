//! Whether somebody who moves in somewhere must register, and from which day.
//!
//! §§ 30 and 31 BMG say what hosts write down and who may use it; they oblige nobody who asks here.

use jiff::civil::Date;

use super::frist::monate_nach;
use crate::antrag::{Dauer, Gemeldet};

/// Everything that decides about the duty to register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lage {
    /// Whether the person belongs to those whom the law or a treaty frees.
    pub person: Person,
    /// Whether there is a registered dwelling in Germany.
    pub gemeldet: Gemeldet,
    /// Where the person stays.
    pub unterkunft: Unterkunft,
    /// For how long, as planned.
    pub dauer: Dauer,
    /// The day of moving in.
    pub einzug: Date,
}

/// Who it is, as far as § 26 BMG asks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Person {
    /// Member of a foreign mission or consulate, or family in the same household; `dagegen` is what rules the freedom out.
    Mission {
        /// `None` if nothing does.
        dagegen: Option<Missionseinwand>,
    },
    /// Freed by a treaty (§ 26 Satz 1 Nr. 2 BMG).
    Uebereinkunft,
    /// Anybody else.
    Sonst,
}

/// Why a member of a mission must register all the same (§ 26 Satz 1 Nr. 1, Satz 2 BMG).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Missionseinwand {
    /// Has German nationality.
    Deutsch,
    /// Lives in Germany permanently.
    StaendigAnsaessig,
    /// Earns money privately.
    Erwerbstaetig,
    /// The sending state does not free ours.
    KeineGegenseitigkeit,
}

/// Where somebody stays.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unterkunft {
    /// Any closed room to live or sleep in, caravans and houseboats that hardly move included (§ 20 BMG).
    Wohnung,
    /// A caravan or houseboat that moves: no dwelling (§ 20 Satz 3 BMG).
    Beweglich,
    /// Military service, voluntary service, Bundesfreiwilligendienst, Zivildienst, reserve duty (§ 27 Abs. 1 Nr. 1 to 4).
    Dienst,
    /// Soldiers and police in quarters of the service (§ 27 Abs. 1 Nr. 5 BMG).
    Kaserne,
    /// Public servants on a course of training (§ 27 Abs. 1 Nr. 6 BMG).
    Lehrgang,
    /// Hotel, guest house, holiday flat (§ 29 Abs. 1 BMG).
    Beherbergung,
    /// Tent, caravan, boat on a commercial site (§ 29 Abs. 4 BMG).
    Campingplatz,
    /// Barge that is in a German register (§ 28 BMG).
    Binnenschiff,
    /// Hospital, nursing home, home for disabled people or children (§ 32 BMG).
    Einrichtung,
    /// Reception centre or assigned quarters (§ 27 Abs. 3 Nr. 2 BMG).
    Aufnahmeeinrichtung,
    /// Spätaussiedler who are distributed (§ 27 Abs. 3 Nr. 1 BMG).
    Verteilung,
    /// Prison by a judge's order (§ 27 Abs. 4 BMG).
    Haft,
}

/// Whether there is a duty to register; every answer names its paragraph.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meldepflicht {
    /// Within two weeks after moving in.
    Besteht {
        /// Where it stands.
        norm: &'static str,
    },
    /// Not yet; within two weeks once the person still lives there after `frei_bis`.
    Spaeter {
        /// The last day without a duty.
        frei_bis: Date,
        /// Where it stands.
        norm: &'static str,
    },
    /// None, as long as things are as they are.
    Keine {
        /// Where it stands.
        norm: &'static str,
    },
    /// The head of the institution reports, not the person.
    Leitung {
        /// Where it stands.
        norm: &'static str,
    },
}

impl Meldepflicht {
    /// The paragraph of the BMG that decides.
    #[must_use]
    pub const fn norm(self) -> &'static str {
        match self {
            Self::Besteht { norm }
            | Self::Spaeter { norm, .. }
            | Self::Keine { norm }
            | Self::Leitung { norm } => norm,
        }
    }

    /// The first day of a duty that does not exist yet.
    #[must_use]
    pub fn beginn(self) -> Option<Date> {
        match self {
            Self::Spaeter { frei_bis, .. } => frei_bis.tomorrow().ok(),
            _ => None,
        }
    }
}

/// Decides about the duty to register.
#[must_use]
pub fn meldepflicht(lage: Lage) -> Meldepflicht {
    match lage.person {
        Person::Mission { dagegen: None } => return keine("§ 26 Satz 1 Nr. 1 BMG"),
        Person::Uebereinkunft => return keine("§ 26 Satz 1 Nr. 2 BMG"),
        Person::Mission { dagegen: Some(_) } | Person::Sonst => {}
    }
    let im_inland = lage.gemeldet == Gemeldet::ImInland;
    match lage.unterkunft {
        Unterkunft::Beweglich => keine("§ 20 Satz 3 BMG"),
        Unterkunft::Dienst if im_inland => keine("§ 27 Abs. 1 Nr. 1 bis 4 BMG"),
        Unterkunft::Kaserne if im_inland && lage.dauer <= Dauer::BisZwoelfMonate => {
            keine("§ 27 Abs. 1 Nr. 5 BMG")
        }
        Unterkunft::Lehrgang if im_inland => keine("§ 27 Abs. 1 Nr. 6 BMG"),
        // Who is registered nowhere or stays too long gets no freedom by the service; the general rule holds.
        Unterkunft::Wohnung | Unterkunft::Dienst | Unterkunft::Kaserne | Unterkunft::Lehrgang => {
            wohnung(lage)
        }
        Unterkunft::Beherbergung => beherbergung(lage),
        Unterkunft::Campingplatz if im_inland => keine("§ 29 Abs. 4 Satz 1 BMG"),
        Unterkunft::Campingplatz => spaeter(lage, 3, "§ 29 Abs. 4 Satz 2 BMG"),
        Unterkunft::Binnenschiff if im_inland => keine("§ 28 Abs. 2 BMG"),
        Unterkunft::Binnenschiff => besteht("§ 28 Abs. 1 BMG"),
        Unterkunft::Einrichtung if im_inland => keine("§ 32 Abs. 1 Satz 1 BMG"),
        Unterkunft::Einrichtung => spaeter(lage, 3, "§ 32 Abs. 1 Satz 2 BMG"),
        Unterkunft::Aufnahmeeinrichtung => besteht("§ 27 Abs. 3 Satz 1 Nr. 2 BMG"),
        Unterkunft::Verteilung => besteht("§ 27 Abs. 3 Satz 1 Nr. 1 BMG"),
        Unterkunft::Haft if lage.dauer <= Dauer::BisDreiMonate => keine("§ 27 Abs. 4 Satz 1 Nr. 1 BMG"),
        Unterkunft::Haft if im_inland && lage.dauer <= Dauer::BisZwoelfMonate => {
            keine("§ 27 Abs. 4 Satz 1 Nr. 2 BMG")
        }
        Unterkunft::Haft => Meldepflicht::Leitung {
            norm: "§ 27 Abs. 4 Satz 2 BMG",
        },
    }
}

/// § 27 Abs. 2 BMG: six months beside a registered dwelling, three for guests from abroad.
fn wohnung(lage: Lage) -> Meldepflicht {
    match lage.gemeldet {
        Gemeldet::ImInland if lage.dauer <= Dauer::BisSechsMonate => {
            spaeter(lage, 6, "§ 27 Abs. 2 Satz 1 und 2 BMG")
        }
        Gemeldet::Nirgends if lage.dauer <= Dauer::BisDreiMonate => {
            spaeter(lage, 3, "§ 27 Abs. 2 Satz 3 BMG")
        }
        _ => besteht("§ 17 Abs. 1 BMG"),
    }
}

/// § 29 Abs. 1 BMG: more than six months planned is like any dwelling; who is registered nowhere has three months.
fn beherbergung(lage: Lage) -> Meldepflicht {
    match lage.gemeldet {
        _ if lage.dauer > Dauer::BisSechsMonate => besteht("§ 29 Abs. 1 Satz 1 BMG"),
        Gemeldet::ImInland => spaeter(lage, 6, "§ 29 Abs. 1 Satz 1 BMG"),
        Gemeldet::Nirgends => spaeter(lage, 3, "§ 29 Abs. 1 Satz 2 BMG"),
    }
}

const fn besteht(norm: &'static str) -> Meldepflicht {
    Meldepflicht::Besteht { norm }
}

const fn keine(norm: &'static str) -> Meldepflicht {
    Meldepflicht::Keine { norm }
}

fn spaeter(lage: Lage, monate: u8, norm: &'static str) -> Meldepflicht {
    Meldepflicht::Spaeter {
        frei_bis: monate_nach(lage.einzug, monate),
        norm,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dauer::{BisDreiMonate, BisSechsMonate, BisZwoelfMonate, Laenger};
    use Gemeldet::{ImInland, Nirgends};
    use jiff::civil::date;

    /// From 10 January 2026; `besteht`, `keine`, `leitung`, or the first day of a later duty.
    fn urteil(
        person: Person,
        gemeldet: Gemeldet,
        unterkunft: Unterkunft,
        dauer: Dauer,
    ) -> (String, &'static str) {
        let pflicht = meldepflicht(Lage {
            person,
            gemeldet,
            unterkunft,
            dauer,
            einzug: date(2026, 1, 10),
        });
        let kurz = match pflicht {
            Meldepflicht::Besteht { .. } => "besteht".to_owned(),
            Meldepflicht::Keine { .. } => "keine".to_owned(),
            Meldepflicht::Leitung { .. } => "leitung".to_owned(),
            Meldepflicht::Spaeter { .. } => pflicht.beginn().unwrap().to_string(),
        };
        (kurz, pflicht.norm())
    }

    use Unterkunft::{
        Aufnahmeeinrichtung, Beherbergung, Beweglich, Binnenschiff, Campingplatz, Dienst, Einrichtung, Haft,
        Kaserne, Lehrgang, Verteilung, Wohnung,
    };

    const SECHS: &str = "2026-07-11";
    const DREI: &str = "2026-04-11";

    /// Where, whether registered, how long; `besteht`, `keine`, `leitung` or the first day of the duty; where it stands.
    const FAELLE: [(Unterkunft, Gemeldet, Dauer, &str, &str); 31] = [
        (
            Wohnung,
            ImInland,
            BisDreiMonate,
            SECHS,
            "§ 27 Abs. 2 Satz 1 und 2 BMG",
        ),
        (
            Wohnung,
            ImInland,
            BisSechsMonate,
            SECHS,
            "§ 27 Abs. 2 Satz 1 und 2 BMG",
        ),
        (Wohnung, ImInland, BisZwoelfMonate, "besteht", "§ 17 Abs. 1 BMG"),
        (Wohnung, ImInland, Laenger, "besteht", "§ 17 Abs. 1 BMG"),
        (Wohnung, Nirgends, BisDreiMonate, DREI, "§ 27 Abs. 2 Satz 3 BMG"),
        (Wohnung, Nirgends, BisSechsMonate, "besteht", "§ 17 Abs. 1 BMG"),
        (Beweglich, Nirgends, Laenger, "keine", "§ 20 Satz 3 BMG"),
        (Dienst, ImInland, Laenger, "keine", "§ 27 Abs. 1 Nr. 1 bis 4 BMG"),
        (Dienst, Nirgends, Laenger, "besteht", "§ 17 Abs. 1 BMG"),
        (
            Kaserne,
            ImInland,
            BisZwoelfMonate,
            "keine",
            "§ 27 Abs. 1 Nr. 5 BMG",
        ),
        (Kaserne, ImInland, Laenger, "besteht", "§ 17 Abs. 1 BMG"),
        (Kaserne, Nirgends, BisDreiMonate, DREI, "§ 27 Abs. 2 Satz 3 BMG"),
        (Lehrgang, ImInland, Laenger, "keine", "§ 27 Abs. 1 Nr. 6 BMG"),
        (Lehrgang, Nirgends, BisSechsMonate, "besteht", "§ 17 Abs. 1 BMG"),
        (
            Beherbergung,
            ImInland,
            BisSechsMonate,
            SECHS,
            "§ 29 Abs. 1 Satz 1 BMG",
        ),
        (
            Beherbergung,
            ImInland,
            BisZwoelfMonate,
            "besteht",
            "§ 29 Abs. 1 Satz 1 BMG",
        ),
        (
            Beherbergung,
            Nirgends,
            BisDreiMonate,
            DREI,
            "§ 29 Abs. 1 Satz 2 BMG",
        ),
        (
            Beherbergung,
            Nirgends,
            BisSechsMonate,
            DREI,
            "§ 29 Abs. 1 Satz 2 BMG",
        ),
        (
            Beherbergung,
            Nirgends,
            Laenger,
            "besteht",
            "§ 29 Abs. 1 Satz 1 BMG",
        ),
        (Campingplatz, ImInland, Laenger, "keine", "§ 29 Abs. 4 Satz 1 BMG"),
        (Campingplatz, Nirgends, Laenger, DREI, "§ 29 Abs. 4 Satz 2 BMG"),
        (Binnenschiff, ImInland, Laenger, "keine", "§ 28 Abs. 2 BMG"),
        (
            Binnenschiff,
            Nirgends,
            BisDreiMonate,
            "besteht",
            "§ 28 Abs. 1 BMG",
        ),
        (Einrichtung, ImInland, Laenger, "keine", "§ 32 Abs. 1 Satz 1 BMG"),
        (Einrichtung, Nirgends, Laenger, DREI, "§ 32 Abs. 1 Satz 2 BMG"),
        (
            Aufnahmeeinrichtung,
            Nirgends,
            BisDreiMonate,
            "besteht",
            "§ 27 Abs. 3 Satz 1 Nr. 2 BMG",
        ),
        (
            Verteilung,
            Nirgends,
            BisDreiMonate,
            "besteht",
            "§ 27 Abs. 3 Satz 1 Nr. 1 BMG",
        ),
        (
            Haft,
            Nirgends,
            BisDreiMonate,
            "keine",
            "§ 27 Abs. 4 Satz 1 Nr. 1 BMG",
        ),
        (
            Haft,
            ImInland,
            BisZwoelfMonate,
            "keine",
            "§ 27 Abs. 4 Satz 1 Nr. 2 BMG",
        ),
        (
            Haft,
            Nirgends,
            BisSechsMonate,
            "leitung",
            "§ 27 Abs. 4 Satz 2 BMG",
        ),
        (Haft, ImInland, Laenger, "leitung", "§ 27 Abs. 4 Satz 2 BMG"),
    ];

    #[test]
    fn the_place_the_plan_and_the_register_decide() {
        for (unterkunft, gemeldet, dauer, ergebnis, norm) in FAELLE {
            assert_eq!(
                urteil(Person::Sonst, gemeldet, unterkunft, dauer),
                (ergebnis.to_owned(), norm),
                "{unterkunft:?} {gemeldet:?} {dauer:?}"
            );
        }
    }

    #[test]
    fn a_mission_frees_its_members_unless_something_stands_against_it() {
        let frei = |person| urteil(person, Nirgends, Wohnung, Laenger);
        assert_eq!(
            frei(Person::Mission { dagegen: None }),
            ("keine".to_owned(), "§ 26 Satz 1 Nr. 1 BMG")
        );
        assert_eq!(
            frei(Person::Uebereinkunft),
            ("keine".to_owned(), "§ 26 Satz 1 Nr. 2 BMG")
        );
        for einwand in [
            Missionseinwand::Deutsch,
            Missionseinwand::StaendigAnsaessig,
            Missionseinwand::Erwerbstaetig,
            Missionseinwand::KeineGegenseitigkeit,
        ] {
            let person = Person::Mission {
                dagegen: Some(einwand),
            };
            assert_eq!(
                frei(person),
                ("besteht".to_owned(), "§ 17 Abs. 1 BMG"),
                "{einwand:?}"
            );
        }
    }
}
