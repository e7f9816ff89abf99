//! Begin an Anmeldung and take the steps of its form; what was typed is kept before it is read.

use std::collections::BTreeMap;

use super::{
    AbrufFehler, Angebot, Dienste, Entwurf, EntwurfFehler, Stoerung, Umziehend, abrufe::Abrufantwort,
    einladung, entwurf::SELBST,
};
use crate::{
    antrag::{
        Eingaben, Einwand, Einzug, EinzugEingabe, Feldfehler, Mailadresse, Nachweis, NachweisEingabe, Rolle,
        Umzugsart, WohnungEingabe, WohnungsgeberEingabe, WuenscheEingabe, lies_anschrift, lies_wohnungsgeber,
    },
    identity::Sitzung,
    kernel::EntwurfId,
    land::{Gemeinde, Land, Leistung},
    meldewesen::{Identitaet, Meldedaten},
    nachricht::{Meldescheinantwort, abruf_meldeschein, lies_meldeschein},
    regeln::{vertretung::im_selben_formular, zugang::ausweis_zugelassen, zustaendigkeit::zuzugsbehoerden},
    store::Einheit,
};

/// The most drafts that one account may have.
pub const ENTWUERFE_HOECHSTENS: usize = 10;

impl Dienste {
    /// Begins an Anmeldung: asks the register of the present address for the pre-filled Meldeschein (1702/1703).
    ///
    /// # Errors
    /// [`AbrufFehler`] says why the register's data could not be fetched.
    pub async fn anmeldung_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        art: Umzugsart,
        sprache: &str,
    ) -> Result<EntwurfId, AbrufFehler> {
        self.beginne(land, sitzung, art, sprache, Eingaben::default(), |_| {})
            .await
    }

    /// As [`Dienste::anmeldung_beginnen`], with what was typed before and what else `ergaenze` puts into the draft.
    pub(super) async fn beginne(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        art: Umzugsart,
        sprache: &str,
        eingaben: Eingaben,
        ergaenze: impl FnOnce(&mut Entwurf) + Send,
    ) -> Result<EntwurfId, AbrufFehler> {
        if !ausweis_zugelassen(sitzung.identitaet.ausweis, &land.ausweise) {
            return Err(AbrufFehler::AusweisNichtZugelassen);
        }
        let gemeinde = Self::abrufgemeinde(land, sitzung, Leistung::Anmeldung)?;
        if entwuerfe(&mut *self.lesen().await?, land, sitzung).await?.len() >= ENTWUERFE_HOECHSTENS {
            return Err(AbrufFehler::ZuVieleEntwuerfe);
        }
        let (meldedaten, meldeschein) = self
            .hole_meldeschein(land, sitzung, gemeinde, &sitzung.identitaet)
            .await?;
        let jetzt = self.jetzt();
        let mut entwurf = Entwurf {
            id: EntwurfId::neu(jetzt, self.zufall()),
            art,
            wegzug: gemeinde.ags,
            sprache: sprache.to_owned(),
            angebote: angebote(&meldedaten, self.heute()),
            personen: vec![Umziehend {
                schluessel: SELBST.to_owned(),
                rolle: Rolle::Selbst,
                meldedaten,
                meldeschein,
                abgerufen_am: jetzt,
            }],
            familie_gewaehlt: false,
            daten_bestaetigt: false,
            wuensche_gezeigt: false,
            eingaben,
            datei: None,
            unterlagen: Vec::new(),
            gemeinschaft: None,
            aus_fall: None,
            zustimmungen: Vec::new(),
        };
        if entwurf.eingaben.wohnung.gemeinde.is_empty() {
            entwurf.eingaben.wohnung.gemeinde = vorgewaehlte_gemeinde(art, gemeinde.ags, land);
        }
        ergaenze(&mut entwurf);
        let mut einheit = self.schreiben().await?;
        let vorhandene = entwuerfe(&mut *einheit, land, sitzung).await?;
        let schon_da =
            |anderer: &&Entwurf| entwurf.aus_fall.is_some() && anderer.aus_fall == entwurf.aus_fall;
        if let Some(anderer) = vorhandene.iter().find(schon_da) {
            return Ok(anderer.id);
        }
        if vorhandene.len() >= ENTWUERFE_HOECHSTENS {
            return Err(AbrufFehler::ZuVieleEntwuerfe);
        }
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(entwurf.id)
    }

    /// One 1702 and its 1703: the data read, and the message as it came.
    pub(super) async fn hole_meldeschein(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        gemeinde: &Gemeinde,
        wer: &Identitaet,
    ) -> Result<(Meldedaten, String), AbrufFehler> {
        let (meldedaten, xml) = self
            .frage(
                land,
                sitzung,
                gemeinde,
                |kopf| abruf_meldeschein(kopf, wer),
                |xml, anfrage| {
                    Ok(match lies_meldeschein(xml, anfrage, self.codelisten())? {
                        Meldescheinantwort::Erteilt(daten) => Abrufantwort::Erteilt(*daten),
                        Meldescheinantwort::Abgelehnt(grund) => Abrufantwort::Abgelehnt(grund),
                    })
                },
            )
            .await?;
        let xml = String::from_utf8(xml).map_err(|_| Stoerung::Unlesbar("Meldeschein"))?;
        Ok((meldedaten, xml))
    }

    /// The draft with this id, if it is this person's.
    ///
    /// # Errors
    /// [`EntwurfFehler::NichtGefunden`], [`EntwurfFehler::Eingereicht`] or a fault of ours.
    pub async fn entwurf(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<Entwurf, EntwurfFehler> {
        let mut einheit = self.lesen().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        self.trage_zustimmungen_nach(&mut *einheit, land, sitzung, &mut entwurf)
            .await?;
        Ok(entwurf)
    }

    /// The drafts of this person, latest change first.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn entwuerfe(&self, land: &Land, sitzung: &Sitzung) -> Result<Vec<Entwurf>, Stoerung> {
        entwuerfe(&mut *self.lesen().await?, land, sitzung).await
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`EntwurfFehler::NichtGefunden`], [`EntwurfFehler::Eingereicht`] or a fault of ours.
    pub async fn entwurf_loeschen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        if !einheit.entwuerfe().loesche(&land.id, sitzung.konto, id).await? {
            lade(&mut *einheit, land, sitzung, id).await?;
            return Err(EntwurfFehler::NichtGefunden);
        }
        einladung::verwirf(&mut *einheit, land, sitzung.konto, id).await?;
        einheit.dokumente().raeume_auf().await?;
        Ok(einheit.speichern().await?)
    }

    /// Takes the step "check the registers' data"; `einwaende` are key of person and fact, and what is right.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] on the field `einwand` if a text cannot be taken.
    pub async fn daten_bestaetigen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        einwaende: BTreeMap<String, String>,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                entwurf.eingaben.einwaende = einwaende;
                entwurf.daten_bestaetigt = true;
            })
            .await?;
        let fehler: Vec<_> = entwurf
            .eingaben
            .einwaende
            .values()
            .filter_map(|text| Einwand::parse("", text).err())
            .map(|grund| Feldfehler {
                feld: "einwand",
                grund,
            })
            .collect();
        ohne_fehler(entwurf, fehler)
    }

    /// Takes the step "new dwelling". What was typed is kept even where it is faulty.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn wohnung_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: WohnungEingabe,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| entwurf.eingaben.wohnung = eingabe)
            .await?;
        let gemeinden = self.waehlbare_gemeinden(land, &entwurf);
        let gelesen = lies_anschrift(&entwurf.eingaben.wohnung, &gemeinden);
        ohne_fehler(entwurf, gelesen.err().unwrap_or_default())
    }

    /// Takes the step "day of moving in, and the dwellings before".
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn einzug_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: EinzugEingabe,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                let vorher = std::mem::take(&mut entwurf.eingaben.einzug);
                entwurf.eingaben.einzug = EinzugEingabe {
                    vorwiegend: vorher.vorwiegend,
                    getrennt: vorher.getrennt,
                    ..eingabe
                };
            })
            .await?;
        let gelesen = Einzug::parse(&entwurf.eingaben.einzug, entwurf.wohnungen(), self.heute());
        ohne_fehler(entwurf, gelesen.err().unwrap_or_default())
    }

    /// Takes the step "which dwelling is used most".
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn hauptwohnung_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        vorwiegend: String,
        getrennt: String,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                entwurf.eingaben.einzug.vorwiegend = vorwiegend;
                entwurf.eingaben.einzug.getrennt = getrennt;
            })
            .await?;
        let eingabe = &entwurf.eingaben.einzug;
        let mut fehler = Vec::new();
        if entwurf.fragt_getrennt() && !matches!(eingabe.getrennt.as_str(), "ja" | "nein") {
            fehler.push(Feldfehler {
                feld: "getrennt",
                grund: crate::antrag::Grund::Fehlt,
            });
        }
        if let Ok(einzug) = Einzug::parse(eingabe, entwurf.wohnungen(), self.heute()) {
            fehler.extend(einzug.vorwiegend(eingabe).err());
        }
        ohne_fehler(entwurf, fehler)
    }

    /// Takes the step "landlord".
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn wohnungsgeber_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: WohnungsgeberEingabe,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                entwurf.eingaben.wohnungsgeber = eingabe;
            })
            .await?;
        let gelesen = lies_wohnungsgeber(&entwurf.eingaben.wohnungsgeber);
        ohne_fehler(entwurf, gelesen.err().unwrap_or_default())
    }

    /// Takes the step "what confirms the move".
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn nachweis_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: NachweisEingabe,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| entwurf.eingaben.nachweis = eingabe)
            .await?;
        let fehler = match lies_wohnungsgeber(&entwurf.eingaben.wohnungsgeber) {
            Err(_) => Vec::new(),
            Ok(geber) => Nachweis::parse(&entwurf.eingaben.nachweis, &geber, entwurf.datei.is_some())
                .err()
                .unwrap_or_default(),
        };
        ohne_fehler(entwurf, fehler)
    }

    /// Takes the step "objections and news".
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn wuensche_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: WuenscheEingabe,
    ) -> Result<Entwurf, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                entwurf.eingaben.wuensche = eingabe;
                entwurf.wuensche_gezeigt = true;
            })
            .await?;
        let (wuensche, status) = (&entwurf.eingaben.wuensche, entwurf.status_neu(self.heute()));
        let mut fehler: Vec<Feldfehler> = entwurf
            .personen
            .iter()
            .filter_map(|person| entwurf.sperrwunsch(person, status).err())
            .flatten()
            .collect();
        fehler.extend(Mailadresse::parse(&wuensche.email).err());
        ohne_fehler(entwurf, fehler)
    }

    /// The communes that may be chosen for the new dwelling of this draft.
    #[must_use]
    pub fn waehlbare_gemeinden<'l>(&self, land: &'l Land, entwurf: &Entwurf) -> Vec<&'l Gemeinde> {
        zuzugsbehoerden(&land.gemeinden, entwurf.art, entwurf.wegzug).collect()
    }

    pub(super) async fn aendere(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        aendere: impl FnOnce(&mut Entwurf) + Send,
    ) -> Result<Entwurf, EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        aendere(&mut entwurf);
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
            .await?;
        einheit.speichern().await?;
        Ok(entwurf)
    }
}

pub(super) async fn lade(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
    id: EntwurfId,
) -> Result<Entwurf, EntwurfFehler> {
    if let Some(entwurf) = Entwurf::lade(einheit, &land.id, sitzung.konto, id).await? {
        return Ok(entwurf);
    }
    let fall = Entwurf::fall_id(id);
    let eingereicht = einheit
        .faelle()
        .finde_von_konto(&land.id, sitzung.konto, fall)
        .await?;
    Err(match eingereicht {
        Some(_) => EntwurfFehler::Eingereicht(fall),
        None => EntwurfFehler::NichtGefunden,
    })
}

/// The drafts of this person, latest change first.
pub(super) async fn entwuerfe(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
) -> Result<Vec<Entwurf>, Stoerung> {
    let records = einheit.entwuerfe().von_konto(&land.id, sitzung.konto).await?;
    records
        .iter()
        .map(|record| Entwurf::lies(&record.inhalt))
        .collect()
}

fn ohne_fehler(entwurf: Entwurf, fehler: Vec<Feldfehler>) -> Result<Entwurf, EntwurfFehler> {
    if fehler.is_empty() {
        Ok(entwurf)
    } else {
        Err(EntwurfFehler::Felder(fehler))
    }
}

/// The relatives who may be in the same form, each with a key.
pub(super) fn angebote(meldedaten: &Meldedaten, heute: jiff::civil::Date) -> Vec<Angebot> {
    let mut kinder = 0;
    meldedaten
        .angehoerige
        .iter()
        .filter(|angehoeriger| im_selben_formular(angehoeriger, heute))
        .map(|angehoeriger| Angebot {
            schluessel: if angehoeriger.beziehung.ist_partner() {
                "partner".to_owned()
            } else {
                kinder += 1;
                format!("kind-{kinder}")
            },
            wer: angehoeriger.clone(),
            ohne_daten: false,
            neu: false,
        })
        .collect()
}

/// The commune that a form shows at first: the only one there is to choose.
fn vorgewaehlte_gemeinde(art: Umzugsart, wegzug: xoev::ags::Ags, land: &Land) -> String {
    let mut moegliche = zuzugsbehoerden(&land.gemeinden, art, wegzug);
    match (moegliche.next(), moegliche.next()) {
        (Some(einzige), None) => einzige.ags.to_string(),
        _ => String::new(),
    }
}
