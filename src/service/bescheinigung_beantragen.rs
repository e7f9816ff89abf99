//! Get a Meldebescheinigung or a Meldedatensatz while the person waits (1700/1701).

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{
    AbrufFehler, Dienste, Schluesselzweck, Stoerung, abrufe::Abrufantwort, bescheinigung_inhalt::Quelle,
    bescheinigung_nachweis, siegelstelle::Werkbank, urkunde_registrieren::Registriert,
};
use crate::{
    antrag::{Ausfertigung, Datenumfang},
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::DokumentId,
    land::{Land, Leistung},
    meldewesen::Meldedaten,
    nachricht::{Bescheinigungsantwort, abruf_bescheinigung, lies_bescheinigung},
    store::DokumentRecord,
    urkunde::{Setzangaben, Vorlage, sdjwt},
};

/// A Meldebescheinigung that has been made.
pub struct Ausgestellt {
    /// Where it can be downloaded.
    pub dokument: DokumentId,
    /// What it says; `None` where the register sent its own PDF, which is a Meldebescheinigung whatever was asked for.
    pub meldedaten: Option<Meldedaten>,
}

/// A document that is set and waits for its seal.
struct Gesetzt {
    pdf: Vec<u8>,
    als: Ausfertigung,
    meldedaten: Option<Meldedaten>,
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
        als: Ausfertigung,
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
        let gesetzt = match antwort {
            Bescheinigungsantwort::Daten { meldedaten, xml } => {
                let jetzt = self.jetzt();
                let urkunde = self.registriere_urkunde(land, gemeinde.ags, als.art()).await?;
                let quelle = Quelle {
                    land,
                    gemeinde,
                    urkunde: &urkunde,
                    jetzt,
                    daten: &meldedaten,
                    xml,
                };
                let pdf = match als {
                    Ausfertigung::Meldedatensatz => self.setze_datensatz(quelle).await?,
                    Ausfertigung::Deutsch | Ausfertigung::MitEnglisch => {
                        self.setze_bescheinigung(quelle, sitzung, umfang, als).await?
                    }
                };
                Gesetzt {
                    pdf,
                    als,
                    meldedaten: Some(*meldedaten),
                }
            }
            Bescheinigungsantwort::Dokument(pdf) => Gesetzt {
                pdf,
                als: Ausfertigung::Deutsch,
                meldedaten: None,
            },
            Bescheinigungsantwort::PerPost | Bescheinigungsantwort::Abgelehnt(_) => {
                return Err(AbrufFehler::PerPost);
            }
        };
        let grund = match gesetzt.als {
            Ausfertigung::Deutsch | Ausfertigung::MitEnglisch => "Meldebescheinigung nach § 18 BMG",
            Ausfertigung::Meldedatensatz => "Meldedatensatz nach § 18a BMG",
        };
        let (pdf, gesiegelt) = self
            .siegelstelle()
            .siegle(land, gemeinde, gesetzt.pdf, grund, self.jetzt())
            .await?;
        self.lege_ab(land, sitzung, dokument, gesetzt.als.art(), pdf, gesiegelt)
            .await?;
        Ok(Ausgestellt {
            dokument,
            meldedaten: gesetzt.meldedaten,
        })
    }

    async fn setze_datensatz(&self, quelle: Quelle<'_>) -> Result<Vec<u8>, AbrufFehler> {
        let setzerei = self.setzerei(quelle.land)?.clone();
        let angaben = setzangaben(quelle.urkunde, quelle.jetzt);
        let inhalt = quelle.meldedatensatz();
        let setzen = move || setzerei.setze(Vorlage::Meldedatensatz, &inhalt, &angaben);
        let gesetzt = self.siegelstelle().an_der(Werkbank::Siegeln, setzen).await?;
        Ok(gesetzt.map_err(Stoerung::from)?)
    }

    async fn setze_bescheinigung(
        &self,
        quelle: Quelle<'_>,
        sitzung: &Sitzung,
        umfang: &Datenumfang,
        als: Ausfertigung,
    ) -> Result<Vec<u8>, AbrufFehler> {
        let Quelle {
            land,
            gemeinde,
            urkunde,
            jetzt,
            daten,
            ..
        } = quelle;
        let nachweis = self
            .siegelstelle()
            .schluessel(land, gemeinde, Schluesselzweck::Nachweis, jetzt)
            .map(|wahl| {
                let inhalt = bescheinigung_nachweis::inhalt(
                    land,
                    gemeinde,
                    urkunde,
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
        let angaben = setzangaben(urkunde, jetzt);
        let setzerei = self.setzerei(land)?.clone();
        let mut inhalt = quelle.meldebescheinigung(umfang, als);
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
        art: &str,
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
                    dokument: art.to_owned(),
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
                dateiname: format!("{art}.pdf"),
                gesiegelt,
                inhalt: pdf,
                erstellt_am: jetzt,
            })
            .await?;
        einheit.speichern().await?;
        Ok(())
    }
}

fn setzangaben(urkunde: &Registriert, jetzt: Timestamp) -> Setzangaben {
    Setzangaben {
        ident: urkunde.nummer.to_string(),
        zeitpunkt: jetzt,
    }
}
