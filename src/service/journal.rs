//! The journal as evidence: time-stamps over its chain, the check of the whole, and the stop when it cannot be attested.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Dienste, EinreichFehler, Probe, Stempelstelle, Stoerung};
use crate::{
    audit::{Kettenbruch, Kettenpruefer, abdruck},
    land::Land,
    store::{Einheit, Kettenende, Kettenstempel},
    urkunde::zeitstempel::{Bezeugt, ZeitstempelFehler, bezeugt},
};

/// How many entries are in memory at a time.
const SEITE: u32 = 1000;

/// What a check of the journal found.
#[derive(Debug)]
pub struct Journalbefund {
    /// How many entries follow one another without a break, from the first on.
    pub ganz: u64,
    /// The hash after the last of them.
    pub hash: [u8; 32],
    /// The first place where the chain does not hold.
    pub bruch: Option<Kettenbruch>,
    /// Each time-stamp, oldest first.
    pub stempel: Vec<Stempelbefund>,
    /// Since when the oldest entry waits that no time-stamp covers.
    pub ungestempelt_seit: Option<Timestamp>,
}

/// What a check of one time-stamp found.
#[derive(Debug)]
pub struct Stempelbefund {
    /// Up to which entry it covers the chain.
    pub bis: u64,
    /// When and by whom, or why it attests nothing.
    pub befund: Result<Bezeugt, Stempelmangel>,
}

/// Why a time-stamp attests nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Stempelmangel {
    /// The chain ends before it, or has another hash there: entries were removed or changed.
    #[error("the chain does not hold what was attested: entries were removed or changed")]
    AndereKette,
    /// The token itself.
    #[error(transparent)]
    Token(#[from] ZeitstempelFehler),
}

impl Journalbefund {
    /// Whether chain and time-stamps hold.
    #[must_use]
    pub fn heil(&self) -> bool {
        self.bruch.is_none() && self.stempel.iter().all(|stempel| stempel.befund.is_ok())
    }
}

impl Dienste {
    /// Checks the whole journal of a Land: every entry, every time-stamp. Reads page by page.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn journal_pruefen(&self, land: &Land) -> Result<Journalbefund, Stoerung> {
        let mut einheit = self.lesen().await?;
        let alle = einheit.journal().stempel(&land.id).await?;
        let mut offen = alle.iter().peekable();
        let mut stempel = Vec::new();
        let mut pruefer = Kettenpruefer::default();
        let mut bruch = None;
        'kette: loop {
            let (letzte, _) = pruefer.ende();
            let seite = einheit.journal().seite(&land.id, letzte, SEITE).await?;
            if seite.is_empty() {
                break;
            }
            for eintrag in seite {
                if let Err(hier) = pruefer.nimm(eintrag.nummer, abdruck(&eintrag.text), eintrag.hash) {
                    bruch = Some(hier);
                    break 'kette;
                }
                while let Some(einer) = offen.next_if(|einer| einer.ende.nummer <= eintrag.nummer) {
                    stempel.push(self.pruefe_stempel(einer, eintrag.nummer, eintrag.hash));
                }
            }
        }
        stempel.extend(offen.map(|einer| Stempelbefund {
            bis: einer.ende.nummer,
            befund: Err(Stempelmangel::AndereKette),
        }));
        let (ganz, hash) = pruefer.ende();
        let ungestempelt_seit = einheit.journal().ungestempelt_seit(&land.id).await?;
        Ok(Journalbefund {
            ganz,
            hash,
            bruch,
            stempel,
            ungestempelt_seit,
        })
    }

    fn pruefe_stempel(&self, stempel: &Kettenstempel, nummer: u64, hash: [u8; 32]) -> Stempelbefund {
        let kette = Kettenende { nummer, hash };
        let befund = if stempel.ende == kette {
            bezeugt(&stempel.token, &hash, self.siegelstelle().anker()).map_err(Stempelmangel::Token)
        } else {
            Err(Stempelmangel::AndereKette)
        };
        Stempelbefund {
            bis: stempel.ende.nummer,
            befund,
        }
    }

    /// Lets the time-stamp authority of each Land attest what its journal holds by now, if its time has come; returns how many
    /// stamps there are more. Does not sleep.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read or written; an authority that does not answer is told in the log.
    pub async fn journal_stempeln(&self) -> Result<usize, Stoerung> {
        let mut neue = 0;
        for land in self.laender() {
            let Some(stelle) = self.siegelstelle().stempelstelle(&land.id) else {
                continue;
            };
            let (Some(seit), Some(ende)) = self.ungestempelt(land).await? else {
                continue;
            };
            let wartet = self.jetzt().duration_since(seit);
            if wartet < stelle.journal_abstand {
                continue;
            }
            match self.stemple(stelle, ende.hash).await? {
                Ok(token) => {
                    let am = self.jetzt();
                    let mut einheit = self.schreiben().await?;
                    let stempel = Kettenstempel { ende, am, token };
                    einheit.journal().lege_stempel_ab(&land.id, &stempel).await?;
                    einheit.speichern().await?;
                    neue += 1;
                }
                Err(fehler) => {
                    let noch = stelle.journal_frist.saturating_sub(wartet).as_mins().max(0);
                    tracing::warn!(
                        land = %land.id, minuten = noch,
                        "the journal has no time-stamp; after so many minutes no Anmeldung is taken any more: {fehler}"
                    );
                }
            }
        }
        Ok(neue)
    }

    async fn ungestempelt(&self, land: &Land) -> Result<(Option<Timestamp>, Option<Kettenende>), Stoerung> {
        let mut einheit = self.lesen().await?;
        let seit = einheit.journal().ungestempelt_seit(&land.id).await?;
        Ok((seit, einheit.journal().ende(&land.id).await?))
    }

    async fn stemple(
        &self,
        stelle: &Stempelstelle,
        hash: [u8; 32],
    ) -> Result<Result<Vec<u8>, ZeitstempelFehler>, Stoerung> {
        let (dienst, anker) = (stelle.dienst.clone(), self.siegelstelle().anker().to_vec());
        tokio::task::spawn_blocking(move || {
            let token = dienst.stempel(&Sha256::digest(hash).into())?;
            // One that nobody could rely on is none.
            bezeugt(&token, &hash, &anker)?;
            Ok(token)
        })
        .await
        .map_err(|_| Stoerung::Abgebrochen)
    }

    /// Whether the time-stamp authority of a Land attests; `None` if it has none.
    pub(super) async fn probiere_zeitstempel(&self, land: &Land) -> Option<Probe> {
        let stelle = self.siegelstelle().stempelstelle(&land.id)?;
        let ergebnis = match self.stemple(stelle, [0; 32]).await {
            Ok(Ok(_)) => Ok("attests, and is trusted".to_owned()),
            Ok(Err(fehler)) => Err(fehler.to_string()),
            Err(fehler) => Err(fehler.to_string()),
        };
        Some(Probe {
            was: "time-stamp authority".to_owned(),
            ergebnis,
        })
    }

    /// Refuses a submission while the journal waits too long for its time-stamp: what happens then could not be proven.
    pub(super) async fn verlange_beweise(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
    ) -> Result<(), EinreichFehler> {
        let Some(stelle) = self.siegelstelle().stempelstelle(&land.id) else {
            return Ok(());
        };
        let seit = einheit.journal().ungestempelt_seit(&land.id).await?;
        let ueberfaellig = |seit: Timestamp| self.jetzt().duration_since(seit) >= stelle.journal_frist;
        if seit.is_some_and(ueberfaellig) {
            tracing::error!(land = %land.id, "an Anmeldung is refused: the journal has had no time-stamp for too long");
            return Err(EinreichFehler::OhneBeweise);
        }
        Ok(())
    }
}
