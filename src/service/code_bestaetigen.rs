//! Send the code from the letter to the register (1706).

use super::{CodeFehler, Dienste, Stoerung};
use crate::{
    antrag::Bestaetigungscode,
    audit::{Eintrag, Vorgang},
    fall::{Ereignis, Fall, Uebergang, Zustand},
    identity::Sitzung,
    kernel::FallId,
    land::Land,
    nachricht,
    store::{FallRecord, PostausgangRecord, Zustellstand},
};

impl Dienste {
    /// The code as it would be sent, to be shown once more before it is: a wrong one ends the case.
    ///
    /// # Errors
    /// [`CodeFehler`], as sending it would have.
    pub async fn code_vorlegen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
        roh: &str,
    ) -> Result<Bestaetigungscode, CodeFehler> {
        let code = Bestaetigungscode::parse(roh).map_err(CodeFehler::Feld)?;
        let record = self
            .lesen()
            .await?
            .faelle()
            .finde_von_konto(&land.id, sitzung.konto, id)
            .await?
            .ok_or(CodeFehler::NichtGefunden)?;
        self.mit_code(record.fall)?;
        Ok(code)
    }

    /// The case with a code under way.
    fn mit_code(&self, fall: Fall) -> Result<Fall, CodeFehler> {
        let vorher = fall.zustand.clone();
        match fall.nach(Ereignis::CodeEingegeben, self.jetzt()) {
            Ok(Uebergang::Weiter(fall)) => Ok(fall),
            _ => Err(match vorher {
                Zustand::CodeGesendet { .. } => CodeFehler::SchonGesendet,
                Zustand::Verfallen { .. } => CodeFehler::ZuSpaet,
                _ => CodeFehler::NichtErwartet,
            }),
        }
    }

    /// Takes the code and puts the 1706 into the outbox, in one transaction with the case and the journal.
    ///
    /// # Errors
    /// [`CodeFehler`]; whether the code is right only the register's answer tells.
    pub async fn code_bestaetigen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
        roh: &str,
    ) -> Result<(), CodeFehler> {
        let code = Bestaetigungscode::parse(roh).map_err(CodeFehler::Feld)?;
        let mut einheit = self.schreiben().await?;
        let FallRecord {
            land: tenant,
            konto,
            fall,
            ..
        } = einheit
            .faelle()
            .finde_von_konto(&land.id, sitzung.konto, id)
            .await?
            .ok_or(CodeFehler::NichtGefunden)?;
        let fall = self.mit_code(fall)?;
        let gemeinde = land
            .gemeinde(fall.zuzug)
            .ok_or(Stoerung::NichtEingerichtet("gemeinde"))?;
        let kopf = self.kopfdaten(land, gemeinde);
        let ausgehend = nachricht::bestaetigungscode(&kopf, &fall.erklaerung.identitaet, &code)?;
        einheit
            .postausgang()
            .lege_an(&PostausgangRecord {
                id: kopf.id,
                land: tenant.clone(),
                fall: id,
                empfaenger: fall.zuzug,
                typ: ausgehend.typ.to_owned(),
                inhalt: ausgehend.xml,
                angelegt_am: kopf.jetzt,
                stand: Zustellstand::Wartet {
                    versuche: 0,
                    faellig_am: kopf.jetzt,
                    letzter_fehler: None,
                },
            })
            .await?;
        einheit
            .journal()
            .schreibe(&Eintrag {
                land: tenant.clone(),
                fall: Some(id),
                zeit: kopf.jetzt,
                vorgang: Vorgang::CodeGesendet { nachricht: kopf.id },
            })
            .await?;
        einheit
            .faelle()
            .speichere(&FallRecord {
                land: tenant,
                konto,
                fall,
                geaendert_am: kopf.jetzt,
            })
            .await?;
        einheit.speichern().await?;
        Ok(())
    }
}
