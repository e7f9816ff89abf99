//! Everything that a Land's service leans on, asked once: for the operator before people come.

use xoev::ags::Ags;

use super::Dienste;
use crate::{
    identity::Anmeldedienst,
    land::Land,
    transport::{Dienstangebot, Registerverbindung},
};

/// One question and how it went.
pub struct Probe {
    /// What was asked.
    pub was: String,
    /// What it answered, or why it did not.
    pub ergebnis: Result<String, String>,
}

async fn probiere_anmeldung(dienst: &Anmeldedienst) -> Probe {
    let ergebnis = dienst.erreichbar().await.map_err(|fehler| fehler.to_string());
    Probe {
        was: format!("identity provider {}", dienst.id()),
        ergebnis: ergebnis.map(|()| "answers, with the issuer that is configured".to_owned()),
    }
}

/// Whether a register answers, and says of itself that it takes our messages.
async fn probiere_register(register: &dyn Registerverbindung, ags: Ags) -> Result<String, String> {
    let post = register.hole(ags).await.map_err(|fehler| fehler.to_string())?;
    let angebot = match register
        .bietet_an(ags)
        .await
        .map_err(|fehler| fehler.to_string())?
    {
        Some(Dienstangebot { angeboten: false, .. }) => {
            return Err("transport service or directory say that it does not offer our service".to_owned());
        }
        Some(Dienstangebot {
            stand: Some(stand), ..
        }) => {
            format!("offers our service, as the directory said at {stand}")
        }
        Some(Dienstangebot { stand: None, .. }) => "offers our service".to_owned(),
        None => "answers".to_owned(),
    };
    Ok(format!("{angebot}; {} messages wait there", post.len()))
}

impl Dienste {
    /// Asks the identity provider, each register's mailbox and the time-stamp authority of a Land, and checks its journal.
    pub async fn proben(&self, land: &Land) -> Vec<Probe> {
        let mut proben = Vec::new();
        for dienst in self.anmeldedienste(land) {
            proben.push(probiere_anmeldung(dienst).await);
        }
        for gemeinde in &land.gemeinden {
            let ergebnis = match self.register(land) {
                Ok(register) => probiere_register(&**register, gemeinde.ags).await,
                Err(fehler) => Err(fehler.to_string()),
            };
            proben.push(Probe {
                was: format!("register of {}", gemeinde.name),
                ergebnis,
            });
        }
        if let Some(probe) = self.probiere_zeitstempel(land).await {
            proben.push(probe);
        }
        proben.push(self.probiere_journal(land).await);
        proben
    }

    async fn probiere_journal(&self, land: &Land) -> Probe {
        let ergebnis = match self.journal_pruefen(land).await {
            Ok(befund) if befund.heil() => Ok(format!("{} entries, whole", befund.ganz)),
            Ok(befund) => Err(format!(
                "broken behind entry {}; see meldewerk journal verify",
                befund.ganz
            )),
            Err(fehler) => Err(fehler.to_string()),
        };
        Probe {
            was: "journal".to_owned(),
            ergebnis,
        }
    }
}
