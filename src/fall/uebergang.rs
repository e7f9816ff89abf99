//! The only ways between the states of a case. `docs/zustand.md` lists them, and a test compares.

use jiff::{Timestamp, civil::Date};

use super::{Ereignis, Fall, Halt, Zustand};

/// What an event does to a case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Uebergang {
    /// The case moves on.
    Weiter(Fall),
    /// The event says nothing new (a doubled or late message); the case stays.
    Unveraendert(Fall),
}

/// The event cannot happen in this state: the case stays, the journal says so.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("event {ereignis} cannot happen to a case in state {zustand}")]
pub struct Unmoeglich {
    /// The event's name.
    pub ereignis: &'static str,
    /// The state's name.
    pub zustand: &'static str,
    /// A register says something against what it said before, or about what was withdrawn: a person of the operator
    /// must look at it.
    pub widerspruch: bool,
}

impl Fall {
    /// What `ereignis`, which happened at `jetzt`, makes of this case.
    ///
    /// # Errors
    /// [`Unmoeglich`] if the event contradicts the state, for example a refusal after an entry.
    pub fn nach(self, ereignis: Ereignis, jetzt: Timestamp) -> Result<Uebergang, Unmoeglich> {
        let Some(zustand) = self.zustand.nach(ereignis, jetzt)? else {
            return Ok(Uebergang::Unveraendert(self));
        };
        let Self {
            zustand: alter,
            mut bisher,
            ..
        } = self;
        bisher.push(Halt {
            zustand: alter,
            bis: jetzt,
        });
        Ok(Uebergang::Weiter(Self {
            zustand,
            bisher,
            ..self
        }))
    }
}

impl Zustand {
    /// The state after `ereignis`, `None` if the event says nothing new.
    ///
    /// # Errors
    /// [`Unmoeglich`] if the event contradicts the state.
    pub fn nach(&self, ereignis: Ereignis, jetzt: Timestamp) -> Result<Option<Self>, Unmoeglich> {
        let unmoeglich = Unmoeglich {
            ereignis: ereignis.name(),
            zustand: self.name(),
            widerspruch: ereignis.ist_nachricht_des_registers(),
        };
        let neu = match ereignis {
            Ereignis::Zugestellt => self.zugestellt(jetzt),
            Ereignis::CodeUnterwegs {
                aktenzeichen,
                fristende,
            } => self.code_unterwegs(aktenzeichen, fristende),
            Ereignis::CodeEingegeben => self.code_eingegeben(),
            Ereignis::Angemeldet {
                aktenzeichen,
                dokumente,
                personen,
                abweichungen,
                angemeldet_am,
            } => match self {
                Self::Angemeldet { .. } => Schluss::Bleibt,
                andere if andere.ist_ende() => Schluss::Nie,
                _ => Schluss::Wird(Self::Angemeldet {
                    aktenzeichen,
                    dokumente,
                    personen,
                    abweichungen,
                    angemeldet_am,
                }),
            },
            Ereignis::Abgelehnt {
                aktenzeichen,
                grund,
                dokument,
            } => match self {
                Self::Abgelehnt { .. } => Schluss::Bleibt,
                andere if andere.ist_ende() => Schluss::Nie,
                _ => Schluss::Wird(Self::Abgelehnt {
                    aktenzeichen,
                    grund,
                    dokument,
                }),
            },
            Ereignis::Zurueckgewiesen { code } => self.zurueckgewiesen(code),
            Ereignis::Zurueckgezogen => match self {
                Self::Eingereicht => Schluss::Wird(Self::Zurueckgezogen),
                Self::Zurueckgezogen => Schluss::Bleibt,
                _ => Schluss::Nie,
            },
            Ereignis::Aufgegeben { grund } => self.aufgegeben(grund),
            Ereignis::ErneutGesendet => match self {
                Self::Gestoert { .. } => Schluss::Wird(Self::Eingereicht),
                _ => Schluss::Nie,
            },
            Ereignis::FristVerstrichen => self.frist_verstrichen(),
        };
        match neu {
            Schluss::Wird(neu) => Ok(Some(neu)),
            Schluss::Bleibt => Ok(None),
            Schluss::Nie => Err(unmoeglich),
        }
    }

    /// The answer may be here before we have noted that the message had arrived; then the note says nothing new.
    const fn zugestellt(&self, am: Timestamp) -> Schluss {
        match self {
            Self::Eingereicht => Schluss::Wird(Self::Zugestellt { am }),
            Self::Zurueckgezogen => Schluss::Nie,
            _ => Schluss::Bleibt,
        }
    }

    /// A 1705 about a letter that we know says nothing new; one about another letter asks for its code.
    fn code_unterwegs(&self, aktenzeichen: String, fristende: Option<Date>) -> Schluss {
        let bekannt = match self {
            Self::CodeErwartet { fristende: bis, .. }
            | Self::CodeGesendet { fristende: bis, .. }
            | Self::Verfallen { fristende: bis, .. } => *bis == fristende,
            Self::Angemeldet { .. } | Self::Abgelehnt { .. } => true,
            Self::Eingereicht | Self::Zugestellt { .. } | Self::Gestoert { .. } => false,
            Self::Zurueckgezogen => return Schluss::Nie,
        };
        if bekannt {
            Schluss::Bleibt
        } else {
            Schluss::Wird(Self::CodeErwartet {
                aktenzeichen,
                fristende,
            })
        }
    }

    fn code_eingegeben(&self) -> Schluss {
        match self {
            Self::CodeErwartet {
                aktenzeichen,
                fristende,
            } => Schluss::Wird(Self::CodeGesendet {
                aktenzeichen: aktenzeichen.clone(),
                fristende: *fristende,
            }),
            _ => Schluss::Nie,
        }
    }

    /// A register that asks for a code has our message: only one that may still lack it can reject it.
    fn zurueckgewiesen(&self, code: String) -> Schluss {
        match self {
            Self::Eingereicht | Self::Zugestellt { .. } | Self::CodeGesendet { .. } => {
                Schluss::Wird(Self::Gestoert { code })
            }
            Self::Gestoert { .. } => Schluss::Bleibt,
            _ => Schluss::Nie,
        }
    }

    /// What the register has answered it has; only a message without an answer can be given up for the case.
    fn aufgegeben(&self, grund: String) -> Schluss {
        match self {
            // A transport service may report late that a message it had taken has not arrived.
            Self::Eingereicht | Self::Zugestellt { .. } | Self::CodeGesendet { .. } => {
                Schluss::Wird(Self::Gestoert { code: grund })
            }
            Self::Zurueckgezogen => Schluss::Nie,
            _ => Schluss::Bleibt,
        }
    }

    /// Whoever has sent the code in time has done their part; only a code that never came lets a case lapse.
    fn frist_verstrichen(&self) -> Schluss {
        match self {
            Self::CodeErwartet {
                aktenzeichen,
                fristende,
            } => Schluss::Wird(Self::Verfallen {
                aktenzeichen: aktenzeichen.clone(),
                fristende: *fristende,
            }),
            Self::Eingereicht | Self::Zugestellt { .. } => Schluss::Nie,
            _ => Schluss::Bleibt,
        }
    }
}

enum Schluss {
    Wird(Zustand),
    Bleibt,
    Nie,
}
