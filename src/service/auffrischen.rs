//! Fresh data at signing: a register's answer older than a day is fetched again before the form is signed.
//!
//! What is declared are the data of the register (§ 23a Abs. 1 and 2 BMG). A draft may lie for weeks; meanwhile the
//! register may have been changed. Whoever signs shall have seen what the register says now.

use jiff::SignedDuration;

use super::{AbrufFehler, Dienste, EinreichFehler, Entwurf, EntwurfFehler, Umziehend, anmelden::angebote};
use crate::{
    antrag::{EinzugEingabe, FamilieEingabe},
    identity::Sitzung,
    land::Land,
    meldewesen::{Identitaet, Meldedaten},
};

/// How long a 1703 counts as what the register says.
const FRISCH: SignedDuration = SignedDuration::from_hours(24);

/// What became of the data of one person.
enum Neues {
    /// The register says the same.
    Gleich,
    /// It says something else now.
    Anders(Box<Meldedaten>, String),
    /// It gives no data of this relative any more; why, is not told (§ 51 Abs. 2 BMG).
    Keine,
}

impl Dienste {
    /// Fetches every answer again that is older than 24 hours; the draft stays as it is if they say the same.
    ///
    /// # Errors
    /// [`EinreichFehler::DatenVeraendert`] if the register says something else now: the draft has the new data, and the
    /// person has to look at them. [`EinreichFehler::Abruf`] if the register gives no answer: the draft is unchanged.
    pub(super) async fn frische_auf(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
    ) -> Result<(), EinreichFehler> {
        let jetzt = self.jetzt();
        let mut neues = Vec::new();
        for person in &entwurf.personen {
            if person.abgerufen_am + FRISCH < jetzt {
                let stand = self.frage_nach(land, sitzung, entwurf, person).await?;
                neues.push((person.schluessel.clone(), stand));
            }
        }
        if neues.is_empty() {
            return Ok(());
        }
        let veraendert = neues.iter().any(|(_, neues)| !matches!(neues, Neues::Gleich));
        let heute = self.heute();
        let geschrieben = self
            .aendere(land, sitzung, entwurf.id, |entwurf| {
                for (schluessel, neues) in neues {
                    nimm_auf(entwurf, &schluessel, neues, jetzt, heute);
                }
            })
            .await;
        match geschrieben {
            Ok(_) if veraendert => Err(EinreichFehler::DatenVeraendert),
            Ok(_) => Ok(()),
            Err(EntwurfFehler::Stoerung(stoerung)) => Err(stoerung.into()),
            Err(_) => Err(EinreichFehler::NichtGefunden),
        }
    }

    async fn frage_nach(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
        person: &Umziehend,
    ) -> Result<Neues, EinreichFehler> {
        let gemeinde = land
            .gemeinde(entwurf.wegzug)
            .ok_or_else(|| EinreichFehler::Abruf(Box::new(AbrufFehler::GemeindeNichtAngeschlossen)))?;
        let Some(wer) = wer(sitzung, entwurf, person) else {
            return Ok(Neues::Keine);
        };
        match self.hole_meldeschein(land, sitzung, gemeinde, wer).await {
            Ok((meldedaten, _)) if meldedaten == person.meldedaten => Ok(Neues::Gleich),
            Ok((meldedaten, meldeschein)) => Ok(Neues::Anders(Box::new(meldedaten), meldeschein)),
            Err(AbrufFehler::Abgelehnt(_)) if !person.ist_selbst() => Ok(Neues::Keine),
            Err(AbrufFehler::Stoerung(stoerung)) => Err(stoerung.into()),
            Err(fehler) => Err(EinreichFehler::Abruf(Box::new(fehler))),
        }
    }
}

/// With which data the register was asked for this person.
fn wer<'e>(sitzung: &'e Sitzung, entwurf: &'e Entwurf, person: &Umziehend) -> Option<&'e Identitaet> {
    if person.ist_selbst() {
        return Some(&sitzung.identitaet);
    }
    let mut angebote = entwurf.angebote.iter();
    angebote
        .find(|angebot| angebot.schluessel == person.schluessel)?
        .wer
        .identitaet
        .as_ref()
}

fn nimm_auf(
    entwurf: &mut Entwurf,
    schluessel: &str,
    neues: Neues,
    jetzt: jiff::Timestamp,
    heute: jiff::civil::Date,
) {
    let Some(stelle) = entwurf
        .personen
        .iter()
        .position(|person| person.schluessel == schluessel)
    else {
        return;
    };
    match neues {
        Neues::Gleich => {
            if let Some(person) = entwurf.personen.get_mut(stelle) {
                person.abgerufen_am = jetzt;
            }
        }
        Neues::Keine => {
            entwurf.daten_bestaetigt = false;
            entwurf.personen.remove(stelle);
            entwurf.eingaben.familie.mit.retain(|wer| wer != schluessel);
            for angebot in &mut entwurf.angebote {
                angebot.ohne_daten |= angebot.schluessel == schluessel;
            }
        }
        Neues::Anders(meldedaten, meldeschein) => {
            entwurf.daten_bestaetigt = false;
            let Some(person) = entwurf.personen.get_mut(stelle) else {
                return;
            };
            let vorher = std::mem::replace(&mut person.meldedaten, *meldedaten);
            person.meldeschein = meldeschein;
            person.abgerufen_am = jetzt;
            // What was said about a fact that may not be there any more.
            let zu = format!("{schluessel}.");
            entwurf
                .eingaben
                .einwaende
                .retain(|fakt, _| !fakt.starts_with(&zu));
            if stelle == 0 {
                folge_der_person(entwurf, &vorher, heute);
            }
        }
    }
}

/// What hangs on the data of the person who declares: who may move along, and what becomes of the present dwellings.
fn folge_der_person(entwurf: &mut Entwurf, vorher: &Meldedaten, heute: jiff::civil::Date) {
    let Some(ich) = entwurf.personen.first() else {
        return;
    };
    let (andere_familie, andere_wohnungen) = (
        ich.meldedaten.angehoerige != vorher.angehoerige,
        ich.meldedaten.wohnungen != vorher.wohnungen,
    );
    if andere_familie {
        entwurf.angebote = angebote(&ich.meldedaten, heute);
        entwurf.personen.truncate(1);
        entwurf.eingaben.familie = FamilieEingabe::default();
        entwurf.familie_gewaehlt = false;
    }
    if andere_wohnungen {
        // The day stays; what was said dwelling by dwelling is asked again.
        entwurf.eingaben.einzug = EinzugEingabe {
            bisherige: Vec::new(),
            vorwiegend: String::new(),
            ..std::mem::take(&mut entwurf.eingaben.einzug)
        };
    }
}
