//! Submit an Anmeldung: show everything, bind it to a fresh login, write case, outbox and journal at once.

use sha2::{Digest, Sha256};

use super::{Dienste, EinreichFehler, Entwurf, Schritt, Stoerung, offener_fall::pruefe_frei};
use crate::{
    antrag::{Anmeldung, NeueWohnung, WohnungsgeberAngabe},
    audit::{Eintrag, Vorgang},
    fall::{Erklaerung, Fall, Zustand},
    identity::{Abschluss, Sitzung, Umleitung},
    kernel::{EntwurfId, FallId},
    land::{Land, Leistung},
    meldewesen::{Aktenzeichen, Fallcode},
    nachricht::{self, Kopfdaten},
    regeln::{Befund, Geprueft, pruefe_anmeldung},
    store::{AnmeldeZweck, Einheit, FallRecord, PostausgangRecord, Zustellstand},
};

/// How far a draft is.
pub enum Einreichungsstand {
    /// This step is the first that is not complete.
    Offen(Schritt),
    /// Complete, but rules stand against it.
    Regelwidrig(Vec<Befund>),
    /// Complete.
    Bereit(Box<Zusammenfassung>),
}

/// A complete form, to be read once more before it is submitted.
pub struct Zusammenfassung {
    /// The new dwelling.
    pub neue_wohnung: NeueWohnung,
    /// The landlord.
    pub wohnungsgeber: WohnungsgeberAngabe,
    /// SHA-256 over everything that is declared; the signature binds to it.
    pub abdruck: [u8; 32],
}

impl Dienste {
    /// How far the draft is; a complete one comes with everything that is to be shown.
    #[must_use]
    pub fn einreichungsstand(&self, land: &Land, entwurf: &Entwurf) -> Einreichungsstand {
        let (neue_wohnung, wohnungsgeber) = match self.schritte(land, entwurf) {
            Ok(beide) => beide,
            Err(schritt) => return Einreichungsstand::Offen(schritt),
        };
        match self.gepruefte(entwurf, neue_wohnung.clone(), wohnungsgeber.clone()) {
            Err(befunde) => Einreichungsstand::Regelwidrig(befunde),
            Ok(anmeldung) => Einreichungsstand::Bereit(Box::new(Zusammenfassung {
                abdruck: abdruck(entwurf, anmeldung.inhalt()),
                neue_wohnung,
                wohnungsgeber,
            })),
        }
    }

    /// Begins the login that signs the form: fresh, of the same account, bound to `gezeigt`.
    ///
    /// # Errors
    /// [`EinreichFehler::Veraendert`] if the draft is not the form that was shown, and the other reasons there.
    pub async fn einreichung_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        gezeigt: [u8; 32],
    ) -> Result<Umleitung, EinreichFehler> {
        let mut einheit = self.lesen().await?;
        let entwurf = Entwurf::lade(&mut *einheit, &land.id, sitzung.konto, id).await?;
        drop(einheit);
        let entwurf = entwurf.ok_or(EinreichFehler::NichtGefunden)?;
        let zusammenfassung = match self.einreichungsstand(land, &entwurf) {
            Einreichungsstand::Offen(_) => return Err(EinreichFehler::Unvollstaendig),
            Einreichungsstand::Regelwidrig(befunde) => return Err(EinreichFehler::Regeln(befunde)),
            Einreichungsstand::Bereit(zusammenfassung) => zusammenfassung,
        };
        if zusammenfassung.abdruck != gezeigt {
            return Err(EinreichFehler::Veraendert);
        }
        let zweck = AnmeldeZweck::Einreichung {
            konto: sitzung.konto,
            entwurf: id,
            abdruck: gezeigt,
        };
        Ok(self
            .login_mit_zweck(land, zweck, &format!("/entwurf/{id}/zusammenfassung"))
            .await?)
    }

    /// Submits the form that the login `ende` signs: case, 1704 in the outbox and journal entry, or nothing.
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
        let mut einheit = self.schreiben().await?;
        let entwurf = Entwurf::lade(&mut *einheit, &land.id, *konto, *id)
            .await?
            .ok_or(EinreichFehler::NichtGefunden)?;
        let (neue_wohnung, wohnungsgeber) = self
            .schritte(land, &entwurf)
            .map_err(|_| EinreichFehler::Unvollstaendig)?;
        let geprueft = self
            .gepruefte(&entwurf, neue_wohnung, wohnungsgeber)
            .map_err(EinreichFehler::Regeln)?;
        if abdruck(&entwurf, geprueft.inhalt()) != *gezeigt {
            return Err(EinreichFehler::Veraendert);
        }
        let pdf = self
            .bestaetigung(&mut *einheit, land, sitzung, &entwurf, geprueft.inhalt())
            .await?;
        let fall = self
            .schreibe_fall(&mut *einheit, land, sitzung, &entwurf, &geprueft, pdf, gezeigt)
            .await?;
        einheit.entwuerfe().loesche(&land.id, *konto, *id).await?;
        einheit.speichern().await?;
        tracing::info!(%fall, "Anmeldung submitted");
        Ok(fall)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one transaction, and each part of it is another thing"
    )]
    async fn schreibe_fall(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
        anmeldung: &Geprueft<Anmeldung>,
        bestaetigung: Option<Vec<u8>>,
        abdruck: &[u8; 32],
    ) -> Result<FallId, EinreichFehler> {
        let neu = &anmeldung.inhalt().neue_wohnung;
        let gemeinde = land
            .gemeinde(neu.anschrift.ags)
            .filter(|gemeinde| gemeinde.bietet(Leistung::Anmeldung))
            .ok_or(EinreichFehler::Unvollstaendig)?;
        let kopf: Kopfdaten = self.kopfdaten(land, gemeinde);
        let nachricht = nachricht::anmeldung(
            &kopf,
            &entwurf.identitaet,
            anmeldung,
            bestaetigung.as_deref(),
            entwurf.meldeschein.as_bytes(),
        )?;
        let fall = Fall {
            id: FallId::neu(kopf.jetzt, self.zufall()),
            aktenzeichen: Aktenzeichen::neu(self.heute(), self.zufall()),
            fallcode: Fallcode::neu(self.zufall()),
            zuzug: gemeinde.ags,
            eingereicht_am: kopf.jetzt,
            erklaerung: Erklaerung {
                art: entwurf.art,
                identitaet: entwurf.identitaet.clone(),
                person: entwurf.meldedaten.person.clone(),
                anschrift: neu.anschrift.clone(),
                einzug: neu.einzug.tag(),
                status: neu.status,
            },
            papiere: Vec::new(),
            zustand: Zustand::Eingereicht,
            bisher: Vec::new(),
        };
        let id = fall.id;
        pruefe_frei(einheit, land, sitzung, fall.zuzug).await?;
        einheit
            .faelle()
            .lege_an(&FallRecord {
                land: land.id.clone(),
                konto: sitzung.konto,
                fall,
                geaendert_am: kopf.jetzt,
            })
            .await?;
        einheit
            .postausgang()
            .lege_an(&PostausgangRecord {
                id: kopf.id,
                land: land.id.clone(),
                fall: id,
                empfaenger: gemeinde.ags,
                typ: nachricht.typ.to_owned(),
                inhalt: nachricht.xml,
                angelegt_am: kopf.jetzt,
                stand: Zustellstand::Wartet {
                    versuche: 0,
                    faellig_am: kopf.jetzt + land.bedenkzeit,
                    letzter_fehler: None,
                },
            })
            .await?;
        einheit
            .journal()
            .schreibe(&Eintrag {
                land: land.id.clone(),
                fall: Some(id),
                zeit: kopf.jetzt,
                vorgang: Vorgang::Eingereicht {
                    konto: sitzung.konto,
                    niveau: sitzung.niveau.stufe(),
                    angemeldet_am: sitzung.angemeldet_am,
                    abdruck: hex::encode(abdruck),
                    nachricht: kopf.id,
                },
            })
            .await?;
        Ok(id)
    }

    /// The uploaded PDF that the declaration speaks of, checked against its hash.
    async fn bestaetigung(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
        anmeldung: &Anmeldung,
    ) -> Result<Option<Vec<u8>>, EinreichFehler> {
        let Some(datei) = entwurf
            .datei
            .as_ref()
            .filter(|_| anmeldung.wohnungsgeber.mit_bestaetigung)
        else {
            return Ok(None);
        };
        let dokument = einheit
            .dokumente()
            .finde(&land.id, sitzung.konto, datei.dokument)
            .await?
            .filter(|dokument| hex::encode(Sha256::digest(&dokument.inhalt)) == datei.hash)
            .ok_or(Stoerung::Unlesbar("upload"))?;
        Ok(Some(dokument.inhalt))
    }

    fn schritte(
        &self,
        land: &Land,
        entwurf: &Entwurf,
    ) -> Result<(NeueWohnung, WohnungsgeberAngabe), Schritt> {
        if !entwurf.daten_bestaetigt {
            return Err(Schritt::Daten);
        }
        let wohnung = self.neue_wohnung(land, entwurf).map_err(|_| Schritt::Wohnung)?;
        let geber = WohnungsgeberAngabe::parse(&entwurf.wohnungsgeber, entwurf.datei.is_some())
            .map_err(|_| Schritt::Wohnungsgeber)?;
        Ok((wohnung, geber))
    }

    fn gepruefte(
        &self,
        entwurf: &Entwurf,
        neue_wohnung: NeueWohnung,
        wohnungsgeber: WohnungsgeberAngabe,
    ) -> Result<Geprueft<Anmeldung>, Vec<Befund>> {
        let anmeldung = Anmeldung {
            art: entwurf.art,
            neue_wohnung,
            wohnungsgeber,
        };
        pruefe_anmeldung(anmeldung, &entwurf.meldedaten, entwurf.wegzug, self.heute())
    }
}

/// SHA-256 over everything that the person declares: who, the register's data, the new dwelling, landlord and file.
fn abdruck(entwurf: &Entwurf, anmeldung: &Anmeldung) -> [u8; 32] {
    let erklaert = serde_json::json!({
        "entwurf": entwurf.id,
        "identitaet": entwurf.identitaet,
        "meldeschein": hex::encode(Sha256::digest(&entwurf.meldeschein)),
        "anmeldung": anmeldung,
        "bestaetigung": entwurf.datei.as_ref().map(|datei| &datei.hash),
    });
    Sha256::digest(erklaert.to_string()).into()
}
