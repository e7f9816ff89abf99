//! Ask the other one who has custody of a child for consent, and take the answer.
//!
//! The invitation is a link; what it is about is shown only after a login at level hoch, and only to somebody whom the
//! register names as having custody, where it names more than one who does not move along.

use serde::{Deserialize, Serialize};

use super::{Dienste, Entwurf, EntwurfFehler, Stoerung, Zustimmungsstand, anmelden::lade, einladung};
use crate::{
    antrag::{Einzug, lies_anschrift},
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::EntwurfId,
    land::Land,
    meldewesen::{Anschrift, Person, Vertreter, Zustimmung},
    regeln::vertretung,
    store::{Einheit, Einladungsart},
};

/// What somebody is asked to consent to.
#[derive(Clone, Deserialize, Serialize)]
pub struct Bitte {
    /// The word of the link, to show it again.
    wort: String,
    /// The key of the child in the form.
    kind: String,
    /// The child's name.
    pub kind_name: String,
    /// Who asks.
    pub bittende: String,
    /// Where the child moves.
    pub anschrift: Anschrift,
    /// When.
    pub einzug: jiff::civil::Date,
    /// Those who have custody by the register and do not move along; empty if it names none.
    vertreter: Vec<Vertreter>,
    /// The answer, if there is one.
    pub antwort: Option<Antwort>,
}

/// The answer to a request for consent.
#[derive(Clone, Deserialize, Serialize)]
pub enum Antwort {
    /// Yes.
    Erteilt(Zustimmung),
    /// No.
    Verweigert,
}

/// Why somebody cannot answer a request for consent.
#[derive(Debug, thiserror::Error)]
pub enum BitteFehler {
    /// No such invitation, ended, withdrawn, or meant for somebody else: the same words for all.
    #[error("no such invitation for this person")]
    NichtGefunden,
    /// The login is below level hoch.
    #[error("the level of the login is too low")]
    NiveauZuNiedrig,
    /// It has been answered.
    #[error("the invitation has been answered")]
    SchonBeantwortet,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl Dienste {
    /// Makes the link that asks for consent for the child `kind`; one that was made before for this child ends.
    ///
    /// # Errors
    /// [`EntwurfFehler::Unpassend`] if the form does not ask about this child or address and day are not given yet.
    pub async fn zustimmung_erbitten(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        kind: &str,
    ) -> Result<(), EntwurfFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let (anschrift, einzug) = self
            .wohin_und_wann(land, &entwurf)
            .ok_or(EntwurfFehler::Unpassend)?;
        let kinder = entwurf.sorgekinder();
        let person = kinder
            .iter()
            .find(|person| person.schluessel == kind)
            .ok_or(EntwurfFehler::Unpassend)?;
        let ich = entwurf.ich().ok_or(EntwurfFehler::Unpassend)?;
        let wort = self.neues_wort();
        let bitte = Bitte {
            wort: wort.clone(),
            kind: kind.to_owned(),
            kind_name: person.meldedaten.person.anzeigename(),
            bittende: ich.meldedaten.person.anzeigename(),
            anschrift,
            einzug,
            vertreter: bleibende(&entwurf, &person.meldedaten.vertreter),
            antwort: None,
        };
        let record = einladung::neu(
            land,
            sitzung.konto,
            id,
            Einladungsart::Zustimmung,
            &wort,
            &bitte,
            jetzt,
        )?;
        let bisherige = einheit
            .einladungen()
            .von_entwurf(&land.id, sitzung.konto, id)
            .await?;
        for alte in bisherige {
            if alte.art == Einladungsart::Zustimmung && einladung::lies::<Bitte>(&alte)?.kind == kind {
                einheit
                    .einladungen()
                    .loesche(&land.id, sitzung.konto, alte.kennung)
                    .await?;
            }
        }
        einheit.einladungen().speichere(&record).await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// What the link asks, if this person may answer it.
    ///
    /// # Errors
    /// [`BitteFehler`].
    pub async fn bitte_zeigen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
    ) -> Result<Bitte, BitteFehler> {
        let mut einheit = self.lesen().await?;
        let gefunden = self
            .finde_einladung::<Bitte>(&mut *einheit, land, Einladungsart::Zustimmung, wort)
            .await?;
        match gefunden {
            Some((record, bitte)) if record.konto != sitzung.konto => darf(&bitte, sitzung).map(|()| bitte),
            _ => Err(BitteFehler::NichtGefunden),
        }
    }

    /// Takes the answer.
    ///
    /// # Errors
    /// [`BitteFehler`].
    pub async fn bitte_beantworten(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
        ja: bool,
    ) -> Result<(), BitteFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let gefunden = self
            .finde_einladung::<Bitte>(&mut *einheit, land, Einladungsart::Zustimmung, wort)
            .await?;
        let Some((mut record, mut bitte)) = gefunden.filter(|(record, _)| record.konto != sitzung.konto)
        else {
            return Err(BitteFehler::NichtGefunden);
        };
        darf(&bitte, sitzung)?;
        if bitte.antwort.is_some() {
            return Err(BitteFehler::SchonBeantwortet);
        }
        let wer = &sitzung.identitaet;
        bitte.antwort = Some(if ja {
            Antwort::Erteilt(Zustimmung {
                familienname: wer.familienname.clone(),
                vornamen: wer.vornamen.clone(),
                geburtsdatum: wer.geburtsdatum,
                erteilt_am: jetzt,
            })
        } else {
            Antwort::Verweigert
        });
        record.inhalt = einladung::schreibe(&bitte)?;
        einheit
            .einladungen()
            .speichere(&record)
            .await
            .map_err(Stoerung::from)?;
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: None,
            zeit: jetzt,
            vorgang: Vorgang::ZustimmungBeantwortet {
                konto: sitzung.konto,
                niveau: sitzung.niveau.stufe(),
                entwurf: record.entwurf,
                erteilt: ja,
            },
        };
        einheit
            .journal()
            .schreibe(&eintrag)
            .await
            .map_err(Stoerung::from)?;
        einheit.speichern().await.map_err(Stoerung::from)?;
        Ok(())
    }

    /// Puts into the draft how it stands with the consents that were asked for.
    pub(super) async fn trage_zustimmungen_nach(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &mut Entwurf,
    ) -> Result<(), Stoerung> {
        let gewollt = self.wohin_und_wann(land, entwurf);
        let records = einheit
            .einladungen()
            .von_entwurf(&land.id, sitzung.konto, entwurf.id)
            .await?;
        entwurf.zustimmungen.clear();
        for record in records.iter().filter(|r| r.art == Einladungsart::Zustimmung) {
            let bitte: Bitte = einladung::lies(record)?;
            let ueberholt = gewollt.as_ref() != Some(&(bitte.anschrift.clone(), bitte.einzug));
            entwurf.zustimmungen.push(Zustimmungsstand {
                kind: bitte.kind,
                pfad: format!("/zustimmung/{}", bitte.wort),
                verweigert: matches!(bitte.antwort, Some(Antwort::Verweigert)),
                zustimmung: match bitte.antwort {
                    Some(Antwort::Erteilt(zustimmung)) if !ueberholt => Some(zustimmung),
                    _ => None,
                },
                ueberholt,
            });
        }
        Ok(())
    }

    fn wohin_und_wann(&self, land: &Land, entwurf: &Entwurf) -> Option<(Anschrift, jiff::civil::Date)> {
        let gemeinden = self.waehlbare_gemeinden(land, entwurf);
        let anschrift = lies_anschrift(&entwurf.eingaben.wohnung, &gemeinden).ok()?;
        let einzug = Einzug::parse(&entwurf.eingaben.einzug, entwurf.wohnungen(), self.heute()).ok()?;
        Some((anschrift, einzug.tag))
    }
}

/// Those who have custody by the register and do not move along.
fn bleibende(entwurf: &Entwurf, vertreter: &[Vertreter]) -> Vec<Vertreter> {
    vertreter
        .iter()
        .filter(|vertreter| {
            !entwurf
                .personen
                .iter()
                .any(|person| vertretung::ist(vertreter, &person.meldedaten.person))
        })
        .cloned()
        .collect()
}

fn darf(bitte: &Bitte, sitzung: &Sitzung) -> Result<(), BitteFehler> {
    if !sitzung.ist_hoch() {
        return Err(BitteFehler::NiveauZuNiedrig);
    }
    let wer = &sitzung.identitaet;
    let person = Person {
        familienname: wer.familienname.clone(),
        vornamen: wer.vornamen.clone(),
        rufname: None,
        doktorgrad: None,
        geburtsdatum: wer.geburtsdatum,
    };
    let gemeint = bitte.vertreter.is_empty()
        || bitte
            .vertreter
            .iter()
            .any(|vertreter| vertretung::ist(vertreter, &person));
    if gemeint {
        Ok(())
    } else {
        Err(BitteFehler::NichtGefunden)
    }
}
