//! Work off what registers sent: read, move the case, seal its documents, all in one transaction.
//!
//! A failure here is ours: the raw message stays and is tried again; one that can never be read is put aside.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::{Dienste, Mailart, Stoerung};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::{Abweichung, Ereignis, Fall, Uebergang},
    kernel::{DokumentId, NachrichtId},
    land::Land,
    nachricht::{Antwort, lies_antwort},
    store::{DokumentRecord, EingangRecord, Einheit, FallRecord},
};

/// After so many failures a message waits for a person.
const FEHLVERSUCHE_HOECHSTENS: u32 = 8;

impl Dienste {
    /// Works off the stored messages that are due; returns how many there were.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read at all; a single message never stops the others.
    pub async fn antworten_verarbeiten(&self) -> Result<usize, Stoerung> {
        let offene = self.lesen().await?.posteingang().offene(self.jetzt(), 50).await?;
        let anzahl = offene.len();
        for eingang in offene {
            if let Err(fehler) = self.verarbeite(&eingang).await {
                tracing::warn!(nachricht = %eingang.id, absender = %eingang.absender, "message not worked off: {fehler}");
                self.vertage(&eingang, &fehler).await?;
            }
        }
        Ok(anzahl)
    }

    async fn verarbeite(&self, eingang: &EingangRecord) -> Result<(), Hindernis> {
        let land = self
            .land(&eingang.land)
            .ok_or(Stoerung::NichtEingerichtet("land"))?
            .clone();
        let antwort =
            lies_antwort(&eingang.inhalt).map_err(|fehler| Hindernis::Endgueltig(fehler.to_string()))?;
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let gesendet = einheit
            .postausgang()
            .finde(&eingang.land, NachrichtId::aus(antwort.bezug()))
            .await?
            .filter(|gesendet| gesendet.empfaenger == eingang.absender)
            .ok_or_else(|| {
                Hindernis::Endgueltig("it answers no message of ours to this register".to_owned())
            })?;
        let FallRecord {
            land: tenant,
            konto,
            fall,
            ..
        } = einheit
            .faelle()
            .finde(&gesendet.land, gesendet.fall)
            .await?
            .ok_or_else(|| Hindernis::Endgueltig("its case is gone".to_owned()))?;
        let vorher = fall.zustand.name();
        let id = fall.id;
        let typ = antwort.typ();
        let notiz = |vorgang| Eintrag {
            land: tenant.clone(),
            fall: Some(id),
            zeit: jetzt,
            vorgang,
        };
        if fall.zustand.ist_ende() {
            let grund = format!("{typ} came to a case in state {vorher}");
            einheit
                .journal()
                .schreibe(&notiz(Vorgang::Unbeachtet {
                    nachricht: eingang.id,
                    grund,
                }))
                .await?;
        } else {
            let (ereignis, dokumente) = self.ereignis(&land, &fall, konto, antwort).await?;
            match fall.nach(ereignis) {
                Ok(Uebergang::Weiter(fall)) => {
                    for dokument in &dokumente {
                        einheit.journal().schreibe(&notiz(ausgestellt(dokument))).await?;
                        einheit.dokumente().lege_an(dokument).await?;
                    }
                    schreibe_bewegung(&mut *einheit, &fall, eingang, typ, notiz).await?;
                    if let Some(an) = &fall.email {
                        self.melde(&mut *einheit, &land, konto, an, &fall.sprache, Mailart::Neuigkeit)
                            .await?;
                    }
                    einheit
                        .faelle()
                        .speichere(&FallRecord {
                            land: tenant.clone(),
                            konto,
                            fall,
                            geaendert_am: jetzt,
                        })
                        .await?;
                }
                Ok(Uebergang::Unveraendert(_)) => {
                    let grund = format!("{typ} says nothing new to a case in state {vorher}");
                    einheit
                        .journal()
                        .schreibe(&notiz(Vorgang::Unbeachtet {
                            nachricht: eingang.id,
                            grund,
                        }))
                        .await?;
                }
                Err(unmoeglich) => {
                    let grund = unmoeglich.to_string();
                    einheit
                        .journal()
                        .schreibe(&notiz(Vorgang::Unbeachtet {
                            nachricht: eingang.id,
                            grund,
                        }))
                        .await?;
                }
            }
        }
        einheit
            .posteingang()
            .erledige(&eingang.land, eingang.absender, eingang.id, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// What the answer means for the case, and the documents it brings, sealed where they can be.
    async fn ereignis(
        &self,
        land: &Land,
        fall: &Fall,
        konto: crate::kernel::KontoId,
        antwort: Antwort,
    ) -> Result<(Ereignis, Vec<DokumentRecord>), Stoerung> {
        Ok(match antwort {
            Antwort::CodeUnterwegs {
                aktenzeichen,
                fristende,
                ..
            } => (
                Ereignis::CodeUnterwegs {
                    aktenzeichen,
                    fristende,
                },
                Vec::new(),
            ),
            Antwort::Angemeldet {
                aktenzeichen,
                personen,
                ..
            } => {
                let mut dokumente = Vec::new();
                let mut abweichungen: Vec<Abweichung> = Vec::new();
                for (bestaetigt, pdf) in personen {
                    abweichungen.extend(fall.erklaerung.abweichungen(&bestaetigt));
                    dokumente.push(
                        self.dokument(land, fall, konto, "meldebestaetigung.pdf", pdf)
                            .await?,
                    );
                }
                let ids = dokumente.iter().map(|dokument| dokument.id).collect();
                (
                    Ereignis::Angemeldet {
                        aktenzeichen,
                        dokumente: ids,
                        abweichungen,
                    },
                    dokumente,
                )
            }
            Antwort::Abgelehnt {
                aktenzeichen,
                grund,
                pdf,
                ..
            } => {
                let mut dokumente = Vec::new();
                if let Some(pdf) = pdf {
                    dokumente.push(
                        self.dokument(land, fall, konto, "schreiben-der-meldebehoerde.pdf", pdf)
                            .await?,
                    );
                }
                let dokument = dokumente.first().map(|dokument| dokument.id);
                (
                    Ereignis::Abgelehnt {
                        aktenzeichen,
                        grund,
                        dokument,
                    },
                    dokumente,
                )
            }
            Antwort::Zurueckgewiesen { code, .. } => (Ereignis::Zurueckgewiesen { code }, Vec::new()),
        })
    }

    async fn dokument(
        &self,
        land: &Land,
        fall: &Fall,
        konto: crate::kernel::KontoId,
        dateiname: &str,
        pdf: Vec<u8>,
    ) -> Result<DokumentRecord, Stoerung> {
        let gemeinde = land
            .gemeinde(fall.zuzug)
            .ok_or(Stoerung::NichtEingerichtet("gemeinde"))?;
        let jetzt = self.jetzt();
        let (inhalt, gesiegelt) = self
            .siegelstelle()
            .siegle(
                land,
                gemeinde,
                pdf,
                "Zustellung eines Schreibens der Meldebehörde",
                jetzt,
            )
            .await?;
        Ok(DokumentRecord {
            id: DokumentId::neu(jetzt, self.zufall()),
            land: land.id.clone(),
            konto,
            fall: Some(fall.id),
            dateiname: dateiname.to_owned(),
            gesiegelt,
            inhalt,
            erstellt_am: jetzt,
        })
    }

    async fn vertage(&self, eingang: &EingangRecord, hindernis: &Hindernis) -> Result<(), Stoerung> {
        let wieder = match hindernis {
            Hindernis::Stoerung(_) if eingang.fehlversuche < FEHLVERSUCHE_HOECHSTENS => {
                let sekunden = 1_i64 << eingang.fehlversuche.min(9);
                Some(self.jetzt() + SignedDuration::from_secs(sekunden))
            }
            Hindernis::Stoerung(_) | Hindernis::Endgueltig(_) => None,
        };
        self.vertage_bis(eingang, &hindernis.to_string(), wieder).await
    }

    async fn vertage_bis(
        &self,
        eingang: &EingangRecord,
        grund: &str,
        wieder: Option<Timestamp>,
    ) -> Result<(), Stoerung> {
        let mut einheit = self.schreiben().await?;
        einheit
            .posteingang()
            .vertage(&eingang.land, eingang.absender, eingang.id, grund, wieder)
            .await?;
        Ok(einheit.speichern().await?)
    }
}

async fn schreibe_bewegung(
    einheit: &mut dyn Einheit,
    fall: &Fall,
    eingang: &EingangRecord,
    typ: &str,
    notiz: impl Fn(Vorgang) -> Eintrag,
) -> Result<(), Stoerung> {
    let zustand = fall.zustand.name().to_owned();
    let empfangen = Vorgang::Empfangen {
        nachricht: eingang.id,
        typ: typ.to_owned(),
        zustand,
    };
    einheit.journal().schreibe(&notiz(empfangen)).await?;
    if let crate::fall::Zustand::Angemeldet { abweichungen, .. } = &fall.zustand
        && !abweichungen.is_empty()
    {
        einheit
            .journal()
            .schreibe(&notiz(Vorgang::Abweichung {
                felder: abweichungen.clone(),
            }))
            .await?;
    }
    Ok(())
}

fn ausgestellt(dokument: &DokumentRecord) -> Vorgang {
    Vorgang::Ausgestellt {
        konto: dokument.konto,
        dokument: dokument.dateiname.trim_end_matches(".pdf").to_owned(),
        hash: hex::encode(Sha256::digest(&dokument.inhalt)),
        gesiegelt: dokument.gesiegelt,
    }
}

/// Why a message could not be worked off.
#[derive(Debug, thiserror::Error)]
enum Hindernis {
    /// Ours; worth another try.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
    /// The message's; no try will help.
    #[error("{0}")]
    Endgueltig(String),
}

impl From<crate::store::StoreError> for Hindernis {
    fn from(fehler: crate::store::StoreError) -> Self {
        Self::Stoerung(fehler.into())
    }
}
