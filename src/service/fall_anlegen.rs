//! A signed form becomes a case: its papers, the 1704 in the outbox and the journal entry, in one unit of work.

use sha2::{Digest, Sha256};

use super::{
    Datei, Dienste, EinreichFehler, Entwurf, Stoerung, antragskopie, erklaerung_inhalt,
    offener_fall::pruefe_frei,
};
use crate::{
    antrag::Nachweis,
    audit::{Eintrag, Vorgang},
    fall::{Erklaerung, Fall, Papier, Zustand},
    identity::Sitzung,
    kernel::{DokumentId, FallId, Personal, uhr::zeit_lang},
    land::{Gemeinde, Land, Leistung},
    meldewesen::{Aktenzeichen, Fallcode},
    nachricht::{self, Kopfdaten, Umziehende},
    regeln::{Beschluss, Geprueft, zustaendigkeit::fuehrende_behoerde},
    store::{DokumentRecord, Einheit, FallRecord, PostausgangRecord, Zustellstand},
    urkunde::{self, Setzangaben},
};

/// A form that is about to become a case.
pub(super) struct Vorhaben<'v> {
    pub sitzung: &'v Sitzung,
    pub entwurf: &'v Entwurf,
    pub beschluss: &'v Geprueft<Beschluss>,
    pub abdruck: &'v [u8; 32],
}

/// What was set for the case before it is written.
pub(super) struct Papiere {
    aktenzeichen: Aktenzeichen,
    fallcode: Fallcode,
    /// What confirms the move: uploaded, or the owner's own.
    bestaetigung: Option<Vec<u8>>,
    /// Receipt and copy (§ 9a OZG).
    kopie: Vec<u8>,
}

impl Dienste {
    /// The uploaded Wohnungsgeberbestätigung, checked against its hash.
    pub(super) async fn hochgeladen(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
    ) -> Result<Option<Vec<u8>>, EinreichFehler> {
        let Some(datei) = entwurf.geltende_bestaetigung() else {
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

    /// Sets the owner's declaration, if there is to be one, and the receipt.
    pub(super) async fn setze_papiere(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
        beschluss: &Beschluss,
        hochgeladen: Option<Vec<u8>>,
    ) -> Result<Papiere, EinreichFehler> {
        let gemeinde = zuzugsgemeinde(land, beschluss)?;
        let jetzt = self.jetzt();
        let aktenzeichen = Aktenzeichen::neu(self.heute(), self.zufall());
        let fallcode = Fallcode::neu(self.zufall());
        let angaben = Setzangaben {
            ident: aktenzeichen.to_string(),
            zeitpunkt: jetzt,
        };
        let eigene = (beschluss.anmeldung.nachweis == Nachweis::Eigenerklaerung)
            .then(|| antragskopie::eigenerklaerung(land, gemeinde, entwurf, beschluss, &aktenzeichen, jetzt));
        let mut kopie = antragskopie::inhalt(
            land,
            gemeinde,
            entwurf,
            (beschluss, &erklaerung_inhalt::gruppen(entwurf, beschluss)),
            (&aktenzeichen, &fallcode),
            jetzt,
        );
        kopie.versicherungen.push(format!(
            "Unterschrieben durch Anmeldung auf dem Vertrauensniveau hoch am {}.",
            zeit_lang(sitzung.angemeldet_am)
        ));
        let hochgeladen = hochgeladen.filter(|_| beschluss.anmeldung.nachweis == Nachweis::Datei);
        let setzerei = self.setzerei(land)?.clone();
        let gesetzt = tokio::task::spawn_blocking(move || {
            let eigene = eigene
                .map(|daten| urkunde::eigenerklaerung(&setzerei, &daten, &angaben))
                .transpose()?;
            let bestaetigung = hochgeladen.or(eigene);
            if let Some(pdf) = &bestaetigung {
                kopie
                    .anlagen
                    .insert(0, urkunde::Anlage::neu("Bestätigung des Wohnungsgebers", pdf));
            }
            let kopie = urkunde::antragskopie(&setzerei, &kopie, &angaben)?;
            Ok::<_, urkunde::SatzFehler>((bestaetigung, kopie))
        })
        .await
        .map_err(|_| Stoerung::Abgebrochen)?;
        let (bestaetigung, kopie) = gesetzt?;
        Ok(Papiere {
            aktenzeichen,
            fallcode,
            bestaetigung,
            kopie,
        })
    }

    /// Writes the case and everything that belongs to it into `einheit`.
    pub(super) async fn lege_fall_an(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        vorhaben: &Vorhaben<'_>,
        papiere: Papiere,
    ) -> Result<FallId, EinreichFehler> {
        let Vorhaben {
            sitzung,
            entwurf,
            beschluss,
            abdruck,
        } = *vorhaben;
        let gemeinde = zuzugsgemeinde(land, beschluss.inhalt())?;
        let kopf: Kopfdaten = self.kopfdaten(land, gemeinde);
        let bestand: Vec<_> = entwurf.personen.iter().map(|person| &person.meldedaten).collect();
        let meldescheine: Vec<_> = entwurf
            .personen
            .iter()
            .map(|person| person.meldeschein.as_bytes())
            .collect();
        let nachricht = nachricht::anmeldung(
            &kopf,
            &sitzung.identitaet,
            beschluss,
            Umziehende {
                bestand: &bestand,
                meldescheine: &meldescheine,
            },
            papiere.bestaetigung.as_deref(),
            &papiere.fallcode,
        )?;
        let id = Entwurf::fall_id(entwurf.id);
        let kopie = DokumentId::neu(kopf.jetzt, self.zufall());
        let fall = neuer_fall(vorhaben, &papiere, (id, gemeinde.ags, kopie), kopf.jetzt)?;
        for person in &entwurf.personen {
            let name = person.meldedaten.person.familienname.as_str();
            einheit
                .zuzuege()
                .merke(&land.id, &fall.erklaerung.anschrift, name, kopf.jetzt)
                .await?;
        }
        let uploads: Vec<_> = entwurf
            .geltende_bestaetigung()
            .into_iter()
            .chain(entwurf.geltende_unterlagen().map(|(_, datei)| datei))
            .map(|datei| datei.dokument)
            .collect();
        let record = FallRecord {
            land: land.id.clone(),
            konto: sitzung.konto,
            fall,
            geaendert_am: kopf.jetzt,
        };
        pruefe_frei(einheit, land, sitzung, record.fall.zuzug).await?;
        einheit.faelle().lege_an(&record).await?;
        for upload in uploads {
            einheit
                .dokumente()
                .gehoert_zu_fall(&land.id, sitzung.konto, upload, id)
                .await?;
        }
        let dokument = DokumentRecord {
            id: kopie,
            land: land.id.clone(),
            konto: sitzung.konto,
            fall: Some(id),
            dateiname: "eingangsbestaetigung.pdf".to_owned(),
            gesiegelt: false,
            inhalt: papiere.kopie,
            erstellt_am: kopf.jetzt,
        };
        einheit.dokumente().lege_an(&dokument).await?;
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
        let eintrag = Eintrag {
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
        };
        einheit.journal().schreibe(&eintrag).await?;
        Ok(id)
    }
}

fn neuer_fall(
    vorhaben: &Vorhaben<'_>,
    papiere: &Papiere,
    (id, zuzug, kopie): (FallId, xoev::ags::Ags, DokumentId),
    jetzt: jiff::Timestamp,
) -> Result<Fall, EinreichFehler> {
    let Vorhaben {
        sitzung,
        entwurf,
        beschluss,
        ..
    } = vorhaben;
    let Beschluss {
        anmeldung, status, ..
    } = beschluss.inhalt();
    let ich = entwurf.ich().ok_or(EinreichFehler::Unvollstaendig)?;
    let weitere = entwurf.personen.iter().skip(1);
    Ok(Fall {
        id,
        aktenzeichen: papiere.aktenzeichen.clone(),
        fallcode: papiere.fallcode.clone(),
        zuzug,
        eingereicht_am: jetzt,
        erklaerung: Erklaerung {
            art: entwurf.art,
            identitaet: sitzung.identitaet.clone(),
            person: ich.meldedaten.person.clone(),
            weitere: weitere.map(|person| person.meldedaten.person.clone()).collect(),
            anschrift: anmeldung.anschrift.clone(),
            einzug: anmeldung.einzug.tag,
            status: *status,
        },
        angaben: Personal::neu(erklaerung_inhalt::gruppen(entwurf, beschluss.inhalt())),
        eingaben: entwurf.eingaben.clone(),
        papiere: entwurf
            .geltende_unterlagen()
            .map(|(zu, datei)| papier(zu, datei))
            .collect(),
        kopie: Some(kopie),
        bestaetigung: entwurf
            .geltende_bestaetigung()
            .map(|datei| papier("bestaetigung", datei)),
        sprache: entwurf.sprache.clone(),
        email: anmeldung.email.clone(),
        loeschungen: anmeldung
            .personen
            .iter()
            .enumerate()
            .flat_map(|(nummer, person)| {
                person
                    .sperren
                    .loeschen
                    .iter()
                    .map(move |sperre| (nummer, *sperre))
            })
            .collect(),
        zustand: Zustand::Eingereicht,
        bisher: Vec::new(),
    })
}

fn papier(art: &str, datei: &Datei) -> Papier {
    Papier {
        dokument: datei.dokument,
        name: datei.name.clone(),
        art: art.to_owned(),
        hash: datei.hash.clone(),
    }
}

fn zuzugsgemeinde<'l>(land: &'l Land, beschluss: &Beschluss) -> Result<&'l Gemeinde, EinreichFehler> {
    fuehrende_behoerde(
        &land.gemeinden,
        beschluss.anmeldung.anschrift.ags,
        Leistung::Anmeldung,
    )
    .ok_or(EinreichFehler::Unvollstaendig)
}
