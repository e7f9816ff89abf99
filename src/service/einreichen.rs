//! Submit an Anmeldung: show everything, bind it to a fresh login, write case, outbox and journal at once.

use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use super::{
    Dienste, EinreichFehler, Entwurf, EntwurfFehler, Schritt, Stoerung, einladung, fall_anlegen::Vorhaben,
};
use crate::{
    antrag::Anmeldung,
    identity::{Abschluss, Sitzung, Umleitung},
    kernel::{EntwurfId, FallId},
    land::Land,
    regeln::{Befund, Beschluss, Geprueft, Umzugslage, pruefe_anmeldung},
    store::{AnmeldeZweck, Einheit},
};

/// How far back moves to an address are counted.
const ZWOELF_MONATE: SignedDuration = SignedDuration::from_hours(24 * 365);

/// How far a draft is.
pub enum Einreichungsstand {
    /// This step is the first that is not complete.
    Offen(Schritt),
    /// Complete, but rules stand against it.
    Regelwidrig(Vec<Befund>),
    /// Complete, but the day of moving in lies ahead: it can be submitted from that day on (§ 17 Abs. 1 BMG).
    Vorgemerkt(Box<Zusammenfassung>),
    /// Complete.
    Bereit(Box<Zusammenfassung>),
}

/// A complete form, to be read once more before it is submitted.
pub struct Zusammenfassung {
    /// What is declared, and what the rules make of it.
    pub beschluss: Beschluss,
    /// SHA-256 over everything that is declared; the signature binds to it.
    pub abdruck: [u8; 32],
}

impl Dienste {
    /// How far the draft is; a complete one comes with everything that is to be shown.
    #[must_use]
    pub fn einreichungsstand(&self, land: &Land, entwurf: &Entwurf) -> Einreichungsstand {
        let anmeldung = match entwurf.lies_anmeldung(&self.waehlbare_gemeinden(land, entwurf), self.heute()) {
            Ok(anmeldung) => anmeldung,
            Err(schritt) => return Einreichungsstand::Offen(schritt),
        };
        match self.pruefe(land, entwurf, anmeldung, 0) {
            Err(befunde) => Einreichungsstand::Regelwidrig(befunde),
            Ok(beschluss) => {
                let zusammenfassung = Box::new(Zusammenfassung {
                    abdruck: abdruck(entwurf, &beschluss.inhalt().anmeldung),
                    beschluss: beschluss.heraus(),
                });
                if zusammenfassung.beschluss.ab > self.heute() {
                    Einreichungsstand::Vorgemerkt(zusammenfassung)
                } else {
                    Einreichungsstand::Bereit(zusammenfassung)
                }
            }
        }
    }

    /// Begins the login that signs the form: fresh, of the same account, bound to `gezeigt`.
    ///
    /// # Errors
    /// [`EinreichFehler::Veraendert`] if the draft is not the form that was shown, [`EinreichFehler::DatenVeraendert`] if
    /// the register says something else by now, and the other reasons there.
    pub async fn einreichung_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        gezeigt: [u8; 32],
    ) -> Result<Umleitung, EinreichFehler> {
        let entwurf = match self.entwurf(land, sitzung, id).await {
            Ok(entwurf) => entwurf,
            Err(EntwurfFehler::Stoerung(stoerung)) => return Err(stoerung.into()),
            Err(_) => return Err(EinreichFehler::NichtGefunden),
        };
        let zusammenfassung = match self.einreichungsstand(land, &entwurf) {
            Einreichungsstand::Offen(_) => return Err(EinreichFehler::Unvollstaendig),
            Einreichungsstand::Regelwidrig(befunde) => return Err(EinreichFehler::Regeln(befunde)),
            Einreichungsstand::Vorgemerkt(_) => return Err(EinreichFehler::NochNichtEingezogen),
            Einreichungsstand::Bereit(zusammenfassung) => zusammenfassung,
        };
        if zusammenfassung.abdruck != gezeigt {
            return Err(EinreichFehler::Veraendert);
        }
        self.verlange_beweise(&mut *self.lesen().await?, land).await?;
        self.frische_auf(land, sitzung, &entwurf).await?;
        let zweck = AnmeldeZweck::Einreichung {
            konto: sitzung.konto,
            entwurf: id,
            abdruck: gezeigt,
        };
        Ok(self
            .login_mit_zweck(
                land,
                &sitzung.anbieter,
                zweck,
                &format!("/entwurf/{id}/zusammenfassung"),
            )
            .await?)
    }

    /// Submits the form that the login `ende` signs: case, 1704 in the outbox and journal entry, or nothing.
    ///
    /// Documents are set before the unit of work that writes, so that nobody waits for the typesetter; the unit reads the
    /// draft again and writes only if it is still the form that was shown.
    ///
    /// # Errors
    /// [`EinreichFehler`]; the draft stays whenever nothing was submitted.
    pub async fn einreichen(&self, land: &Land, ende: &Abschluss) -> Result<FallId, EinreichFehler> {
        let AnmeldeZweck::Einreichung {
            konto,
            entwurf: id,
            abdruck: gezeigt,
        } = &ende.zweck
        else {
            return Err(EinreichFehler::KeineFrischeAnmeldung);
        };
        let sitzung = &ende.sitzung;
        if sitzung.konto != *konto || !sitzung.ist_hoch() {
            return Err(EinreichFehler::KeineFrischeAnmeldung);
        }
        let mut einheit = self.lesen().await?;
        let (entwurf, beschluss) = self
            .lies_zum_einreichen(&mut *einheit, land, sitzung, *id, gezeigt)
            .await?;
        let hochgeladen = self.hochgeladen(&mut *einheit, land, sitzung, &entwurf).await?;
        drop(einheit);
        let papiere = self
            .setze_papiere(land, sitzung, &entwurf, beschluss.inhalt(), hochgeladen)
            .await?;

        let mut einheit = self.schreiben().await?;
        let (entwurf, beschluss) = self
            .lies_zum_einreichen(&mut *einheit, land, sitzung, *id, gezeigt)
            .await?;
        self.verlange_beweise(&mut *einheit, land).await?;
        let vorhaben = Vorhaben {
            sitzung,
            entwurf: &entwurf,
            beschluss: &beschluss,
            abdruck: gezeigt,
        };
        let fall = self.lege_fall_an(&mut *einheit, land, &vorhaben, papiere).await?;
        einladung::schliesse_ab(&mut *einheit, land, *konto, &entwurf, self.jetzt()).await?;
        einheit.entwuerfe().loesche(&land.id, *konto, *id).await?;
        einheit.speichern().await?;
        tracing::info!(%fall, "Anmeldung submitted");
        Ok(fall)
    }

    /// The draft, read and decided upon, if it is still the form that was shown.
    async fn lies_zum_einreichen(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        gezeigt: &[u8; 32],
    ) -> Result<(Entwurf, Geprueft<Beschluss>), EinreichFehler> {
        let mut entwurf = Entwurf::lade(einheit, &land.id, sitzung.konto, id)
            .await?
            .ok_or(EinreichFehler::NichtGefunden)?;
        self.trage_zustimmungen_nach(einheit, land, sitzung, &mut entwurf)
            .await?;
        let anmeldung = entwurf
            .lies_anmeldung(&self.waehlbare_gemeinden(land, &entwurf), self.heute())
            .map_err(|_| EinreichFehler::Unvollstaendig)?;
        let fremde = self.fremde_an(einheit, land, &entwurf, &anmeldung).await?;
        let beschluss = self
            .pruefe(land, &entwurf, anmeldung, fremde)
            .map_err(EinreichFehler::Regeln)?;
        if beschluss.inhalt().ab > self.heute() {
            return Err(EinreichFehler::NochNichtEingezogen);
        }
        if abdruck(&entwurf, &beschluss.inhalt().anmeldung) != *gezeigt {
            return Err(EinreichFehler::Veraendert);
        }
        Ok((entwurf, beschluss))
    }

    /// How many people with other family names registered at the new address within twelve months.
    async fn fremde_an(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        entwurf: &Entwurf,
        anmeldung: &Anmeldung,
    ) -> Result<u32, Stoerung> {
        let Some(ich) = entwurf.ich() else {
            return Ok(0);
        };
        let name = ich.meldedaten.person.familienname.as_str();
        let seit = self.jetzt() - ZWOELF_MONATE;
        Ok(einheit
            .zuzuege()
            .fremde(&land.id, &anmeldung.anschrift, name, seit)
            .await?)
    }

    fn pruefe(
        &self,
        land: &Land,
        entwurf: &Entwurf,
        anmeldung: Anmeldung,
        fremde: u32,
    ) -> Result<Geprueft<Beschluss>, Vec<Befund>> {
        let bestand: Vec<_> = entwurf.personen.iter().map(|person| &person.meldedaten).collect();
        let kein_wohnhaus = land
            .gemeinde(anmeldung.anschrift.ags)
            .is_some_and(|gemeinde| gemeinde.kein_wohnhaus(&anmeldung.anschrift.strasse_und_nummer()));
        let lage = Umzugslage {
            wegzug: entwurf.wegzug,
            bestand: &bestand,
            fremde,
            kein_wohnhaus,
            heute: self.heute(),
        };
        pruefe_anmeldung(anmeldung, &lage)
    }
}

/// SHA-256 over everything that the person declares: who, the register's data, the new dwelling, landlord and file.
fn abdruck(entwurf: &Entwurf, anmeldung: &Anmeldung) -> [u8; 32] {
    let erklaert = serde_json::json!({
        "entwurf": entwurf.id,
        "meldescheine": entwurf
            .personen
            .iter()
            .map(|person| hex::encode(Sha256::digest(&person.meldeschein)))
            .collect::<Vec<_>>(),
        "anmeldung": anmeldung,
        "bestaetigung": entwurf.datei.as_ref().map(|datei| &datei.hash),
    });
    Sha256::digest(erklaert.to_string()).into()
}
