//! "Kann ich das online erledigen?": which question comes next, and what the answers mean.
//!
//! A walk asks for one answer after the other and stops at the first that is missing. Answers that the walk does not ask
//! for, because an earlier one was changed, mean nothing.

use jiff::civil::Date;

use super::{
    Ausnahme, Einstieg, Ergebnis, Hindernis, Lage, Meldefrist, Meldepflicht, Person, Pflichtbeginn,
    Unterkunft, Zusatz, meldepflicht,
};
use crate::{
    antrag::{
        Aenderung, Anliegen, Ausweis, Dauer, Fehlt, Feldfehler, Frage, Frueher, Gemeindewahl, Gemeldet,
        Grund, Quartier, Vorabantworten, Wer, Ziel,
    },
    land::{Land, Leistung},
};

#[cfg(test)]
mod tests;

/// Nobody is asked more.
pub const FRAGEN_HOECHSTENS: usize = 6;

/// A check as far as it has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vorabpruefung {
    /// The questions asked so far, in order; with [`Stand::Frage`] the last is the open one.
    pub gefragt: Vec<Frage>,
    /// Whether another question follows.
    pub stand: Stand,
}

/// What follows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stand {
    /// This question, with these answers; none are listed for a day or a commune.
    Frage {
        /// Which.
        frage: Frage,
        /// The answers as they are written in a query.
        antworten: Vec<&'static str>,
        /// What is wrong with the answer that was given.
        fehler: Option<Feldfehler>,
    },
    /// The end.
    Ergebnis(Ergebnis),
}

/// Walks through the answers given to the service of `land` on `heute`.
#[must_use]
pub fn pruefe_vorab(antworten: &Vorabantworten, land: &Land, heute: Date) -> Vorabpruefung {
    let mut gang = Gang {
        antworten,
        land,
        heute,
        gefragt: Vec::new(),
    };
    let stand = match gang.gehe() {
        Ok(ergebnis) | Err(Halt::Ergebnis(ergebnis)) => Stand::Ergebnis(ergebnis),
        Err(Halt::Frage(frage, antworten, fehler)) => Stand::Frage {
            frage,
            antworten,
            fehler,
        },
    };
    let gefragt = gang.gefragt;
    Vorabpruefung { gefragt, stand }
}

/// Why the walk stops before its end.
enum Halt {
    Frage(Frage, Vec<&'static str>, Option<Feldfehler>),
    Ergebnis(Ergebnis),
}

struct Gang<'a> {
    antworten: &'a Vorabantworten,
    land: &'a Land,
    heute: Date,
    gefragt: Vec<Frage>,
}

impl Gang<'_> {
    fn gehe(&mut self) -> Result<Ergebnis, Halt> {
        let werte = || Anliegen::ALLE.iter().map(|a| a.wert());
        match self.frage(Frage::Anliegen, self.antworten.anliegen, werte)? {
            Anliegen::Innerhalb => self.anmeldung(Einstieg::Ummeldung),
            Anliegen::Zuzug => self.anmeldung(Einstieg::Anmeldung),
            Anliegen::ZweiteWohnung => {
                self.frist_oder_pflicht(Unterkunft::Wohnung, Gemeldet::ImInland, Ausnahme::Voruebergehend)?;
                self.anmeldung(Einstieg::Nebenwohnung)
            }
            Anliegen::AusDemAusland => self.aus_dem_ausland(),
            Anliegen::Auszug => self.auszug(),
            Anliegen::Nebenwohnung => self.nebenwohnung(),
            Anliegen::Unterkunft => self.besondere_unterkunft(),
            Anliegen::Bescheinigung => self.bescheinigung(),
        }
    }

    /// An Anmeldung: where, whence, who, and what is missing.
    fn anmeldung(&mut self, mut einstieg: Einstieg) -> Result<Ergebnis, Halt> {
        let ziel = self.gemeinde(Leistung::Anmeldung)?;
        if einstieg != Einstieg::Ummeldung {
            let bisher = self.frage(Frage::Bisher, self.antworten.bisher, keine)?;
            if !self.angeschlossen(bisher, Leistung::Anmeldung) {
                return nein(Hindernis::BisherigeNichtAngeschlossen);
            }
            if bisher == ziel {
                einstieg = match einstieg {
                    Einstieg::Nebenwohnung => Einstieg::NebenwohnungInnerhalb,
                    _ => Einstieg::Ummeldung,
                };
            }
        }
        let werte = || Wer::ALLE.iter().map(|w| w.wert());
        let wer = match self.frage(Frage::Wer, self.antworten.wer, werte)? {
            Wer::Betreuung => return nein(Hindernis::Betreuung),
            Wer::Kind => return nein(Hindernis::KindOhneEltern),
            Wer::Allein | Wer::Familie => None,
            Wer::Gemeinsam => Some(Zusatz::VerbundeneFaelle),
            Wer::Getrennt => Some(Zusatz::JederFuerSich),
            Wer::Elternteil => Some(Zusatz::ZustimmungElternteil),
            Wer::Jugendlich => Some(Zusatz::EigenerAusweis),
        };
        let werte = || Fehlt::ALLE.iter().map(|f| f.wert());
        let fehlt = match self.frage(Frage::Fehlt, self.antworten.fehlt, werte)? {
            Fehlt::Ausweis => return nein(Hindernis::AusweisFehlt),
            Fehlt::Pin => return nein(Hindernis::PinFehlt),
            Fehlt::Einzug => Some(Zusatz::ErstNachEinzug),
            Fehlt::Bestaetigung => Some(Zusatz::Codebrief),
            Fehlt::Nichts => None,
        };
        let was: Vec<Zusatz> = wer.into_iter().chain(fehlt).collect();
        Ok(if was.is_empty() {
            Ergebnis::Ja { einstieg }
        } else {
            Ergebnis::SoGehtEs { einstieg, was }
        })
    }

    fn aus_dem_ausland(&mut self) -> Result<Ergebnis, Halt> {
        self.frist_oder_pflicht(Unterkunft::Wohnung, Gemeldet::Nirgends, Ausnahme::Besuch)?;
        let werte = || Frueher::ALLE.iter().map(|f| f.wert());
        let frueher = self.frage(Frage::Frueher, self.antworten.frueher, werte)?;
        self.zustaendige()?;
        nein(match frueher {
            Frueher::Ja => Hindernis::Rueckkehr,
            Frueher::Nein => Hindernis::ErsterZuzug,
        })
    }

    fn auszug(&mut self) -> Result<Ergebnis, Halt> {
        let werte = || Ziel::ALLE.iter().map(|z| z.wert());
        let ziel = self.frage(Frage::Ziel, self.antworten.ziel, werte)?;
        self.zustaendige()?;
        nein(match ziel {
            Ziel::Ausland => Hindernis::WegzugInsAusland,
            Ziel::OhneWohnung => Hindernis::OhneWohnung,
        })
    }

    fn nebenwohnung(&mut self) -> Result<Ergebnis, Halt> {
        let werte = || Aenderung::ALLE.iter().map(|a| a.wert());
        let aenderung = self.frage(Frage::Aenderung, self.antworten.aenderung, werte)?;
        self.zustaendige()?;
        nein(match aenderung {
            Aenderung::Aufgeben => Hindernis::NebenwohnungAufgeben,
            Aenderung::Tauschen => Hindernis::Statuswechsel,
        })
    }

    fn besondere_unterkunft(&mut self) -> Result<Ergebnis, Halt> {
        let werte = || Quartier::ALLE.iter().map(|q| q.wert());
        let quartier = self.frage(Frage::Quartier, self.antworten.quartier, werte)?;
        let (unterkunft, im_inland, ungemeldet) = match quartier {
            // Whether a member of a mission is free at all the result says in words (§ 26 Satz 1 Nr. 1, Satz 2 BMG).
            Quartier::Botschaft => return Ok(self.von_der_mission_befreit()),
            Quartier::Dienst => (Unterkunft::Dienst, Ausnahme::Dienst, Ausnahme::Besuch),
            Quartier::Kaserne => (Unterkunft::Kaserne, Ausnahme::Kaserne, Ausnahme::Besuch),
            Quartier::Lehrgang => (Unterkunft::Lehrgang, Ausnahme::Lehrgang, Ausnahme::Besuch),
            Quartier::Hotel => (
                Unterkunft::Beherbergung,
                Ausnahme::Hotel,
                Ausnahme::HotelUngemeldet,
            ),
            Quartier::Camping => (
                Unterkunft::Campingplatz,
                Ausnahme::Camping,
                Ausnahme::CampingUngemeldet,
            ),
            Quartier::Heim => (Unterkunft::Einrichtung, Ausnahme::Heim, Ausnahme::HeimUngemeldet),
            Quartier::Schiff => (Unterkunft::Binnenschiff, Ausnahme::Schiff, Ausnahme::Besuch),
        };
        let werte = || Gemeldet::ALLE.iter().map(|g| g.wert());
        let gemeldet = self.frage(Frage::Gemeldet, self.antworten.gemeldet, werte)?;
        let ausnahme = match gemeldet {
            Gemeldet::ImInland => im_inland,
            Gemeldet::Nirgends => ungemeldet,
        };
        self.frist_oder_pflicht(unterkunft, gemeldet, ausnahme)?;
        self.zustaendige()?;
        nein(Hindernis::BesondereUnterkunft)
    }

    fn bescheinigung(&mut self) -> Result<Ergebnis, Halt> {
        self.gemeinde(Leistung::Meldebescheinigung)?;
        let werte = || Ausweis::ALLE.iter().map(|a| a.wert());
        match self.frage(Frage::Ausweis, self.antworten.ausweis, werte)? {
            Ausweis::MitPin => Ok(Ergebnis::Ja {
                einstieg: Einstieg::Meldebescheinigung,
            }),
            Ausweis::OhnePin => nein(Hindernis::PinFehlt),
            Ausweis::Keiner => nein(Hindernis::AusweisFehlt),
        }
    }

    /// Goes on where there is a duty to register now; asks for length and beginning of the stay only where they matter.
    fn frist_oder_pflicht(
        &mut self,
        unterkunft: Unterkunft,
        gemeldet: Gemeldet,
        ausnahme: Ausnahme,
    ) -> Result<(), Halt> {
        let urteil = |dauer, einzug| {
            meldepflicht(Lage {
                person: Person::Sonst,
                gemeldet,
                unterkunft,
                dauer,
                einzug,
            })
        };
        let dauern = unterschiede(|dauer| urteil(dauer, self.heute));
        let dauer = if let [einerlei] = dauern.as_slice() {
            *einerlei
        } else {
            let werte = || dauern.iter().map(|d| d.wert());
            self.frage(Frage::Dauer, self.antworten.dauer, werte)?
        };
        let norm = match urteil(dauer, self.heute) {
            Meldepflicht::Besteht { .. } | Meldepflicht::Leitung { .. } => return Ok(()),
            Meldepflicht::Keine { norm } => return Err(keine_pflicht(ausnahme, norm, None)),
            Meldepflicht::Spaeter { norm, .. } => norm,
        };
        let einzug = self.frage(Frage::Einzug, self.antworten.einzug, keine)?;
        let Meldepflicht::Spaeter { frei_bis, .. } = urteil(dauer, einzug) else {
            return Ok(());
        };
        let ab = frei_bis.tomorrow().unwrap_or(frei_bis);
        if ab <= self.heute {
            if !self.gefragt.contains(&Frage::Dauer) {
                return Ok(());
            }
            // Then the stay is longer than the answer before says.
            let (feld, grund) = (Frage::Einzug.feld(), Grund::ZuFrueh);
            return Err(Halt::Frage(
                Frage::Einzug,
                Vec::new(),
                Some(Feldfehler { feld, grund }),
            ));
        }
        let frist = Meldefrist::ab(frei_bis, &self.land.feiertage);
        Err(keine_pflicht(ausnahme, norm, Some(Pflichtbeginn { ab, frist })))
    }

    fn von_der_mission_befreit(&self) -> Ergebnis {
        let norm = meldepflicht(Lage {
            person: Person::Mission { dagegen: None },
            gemeldet: Gemeldet::Nirgends,
            unterkunft: Unterkunft::Wohnung,
            dauer: Dauer::Laenger,
            einzug: self.heute,
        })
        .norm();
        Ergebnis::KeinePflicht {
            ausnahme: Ausnahme::Botschaft,
            norm,
            bis: None,
        }
    }

    /// The commune that must offer `leistung` online.
    fn gemeinde(&mut self, leistung: Leistung) -> Result<Gemeindewahl, Halt> {
        let wahl = self.zustaendige()?;
        if self.angeschlossen(wahl, leistung) {
            return Ok(wahl);
        }
        let bekannt = wahl.ags().and_then(|ags| self.land.meldebehoerde(ags)).is_some();
        Err(Halt::Ergebnis(Ergebnis::Nein {
            grund: if bekannt {
                Hindernis::NichtAngeschlossen
            } else {
                Hindernis::GemeindeUnbekannt
            },
        }))
    }

    /// The commune whose authority helps, whether it takes part or not.
    fn zustaendige(&mut self) -> Result<Gemeindewahl, Halt> {
        self.frage(Frage::Gemeinde, self.antworten.gemeinde, keine)
    }

    fn angeschlossen(&self, wahl: Gemeindewahl, leistung: Leistung) -> bool {
        let gemeinde = wahl.ags().and_then(|ags| self.land.gemeinde(ags));
        gemeinde.is_some_and(|gemeinde| gemeinde.bietet(leistung))
    }

    fn frage<T, I: Iterator<Item = &'static str>>(
        &mut self,
        frage: Frage,
        antwort: Option<T>,
        werte: impl FnOnce() -> I,
    ) -> Result<T, Halt> {
        self.gefragt.push(frage);
        antwort.ok_or_else(|| Halt::Frage(frage, werte().collect(), None))
    }
}

/// The lengths of stay between which the law makes a difference, each the longest of its kind.
fn unterschiede(urteil: impl Fn(Dauer) -> Meldepflicht) -> Vec<Dauer> {
    let mut gefunden: Vec<Dauer> = Vec::new();
    for dauer in Dauer::ALLE.iter().copied() {
        if gefunden
            .last()
            .is_some_and(|letzte| urteil(*letzte) == urteil(dauer))
        {
            gefunden.pop();
        }
        gefunden.push(dauer);
    }
    gefunden
}

fn keine() -> std::iter::Empty<&'static str> {
    std::iter::empty()
}

fn nein(grund: Hindernis) -> Result<Ergebnis, Halt> {
    Err(Halt::Ergebnis(Ergebnis::Nein { grund }))
}

fn keine_pflicht(ausnahme: Ausnahme, norm: &'static str, bis: Option<Pflichtbeginn>) -> Halt {
    Halt::Ergebnis(Ergebnis::KeinePflicht { ausnahme, norm, bis })
}
