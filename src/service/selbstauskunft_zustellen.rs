//! Work off a Selbstauskunft that a register has sent (1710): set, seal, keep, tell the person; or note that none will come.

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Dienste, Mailart, Stoerung, antwort_verarbeiten::Hindernis, bescheinigung_inhalt::behoerde,
    siegelstelle::Werkbank,
};
use crate::{
    audit::{Eintrag, Vorgang},
    kernel::{
        DokumentId, NachrichtId, tag_in_berlin,
        uhr::{tag_lang, zeit_lang},
    },
    land::{Gemeinde, Land},
    meldewesen::{Selbstauskunft as Auskunft, Urkundennummer},
    nachricht::Selbstauskunftspost,
    store::{AuskunftRecord, Auskunftshindernis, Auskunftsstand, DokumentRecord, EingangRecord, Einheit},
    urkunde::{self, Selbstauskunft, Setzangaben},
};

/// What the document is called, in its file name and in the journal.
const ART: &str = "selbstauskunft";

impl Dienste {
    /// Delivers what the register holds to the person who asked. Nothing of it is lost: a message that cannot be matched, or
    /// whose data cannot be set, is put aside as it came.
    pub(super) async fn selbstauskunft_zustellen(
        &self,
        land: &Land,
        eingang: &EingangRecord,
        post: Selbstauskunftspost,
    ) -> Result<(), Hindernis> {
        let bezug = NachrichtId::aus(post.bezug);
        let gefragt = |auskunft: &AuskunftRecord| auskunft.gemeinde == eingang.absender;
        let auskunft = self
            .lesen()
            .await?
            .auskuenfte()
            .zu_nachricht(&land.id, bezug)
            .await?;
        let auskunft = auskunft.filter(gefragt).ok_or_else(|| {
            Hindernis::Endgueltig("it answers no request of ours to this register".to_owned())
        })?;
        if !post.wer.ist(&auskunft.inhalt.wer) {
            return Err(Hindernis::Endgueltig(
                "it is about somebody else than the person who asked".to_owned(),
            ));
        }
        // Made before the unit of work begins, so that nobody else waits for it.
        let dokument = if geliefert(&auskunft) {
            None
        } else {
            Some(self.auskunftsdokument(land, eingang, &auskunft, post).await?)
        };
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let inzwischen = einheit.auskuenfte().zu_nachricht(&land.id, bezug).await?;
        if let Some(dokument) = dokument.filter(|_| !inzwischen.as_ref().is_some_and(geliefert)) {
            self.liefere(&mut *einheit, land, eingang, &auskunft, dokument)
                .await?;
        } else {
            let grund = "1710 to a request that has its answer";
            notiere(&mut *einheit, land, jetzt, unbeachtet(eingang, grund)).await?;
        }
        erledige(einheit, eingang, jetzt).await
    }

    /// Whether this 0010 rejects a 1708; if so, it is worked off. The standard has 0910 for that, but a register may know better.
    pub(super) async fn selbstauskunft_zurueckgewiesen(
        &self,
        land: &Land,
        eingang: &EingangRecord,
        bezug: Uuid,
    ) -> Result<bool, Hindernis> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let auskunft = einheit
            .auskuenfte()
            .zu_nachricht(&land.id, NachrichtId::aus(bezug))
            .await?;
        let Some(auskunft) = auskunft.filter(|auskunft| auskunft.gemeinde == eingang.absender) else {
            return Ok(false);
        };
        if matches!(auskunft.stand, Auskunftsstand::Gestellt | Auskunftsstand::Wartet) {
            let grund = Auskunftshindernis::Zurueckgewiesen;
            self.bewege(
                &mut *einheit,
                land,
                (eingang, "0010"),
                &auskunft,
                Auskunftsstand::Gescheitert { grund },
            )
            .await?;
        } else {
            let grund = "0010 to a request that has come to its end";
            notiere(&mut *einheit, land, jetzt, unbeachtet(eingang, grund)).await?;
        }
        erledige(einheit, eingang, jetzt).await?;
        Ok(true)
    }

    async fn liefere(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        eingang: &EingangRecord,
        auskunft: &AuskunftRecord,
        dokument: DokumentRecord,
    ) -> Result<(), Stoerung> {
        let ausgestellt = Vorgang::Ausgestellt {
            konto: dokument.konto,
            dokument: ART.to_owned(),
            hash: hex::encode(Sha256::digest(&dokument.inhalt)),
            gesiegelt: dokument.gesiegelt,
        };
        notiere(einheit, land, dokument.erstellt_am, ausgestellt).await?;
        einheit.dokumente().lege_an(&dokument).await?;
        let stand = Auskunftsstand::Geliefert {
            dokument: dokument.id,
        };
        self.bewege(einheit, land, (eingang, "1710"), auskunft, stand)
            .await
    }

    /// Notes the new state, and tells the person that there is news.
    async fn bewege(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        (eingang, typ): (&EingangRecord, &str),
        auskunft: &AuskunftRecord,
        stand: Auskunftsstand,
    ) -> Result<(), Stoerung> {
        let jetzt = self.jetzt();
        let zustand = match stand {
            Auskunftsstand::Geliefert { .. } => "geliefert",
            _ => "gescheitert",
        };
        let empfangen = Vorgang::Empfangen {
            nachricht: eingang.id,
            typ: typ.to_owned(),
            zustand: zustand.to_owned(),
        };
        notiere(einheit, land, jetzt, empfangen).await?;
        einheit
            .auskuenfte()
            .vermerke(&land.id, auskunft.id, stand, jetzt)
            .await?;
        if let Some(an) = &auskunft.inhalt.email {
            let sprache = &auskunft.inhalt.sprache;
            self.melde(einheit, land, auskunft.konto, an, sprache, Mailart::Neuigkeit)
                .await?;
        }
        Ok(())
    }

    /// The sealed document. Data that cannot be set will not be set at another try either.
    async fn auskunftsdokument(
        &self,
        land: &Land,
        eingang: &EingangRecord,
        auskunft: &AuskunftRecord,
        post: Selbstauskunftspost,
    ) -> Result<DokumentRecord, Hindernis> {
        let gemeinde = land
            .gemeinde(auskunft.gemeinde)
            .ok_or(Stoerung::NichtEingerichtet("gemeinde"))?;
        let jetzt = self.jetzt();
        let blatt = Blatt {
            land,
            gemeinde,
            nummer: format!("SA-{}", Urkundennummer::neu(self.zufall())),
            jetzt,
            abgerufen: eingang.empfangen_am,
        };
        let angaben = Setzangaben {
            ident: blatt.nummer.clone(),
            zeitpunkt: jetzt,
        };
        let inhalt = blatt.inhalt(&post.auskunft, &post.xml);
        let anlage = post.auskunft.pdf;
        let setzerei = self.setzerei(land)?.clone();
        let setzen = move || urkunde::selbstauskunft(&setzerei, &inhalt, anlage, &angaben);
        let gesetzt = self.siegelstelle().an_der(Werkbank::Siegeln, setzen).await?;
        let gesetzt = gesetzt.map_err(|fehler| Hindernis::Endgueltig(fehler.to_string()))?;
        let grund = "Selbstauskunft nach § 10 BMG und Art. 15 DSGVO";
        let (pdf, gesiegelt) = self
            .siegelstelle()
            .siegle(land, gemeinde, gesetzt, grund, jetzt)
            .await?;
        Ok(DokumentRecord {
            id: DokumentId::neu(jetzt, self.zufall()),
            land: land.id.clone(),
            konto: auskunft.konto,
            fall: None,
            dateiname: format!("{ART}.pdf"),
            gesiegelt,
            inhalt: pdf,
            erstellt_am: jetzt,
        })
    }
}

/// What the document says beside the data.
///
/// It has a number, but no place in a status list and no code: it is for the person herself and proves nothing to anybody, so
/// nobody asks whether it still holds, and the register of issued documents need not know that somebody asked for one. The
/// `SA-` tells its number from theirs.
struct Blatt<'a> {
    land: &'a Land,
    gemeinde: &'a Gemeinde,
    nummer: String,
    jetzt: Timestamp,
    abgerufen: Timestamp,
}

impl Blatt<'_> {
    fn inhalt(&self, auskunft: &Auskunft, xml: &[u8]) -> Selbstauskunft {
        Selbstauskunft {
            demo: self.land.testbetrieb,
            behoerde: behoerde(self.land, self.gemeinde),
            nummer: self.nummer.clone(),
            ausgestellt: tag_lang(tag_in_berlin(self.jetzt)),
            abgerufen: zeit_lang(self.abgerufen),
            gruppen: Selbstauskunft::gruppen(auskunft),
            pruef_url: Some(format!("{}/pruefen", self.land.adresse)),
            daten: self.beilage(auskunft),
            // What we wrote ourselves is UTF-8.
            xml: Some(String::from_utf8_lossy(xml).into_owned()),
        }
    }

    fn beilage(&self, auskunft: &Auskunft) -> Value {
        json!({
            "art": ART,
            "rechtsgrundlage": "Art. 15 DSGVO, § 10 BMG",
            "nummer": self.nummer,
            "behoerde": self.gemeinde.meldebehoerde.name,
            "ags": self.gemeinde.ags,
            "abgerufen": self.abgerufen,
            "auskunft": auskunft,
        })
    }
}

const fn geliefert(auskunft: &AuskunftRecord) -> bool {
    matches!(auskunft.stand, Auskunftsstand::Geliefert { .. })
}

fn unbeachtet(eingang: &EingangRecord, grund: &str) -> Vorgang {
    Vorgang::Unbeachtet {
        nachricht: eingang.id,
        grund: grund.to_owned(),
    }
}

async fn notiere(
    einheit: &mut dyn Einheit,
    land: &Land,
    zeit: Timestamp,
    vorgang: Vorgang,
) -> Result<(), Stoerung> {
    let eintrag = Eintrag {
        land: land.id.clone(),
        fall: None,
        zeit,
        vorgang,
    };
    Ok(einheit.journal().schreibe(&eintrag).await?)
}

async fn erledige(
    mut einheit: Box<dyn Einheit>,
    eingang: &EingangRecord,
    am: Timestamp,
) -> Result<(), Hindernis> {
    einheit
        .posteingang()
        .erledige(&eingang.land, eingang.absender, eingang.id, am)
        .await?;
    Ok(einheit.speichern().await?)
}
