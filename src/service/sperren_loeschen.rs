//! Objections that a person wants deleted: asked for with a 1714 once the new authority has entered the person.
//!
//! The 1704 knows no deletion, and only the authority that has the person can delete; so the wish waits in the case.

use jiff::Timestamp;
use xoev::latin::Text;

use super::{Dienste, Stoerung};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::Fall,
    land::Land,
    meldewesen::{Chipanschrift, Identitaet, Person, Sperrschluessel, Strassenteile},
    nachricht,
    store::{Einheit, FallRecord, PostausgangRecord, Zustellstand},
};

impl Dienste {
    /// Puts a 1714 into the outbox for each person of the case who wants objections deleted.
    pub(super) async fn loesche_sperren(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        record: &FallRecord,
        jetzt: Timestamp,
    ) -> Result<(), Stoerung> {
        let fall = &record.fall;
        let gemeinde = land
            .gemeinde(fall.zuzug)
            .ok_or(Stoerung::NichtEingerichtet("gemeinde"))?;
        for (nummer, person) in personen(fall).enumerate() {
            let loeschungen: Vec<Sperrschluessel> = fall
                .loeschungen
                .iter()
                .filter(|(wer, _)| *wer == nummer)
                .map(|(_, sperre)| *sperre)
                .collect();
            if loeschungen.is_empty() {
                continue;
            }
            let kopf = self.kopfdaten(land, gemeinde);
            let wer = identitaet(person, fall).ok_or(Stoerung::Unlesbar("address"))?;
            let ausgehend = nachricht::sperren_loeschen(&kopf, &wer, &loeschungen)?;
            einheit
                .postausgang()
                .lege_an(&PostausgangRecord {
                    id: kopf.id,
                    land: land.id.clone(),
                    fall: fall.id,
                    empfaenger: fall.zuzug,
                    typ: ausgehend.typ.to_owned(),
                    inhalt: ausgehend.xml,
                    angelegt_am: jetzt,
                    stand: Zustellstand::Wartet {
                        versuche: 0,
                        faellig_am: jetzt,
                        letzter_fehler: None,
                    },
                })
                .await?;
            let eintrag = Eintrag {
                land: land.id.clone(),
                fall: Some(fall.id),
                zeit: jetzt,
                vorgang: Vorgang::SperrenLoeschen { nachricht: kopf.id },
            };
            einheit.journal().schreibe(&eintrag).await?;
        }
        Ok(())
    }
}

fn personen(fall: &Fall) -> impl Iterator<Item = &Person> {
    std::iter::once(&fall.erklaerung.person).chain(&fall.erklaerung.weitere)
}

/// The person at the new dwelling, by which the new authority knows them now.
fn identitaet(person: &Person, fall: &Fall) -> Option<Identitaet> {
    let neu = &fall.erklaerung.anschrift;
    Some(Identitaet {
        familienname: person.familienname.clone(),
        vornamen: person.vornamen.clone(),
        geburtsdatum: person.geburtsdatum,
        anschrift: Chipanschrift {
            ags: neu.ags,
            postleitzahl: neu.postleitzahl.clone(),
            ort: neu.wohnort.clone(),
            strasse_hausnummer: Text::parse(&neu.strasse_und_nummer()).ok()?,
            teile: Some(Strassenteile {
                strasse: neu.strasse.clone(),
                hausnummer: neu.hausnummer.clone(),
                zusatz: neu.hausnummernzusatz.clone(),
                teilnummer: neu.teilnummer.clone(),
            }),
        },
        ausweis: None,
    })
}
