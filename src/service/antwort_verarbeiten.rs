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
    meldewesen::Sperrschluessel,
    nachricht::{Antwort, Registerpost, lies_post},
    store::{DokumentRecord, EingangRecord, Einheit, FallRecord, PostausgangRecord, Zustellstand},
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
        let post = lies_post(&eingang.inhalt, self.codelisten())
            .map_err(|fehler| Hindernis::Endgueltig(fehler.to_string()))?;
        match post {
            Registerpost::Selbstauskunft(post) => self.selbstauskunft_zustellen(&land, eingang, *post).await,
            Registerpost::ZurAnmeldung(Antwort::Zurueckgewiesen { bezug, .. })
                if self.selbstauskunft_zurueckgewiesen(&land, eingang, bezug).await? =>
            {
                Ok(())
            }
            post => self.verarbeite_zum_fall(&land, eingang, post).await,
        }
    }

    /// Works off what is about a case: it answers a message of the outbox.
    async fn verarbeite_zum_fall(
        &self,
        land: &Land,
        eingang: &EingangRecord,
        post: Registerpost,
    ) -> Result<(), Hindernis> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let gesendet = einheit
            .postausgang()
            .finde(&eingang.land, NachrichtId::aus(post.bezug()))
            .await?
            .filter(|gesendet| gesendet.empfaenger == eingang.absender)
            .ok_or_else(|| {
                Hindernis::Endgueltig("it answers no message of ours to this register".to_owned())
            })?;
        let record = einheit
            .faelle()
            .finde(&gesendet.land, gesendet.fall)
            .await?
            .ok_or_else(|| Hindernis::Endgueltig("its case is gone".to_owned()))?;
        belege_zustellung(&mut *einheit, &gesendet, jetzt).await?;
        match post {
            Registerpost::ZuSperren { eingetragen, .. } => {
                let eintrag = sperren_beantwortet(eingang, &record, eingetragen.as_deref(), jetzt);
                einheit.journal().schreibe(&eintrag).await?;
            }
            // What became of a 1714 says nothing about the Anmeldung.
            Registerpost::ZurAnmeldung(Antwort::Zurueckgewiesen { .. }) if gesendet.typ == "1714" => {
                let eintrag = sperren_beantwortet(eingang, &record, None, jetzt);
                einheit.journal().schreibe(&eintrag).await?;
            }
            // Has been worked off before.
            Registerpost::Selbstauskunft(_) => {}
            Registerpost::ZurAnmeldung(antwort) => {
                self.wende_an(&mut *einheit, land, eingang, record, antwort, jetzt)
                    .await?;
            }
        }
        einheit
            .posteingang()
            .erledige(&eingang.land, eingang.absender, eingang.id, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// Moves the case by the answer, or notes why it stays.
    async fn wende_an(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        eingang: &EingangRecord,
        record: FallRecord,
        antwort: Antwort,
        jetzt: Timestamp,
    ) -> Result<(), Stoerung> {
        let (typ, vorher, id) = (antwort.typ(), record.fall.zustand.name(), record.fall.id);
        let notiz = |vorgang| Eintrag {
            land: record.land.clone(),
            fall: Some(id),
            zeit: jetzt,
            vorgang,
        };
        // At the end no document is made any more: the message can only be doubled or contradict.
        let (ereignis, dokumente) = if record.fall.zustand.ist_ende() {
            (ohne_dokumente(antwort), Vec::new())
        } else {
            self.ereignis(land, &record.fall, record.konto, antwort).await?
        };
        match record.fall.clone().nach(ereignis, jetzt) {
            Ok(Uebergang::Weiter(fall)) => {
                for dokument in &dokumente {
                    einheit.journal().schreibe(&notiz(ausgestellt(dokument))).await?;
                    einheit.dokumente().lege_an(dokument).await?;
                }
                schreibe_bewegung(einheit, &fall, eingang, typ, &notiz).await?;
                let bewegt = FallRecord {
                    land: record.land.clone(),
                    konto: record.konto,
                    fall,
                    geaendert_am: jetzt,
                };
                einheit.faelle().speichere(&bewegt).await?;
                if matches!(bewegt.fall.zustand, crate::fall::Zustand::Angemeldet { .. }) {
                    self.loesche_sperren(einheit, land, &bewegt, jetzt).await?;
                }
                if let Some(an) = &bewegt.fall.email {
                    let sprache = &bewegt.fall.sprache;
                    self.melde(einheit, land, bewegt.konto, an, sprache, Mailart::Neuigkeit)
                        .await?;
                }
            }
            Ok(Uebergang::Unveraendert(_)) => {
                let unbeachtet = Vorgang::Unbeachtet {
                    nachricht: eingang.id,
                    grund: format!("{typ} says nothing new to a case in state {vorher}"),
                };
                einheit.journal().schreibe(&notiz(unbeachtet)).await?;
            }
            Err(unmoeglich) => {
                tracing::error!(
                    fall = %id, nachricht = %eingang.id, absender = %eingang.absender, land = %eingang.land, typ,
                    "a register contradicts itself, a person must look at it: {unmoeglich}"
                );
                let widerspruch = Vorgang::Widerspruch {
                    nachricht: eingang.id,
                    typ: typ.to_owned(),
                    grund: unmoeglich.to_string(),
                };
                einheit.journal().schreibe(&notiz(widerspruch)).await?;
            }
        }
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
            Antwort::Angemeldet {
                aktenzeichen,
                personen,
                ..
            } => {
                let mut dokumente = Vec::new();
                let mut abweichungen: Vec<Abweichung> = Vec::new();
                let angemeldet_am = personen.first().map(|(erste, _)| erste.angemeldet_am);
                let namen = personen.iter().map(|(b, _)| b.person.clone()).collect();
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
                        personen: namen,
                        abweichungen,
                        angemeldet_am,
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
            anderes => (ohne_dokumente(anderes), Vec::new()),
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

/// An answer proves that the register has the message, whether we have noted that or even given it up.
async fn belege_zustellung(
    einheit: &mut dyn Einheit,
    gesendet: &PostausgangRecord,
    am: Timestamp,
) -> Result<(), Stoerung> {
    let (Zustellstand::Wartet { versuche, .. } | Zustellstand::Aufgegeben { versuche, .. }) = gesendet.stand
    else {
        return Ok(());
    };
    einheit
        .postausgang()
        .vermerke(&gesendet.land, gesendet.id, &Zustellstand::Zugestellt { am })
        .await?;
    let eintrag = Eintrag {
        land: gesendet.land.clone(),
        fall: Some(gesendet.fall),
        zeit: am,
        vorgang: Vorgang::Zugestellt {
            nachricht: gesendet.id,
            versuch: versuche,
            hash: Some(hex::encode(Sha256::digest(&gesendet.inhalt))),
            quittung: Some("antwort".to_owned()),
        },
    };
    Ok(einheit.journal().schreibe(&eintrag).await?)
}

/// What an answer says, without what it brings.
fn ohne_dokumente(antwort: Antwort) -> Ereignis {
    match antwort {
        Antwort::CodeUnterwegs {
            aktenzeichen,
            fristende,
            ..
        } => Ereignis::CodeUnterwegs {
            aktenzeichen,
            fristende,
        },
        Antwort::Angemeldet { aktenzeichen, .. } => Ereignis::Angemeldet {
            aktenzeichen,
            dokumente: Vec::new(),
            personen: Vec::new(),
            abweichungen: Vec::new(),
            angemeldet_am: None,
        },
        Antwort::Abgelehnt {
            aktenzeichen, grund, ..
        } => Ereignis::Abgelehnt {
            aktenzeichen,
            grund,
            dokument: None,
        },
        Antwort::Zurueckgewiesen { code, .. } => Ereignis::Zurueckgewiesen { code },
    }
}

async fn schreibe_bewegung(
    einheit: &mut dyn Einheit,
    fall: &Fall,
    eingang: &EingangRecord,
    typ: &str,
    notiz: &(impl Fn(Vorgang) -> Eintrag + Sync),
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
pub(super) enum Hindernis {
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

/// The note of what became of a wish to delete objections: done if none of them is entered any more.
fn sperren_beantwortet(
    eingang: &EingangRecord,
    record: &FallRecord,
    eingetragen: Option<&[Sperrschluessel]>,
    jetzt: Timestamp,
) -> Eintrag {
    let geloescht = |eingetragen: &[Sperrschluessel]| {
        !record
            .fall
            .loeschungen
            .iter()
            .any(|(_, sperre)| eingetragen.contains(sperre))
    };
    Eintrag {
        land: record.land.clone(),
        fall: Some(record.fall.id),
        zeit: jetzt,
        vorgang: Vorgang::SperrenBeantwortet {
            nachricht: eingang.id,
            erledigt: eingetragen.is_some_and(geloescht),
        },
    }
}
