//! Get a Meldebescheinigung while the person waits (1700/1701).

use sha2::{Digest, Sha256};

use super::{
    AbrufFehler, Dienste, Schluesselzweck, Stoerung, abrufe::Abrufantwort, bescheinigung_inhalt,
    bescheinigung_nachweis, siegelstelle::Werkbank,
};
use crate::{
    antrag::Datenumfang,
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::DokumentId,
    land::{Gemeinde, Land, Leistung},
    meldewesen::Meldedaten,
    nachricht::{Bescheinigungsantwort, abruf_bescheinigung, lies_bescheinigung},
    store::DokumentRecord,
    urkunde::{Setzangaben, Vorlage, sdjwt},
};

/// A Meldebescheinigung that has been made.
pub struct Ausgestellt {
    /// Where it can be downloaded.
    pub dokument: DokumentId,
    /// What it says; `None` where the register sent its own PDF.
    pub meldedaten: Option<Meldedaten>,
}

impl Dienste {
    /// Asks the register and makes the sealed document.
    ///
    /// # Errors
    /// [`AbrufFehler`] says why there is none.
    pub async fn bescheinigung_beantragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        umfang: &Datenumfang,
    ) -> Result<Ausgestellt, AbrufFehler> {
        let gemeinde = Self::abrufgemeinde(land, sitzung, Leistung::Meldebescheinigung)?;
        let (antwort, _) = self
            .frage(
                land,
                sitzung,
                gemeinde,
                |kopf| abruf_bescheinigung(kopf, &sitzung.identitaet, umfang),
                |xml, anfrage| {
                    Ok(match lies_bescheinigung(xml, anfrage, self.codelisten())? {
                        Bescheinigungsantwort::Abgelehnt(grund) => Abrufantwort::Abgelehnt(grund),
                        erteilt => Abrufantwort::Erteilt(erteilt),
                    })
                },
            )
            .await?;
        let dokument = DokumentId::neu(self.jetzt(), self.zufall());
        let (pdf, meldedaten) = match antwort {
            Bescheinigungsantwort::Daten { meldedaten, xml } => (
                self.setze_bescheinigung(land, gemeinde, sitzung, umfang, (&meldedaten, xml))
                    .await?,
                Some(*meldedaten),
            ),
            Bescheinigungsantwort::Dokument(pdf) => (pdf, None),
            Bescheinigungsantwort::PerPost | Bescheinigungsantwort::Abgelehnt(_) => {
                return Err(AbrufFehler::PerPost);
            }
        };
        let (pdf, gesiegelt) = self
            .siegelstelle()
            .siegle(
                land,
                gemeinde,
                pdf,
                "Meldebescheinigung nach § 18 BMG",
                self.jetzt(),
            )
            .await?;
        self.lege_ab(land, sitzung, dokument, pdf, gesiegelt).await?;
        Ok(Ausgestellt { dokument, meldedaten })
    }

    async fn setze_bescheinigung(
        &self,
        land: &Land,
        gemeinde: &Gemeinde,
        sitzung: &Sitzung,
        umfang: &Datenumfang,
        (daten, xml): (&Meldedaten, Vec<u8>),
    ) -> Result<Vec<u8>, AbrufFehler> {
        let jetzt = self.jetzt();
        let urkunde = self
            .registriere_urkunde(land, gemeinde.ags, "meldebescheinigung")
            .await?;
        // What we wrote ourselves is UTF-8.
        let xml = String::from_utf8_lossy(&xml).into_owned();
        let mut inhalt = bescheinigung_inhalt::inhalt(land, gemeinde, umfang, &urkunde, jetzt, daten, xml);
        let nachweis = self
            .siegelstelle()
            .schluessel(land, gemeinde, Schluesselzweck::Nachweis, jetzt)
            .map(|wahl| {
                let inhalt = bescheinigung_nachweis::inhalt(
                    land,
                    gemeinde,
                    &urkunde,
                    wahl.im_auftrag,
                    jetzt,
                    daten,
                    self.zufall(),
                );
                (wahl.schluessel, inhalt)
            });
        let papier = self
            .papiersiegel(land, gemeinde, sitzung, daten, Some(urkunde.status.clone()))
            .await?;
        let angaben = Setzangaben {
            ident: urkunde.nummer.to_string(),
            zeitpunkt: jetzt,
        };
        let setzerei = self.setzerei(land)?.clone();
        let setzen = move || {
            if let Some((schluessel, nachweis)) = nachweis {
                inhalt.nachweis = Some(sdjwt::stelle_aus(nachweis, &*schluessel)?.text());
            }
            if let Some(papier) = papier {
                inhalt.siegel_svg = papier.svg(jetzt)?;
            }
            Ok::<_, Stoerung>(setzerei.setze(Vorlage::Meldebescheinigung, &inhalt, &angaben)?)
        };
        Ok(self.siegelstelle().an_der(Werkbank::Siegeln, setzen).await??)
    }

    async fn lege_ab(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
        pdf: Vec<u8>,
        gesiegelt: bool,
    ) -> Result<(), AbrufFehler> {
        let jetzt = self.jetzt();
        let (_platz, mut einheit) = self.schreiben_hintan().await?;
        einheit
            .journal()
            .schreibe(&Eintrag {
                land: land.id.clone(),
                fall: None,
                zeit: jetzt,
                vorgang: Vorgang::Ausgestellt {
                    konto: sitzung.konto,
                    dokument: "meldebescheinigung".to_owned(),
                    hash: hex::encode(Sha256::digest(&pdf)),
                    gesiegelt,
                },
            })
            .await?;
        einheit
            .dokumente()
            .lege_an(&DokumentRecord {
                id,
                land: land.id.clone(),
                konto: sitzung.konto,
                fall: None,
                dateiname: "meldebescheinigung.pdf".to_owned(),
                gesiegelt,
                inhalt: pdf,
                erstellt_am: jetzt,
            })
            .await?;
        einheit.speichern().await?;
        Ok(())
    }
}
