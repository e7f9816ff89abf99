//! Ask a register for a Selbstauskunft (1708/1709) and see where the request stands (Art. 15 DSGVO, § 10 BMG, § 7 BMeldDigiV).
//!
//! The request is written down before the register hears of it: whatever breaks off in between, data that come are
//! expected, and a person who asks twice does not ask twice.

use jiff::{SignedDuration, Timestamp, civil::Date};
use xoev::ags::Ags;

use super::{AbrufFehler, Dienste, Stoerung, abrufe::Abrufantwort, aufraeumen::SELBSTAUSKUNFT};
use crate::{
    antrag::Mailadresse,
    identity::Sitzung,
    kernel::{AuskunftId, tag_in_berlin},
    land::{Land, Leistung},
    nachricht::{AntwortFehler, Kopfdaten, abruf_selbstauskunft, lies_selbstauskunft_status},
    regeln::auskunft_bis,
    store::{AuskunftRecord, Auskunftshindernis, Auskunftsstand, Auskunftswunsch},
};

/// A question that has had no answer for so long has none: longer than any connection waits.
const OHNE_BESTAETIGUNG: SignedDuration = SignedDuration::from_mins(5);

/// A request as its owner sees it.
pub struct Auskunft {
    /// Its id.
    pub id: AuskunftId,
    /// The commune whose authority was asked.
    pub gemeinde: Ags,
    /// When the person asked.
    pub gestellt_am: Timestamp,
    /// Where it stands now.
    pub stand: Auskunftsstand,
    /// The last day that the law gives the authority (Art. 12 Abs. 3 DSGVO).
    pub antwort_bis: Date,
    /// When it is deleted with its document; known once it has come to its end.
    pub loeschen_am: Option<Timestamp>,
}

/// Whether a request could be written down.
enum Vorgemerkt {
    Neu(AuskunftId),
    /// Another one of this person to this authority waits.
    Wartet(AuskunftId),
}

impl Dienste {
    /// Asks the register for everything that it holds about the person; gives the request, which may be one that waits already.
    ///
    /// # Errors
    /// [`AbrufFehler`] says why nothing will come.
    pub async fn selbstauskunft_anfordern(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        email: Option<Mailadresse>,
        sprache: &str,
    ) -> Result<AuskunftId, AbrufFehler> {
        let gemeinde = Self::abrufgemeinde(land, sitzung, Leistung::Selbstauskunft)?;
        let kopf = self.kopfdaten(land, gemeinde);
        let wunsch = Auskunftswunsch {
            wer: sitzung.identitaet.clone(),
            email,
            sprache: sprache.to_owned(),
        };
        let id = match self.merke_vor(&kopf, sitzung, wunsch).await? {
            Vorgemerkt::Neu(id) => id,
            Vorgemerkt::Wartet(id) => return Ok(id),
        };
        let antwort = self
            .frage_mit(
                &kopf,
                sitzung,
                |kopf| abruf_selbstauskunft(kopf, &sitzung.identitaet),
                |xml, anfrage| {
                    Ok(match lies_selbstauskunft_status(xml, anfrage)? {
                        Some(grund) => Abrufantwort::Abgelehnt(grund),
                        None => Abrufantwort::Erteilt(()),
                    })
                },
            )
            .await;
        self.notiere_bestaetigung(land, sitzung, id, &antwort.as_ref().map(|_| ()))
            .await?;
        antwort.map(|_| id)
    }

    /// All requests of this person, latest first.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn selbstauskuenfte(&self, land: &Land, sitzung: &Sitzung) -> Result<Vec<Auskunft>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let alle = einheit.auskuenfte().von_konto(&land.id, sitzung.konto).await?;
        Ok(alle.iter().map(|eine| gesehen(eine, self.jetzt())).collect())
    }

    /// The request with this id, if it is this person's.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn selbstauskunft(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: AuskunftId,
    ) -> Result<Option<Auskunft>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let eine = einheit.auskuenfte().finde(&land.id, sitzung.konto, id).await?;
        Ok(eine.map(|eine| gesehen(&eine, self.jetzt())))
    }

    async fn merke_vor(
        &self,
        kopf: &Kopfdaten<'_>,
        sitzung: &Sitzung,
        inhalt: Auskunftswunsch,
    ) -> Result<Vorgemerkt, Stoerung> {
        let (land, gemeinde, jetzt) = (&kopf.land.id, kopf.gemeinde.ags, self.jetzt());
        let mut einheit = self.schreiben().await?;
        let mut auskuenfte = einheit.auskuenfte();
        if let Some(offene) = auskuenfte.offene(land, sitzung.konto, gemeinde).await? {
            let stand = stand_am(&offene, jetzt);
            if !matches!(stand, Auskunftsstand::Gescheitert { .. }) {
                return Ok(Vorgemerkt::Wartet(offene.id));
            }
            auskuenfte.vermerke(land, offene.id, stand, jetzt).await?;
        }
        let id = AuskunftId::neu(jetzt, self.zufall());
        auskuenfte
            .lege_an(&AuskunftRecord {
                id,
                land: land.clone(),
                konto: sitzung.konto,
                gemeinde,
                nachricht: kopf.id,
                gestellt_am: jetzt,
                geaendert_am: jetzt,
                stand: Auskunftsstand::Gestellt,
                inhalt,
            })
            .await?;
        drop(auskuenfte);
        einheit.speichern().await?;
        Ok(Vorgemerkt::Neu(id))
    }

    /// What the register said at once. Data that have come in the meantime count more.
    async fn notiere_bestaetigung(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: AuskunftId,
        antwort: &Result<(), &AbrufFehler>,
    ) -> Result<(), Stoerung> {
        let mut einheit = self.schreiben().await?;
        let mut auskuenfte = einheit.auskuenfte();
        let eine = auskuenfte.finde(&land.id, sitzung.konto, id).await?;
        if eine.is_none_or(|eine| eine.stand != Auskunftsstand::Gestellt) {
            return Ok(());
        }
        let gescheitert = |grund| Auskunftsstand::Gescheitert { grund };
        let stand = match antwort {
            Ok(()) => Auskunftsstand::Wartet,
            // The person is told why; there is nothing to wait for and nothing to keep.
            Err(AbrufFehler::Abgelehnt(_)) => {
                auskuenfte.loesche(&land.id, sitzung.konto, id).await?;
                drop(auskuenfte);
                return Ok(einheit.speichern().await?);
            }
            Err(AbrufFehler::Unbrauchbar(AntwortFehler::Zurueckgewiesen(_))) => {
                gescheitert(Auskunftshindernis::Zurueckgewiesen)
            }
            Err(_) => gescheitert(Auskunftshindernis::NichtErreichbar),
        };
        auskuenfte.vermerke(&land.id, id, stand, self.jetzt()).await?;
        drop(auskuenfte);
        Ok(einheit.speichern().await?)
    }
}

/// Where a request stands at `jetzt`: time alone ends the hope for an answer, though not the answer's way.
fn stand_am(auskunft: &AuskunftRecord, jetzt: Timestamp) -> Auskunftsstand {
    let grund = match auskunft.stand {
        Auskunftsstand::Gestellt if jetzt.duration_since(auskunft.gestellt_am) > OHNE_BESTAETIGUNG => {
            Auskunftshindernis::NichtErreichbar
        }
        Auskunftsstand::Wartet if tag_in_berlin(jetzt) > auskunft_bis(auskunft.gestellt_am) => {
            Auskunftshindernis::OhneAntwort
        }
        stand => return stand,
    };
    Auskunftsstand::Gescheitert { grund }
}

fn gesehen(auskunft: &AuskunftRecord, jetzt: Timestamp) -> Auskunft {
    let ende = matches!(
        auskunft.stand,
        Auskunftsstand::Geliefert { .. } | Auskunftsstand::Gescheitert { .. }
    );
    Auskunft {
        id: auskunft.id,
        gemeinde: auskunft.gemeinde,
        gestellt_am: auskunft.gestellt_am,
        stand: stand_am(auskunft, jetzt),
        antwort_bis: auskunft_bis(auskunft.gestellt_am),
        loeschen_am: ende.then(|| {
            auskunft
                .geaendert_am
                .checked_add(SELBSTAUSKUNFT)
                .unwrap_or(Timestamp::MAX)
        }),
    }
}
