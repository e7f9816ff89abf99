//! The register over XTA 2.1.1: the same office, reached by a portal with a certificate.

use std::{net::SocketAddr, path::Path, sync::Arc};

use actix_web::web;
use async_trait::async_trait;
use jiff::Timestamp;
use serde::Deserialize;
use xoev::kopf_lesen;
use xta::{ErrorCode, LookupService, MessageMetaData};

use super::{
    ablauf::Annahme,
    fehler::RegisterFehler,
    mitschrift::Richtung,
    server::{LANGSAM, STUMM},
    stube::Stube,
    szenario::Verhalten,
};
use crate::{
    kernel::{Geheim, NachrichtId},
    transport::{
        Fingerabdruck, Konto, MELDEBEHOERDE, PORTAL, Posten, Stand, TlsSettings, Umschlagtexte, XtaDienst,
        nachricht_aus,
    },
};

/// Where the register is reached by XTA, and by whom.
#[derive(Clone, Debug)]
pub struct Xtazugang {
    /// Where it listens with TLS; port 0 takes any free one.
    pub adresse: SocketAddr,
    /// Its certificate, and whom it lets in.
    pub tls: TlsSettings,
    /// The certificate of the portal.
    pub portal: Fingerabdruck,
    /// What stands on its messages.
    pub texte: Umschlagtexte,
}

/// The section `xta` of the register's settings; files lie beside them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Xtadatei {
    listen: SocketAddr,
    zertifikat_datei: String,
    schluessel_datei: String,
    anker_datei: String,
    portal_fingerabdruck: String,
    dienst: String,
    #[serde(default = "geschaeft")]
    geschaeft: String,
}

fn geschaeft() -> String {
    "XMELD_DATA".to_owned()
}

const fn angabe(grund: String) -> RegisterFehler {
    RegisterFehler::Angaben {
        datei: "the register's settings",
        grund,
    }
}

impl Xtadatei {
    /// Reads certificate and key.
    pub(super) fn lies(self, ordner: &Path) -> Result<Xtazugang, RegisterFehler> {
        let lies = |datei: &str| {
            std::fs::read_to_string(ordner.join(datei))
                .map_err(|fehler| angabe(format!("xta: {datei}: {fehler}")))
        };
        Ok(Xtazugang {
            adresse: self.listen,
            tls: TlsSettings {
                kette: lies(&self.zertifikat_datei)?,
                schluessel: Geheim::neu(lies(&self.schluessel_datei)?),
                anker: lies(&self.anker_datei)?,
                fingerabdruck: None,
            },
            portal: self
                .portal_fingerabdruck
                .parse()
                .map_err(|grund| angabe(format!("xta: portal_fingerabdruck {grund}")))?,
            texte: Umschlagtexte {
                dienst: self.dienst,
                geschaeft: self.geschaeft,
            },
        })
    }
}

/// The office as a reader and author of XTA.
pub(super) struct Xtastube {
    stube: Arc<Stube>,
    zugang: Xtazugang,
}

impl Xtastube {
    pub(super) const fn neu(stube: Arc<Stube>, zugang: Xtazugang) -> Self {
        Self { stube, zugang }
    }

    fn eigene_kennung(&self) -> String {
        format!("ags:{}", self.stube.settings().gemeinde.ags)
    }

    fn portalkennung(&self) -> String {
        format!("mbp:{}", self.stube.settings().portal.kennung)
    }

    /// A message for another authority is not ours to take (code 14 of XMeld would say so too late).
    fn ist_fuer_uns(&self, meta: &MessageMetaData) -> Result<(), ErrorCode> {
        if meta.reader.identifier.value == self.eigene_kennung() {
            Ok(())
        } else {
            Err(ErrorCode::ParametersContradict)
        }
    }

    /// What stands on a message that the register sends.
    fn umschlag(&self, id: NachrichtId, xml: &[u8], zeit: Timestamp) -> MessageMetaData {
        let von = self.eigene_kennung();
        let an = self.portalkennung();
        self.zugang
            .texte
            .fuer(id, (&von, MELDEBEHOERDE), (&an, PORTAL), xml, zeit)
    }

    fn posten_aus(&self, id: NachrichtId, xml: &str) -> Posten {
        let seit = geschrieben(xml.as_bytes(), self.stube.jetzt());
        Posten {
            meta: self.umschlag(id, xml.as_bytes(), seit),
            seit,
            laenge: xml.len(),
        }
    }

    async fn im_hintergrund<T: Send + 'static>(
        &self,
        arbeit: impl FnOnce(&Stube) -> Result<T, RegisterFehler> + Send + 'static,
    ) -> Result<T, ErrorCode> {
        let stube = Arc::clone(&self.stube);
        match web::block(move || arbeit(&stube)).await {
            Ok(Ok(wert)) => Ok(wert),
            Ok(Err(fehler)) => {
                tracing::error!("the register cannot answer: {fehler}");
                Err(ErrorCode::Internal)
            }
            Err(_) => Err(ErrorCode::Internal),
        }
    }
}

/// The id of a message in our box by the id on its envelope.
fn eigene_id(id: &str) -> NachrichtId {
    NachrichtId::aus(nachricht_aus(id))
}

/// When a message was written, or now.
fn geschrieben(xml: &[u8], jetzt: Timestamp) -> Timestamp {
    kopf_lesen(xml)
        .erstellungszeitpunkt
        .and_then(|zeit| zeit.timestamp())
        .unwrap_or(jetzt)
}

#[async_trait]
impl XtaDienst for Xtastube {
    fn konto(&self, zertifikat: Fingerabdruck) -> Result<Konto, ErrorCode> {
        if zertifikat == self.zugang.portal {
            Ok(Konto {
                kennung: self.portalkennung(),
            })
        } else {
            Err(ErrorCode::AccountUnknown)
        }
    }

    async fn nimm(&self, _: &Konto, meta: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode> {
        self.ist_fuer_uns(meta)?;
        self.stube.schreibe_mit(Richtung::Herein, &nachricht);
        match self
            .im_hintergrund(move |stube| stube.nimm_an(&nachricht))
            .await?
        {
            Ok(Annahme::Neu) => Ok(()),
            Ok(Annahme::Bekannt) => Err(ErrorCode::MessageIdUsed),
            Err(_) => Err(ErrorCode::SchemaViolated),
        }
    }

    async fn beantworte(
        &self,
        _: &Konto,
        meta: &MessageMetaData,
        nachricht: Vec<u8>,
    ) -> Result<(MessageMetaData, Vec<u8>), ErrorCode> {
        self.ist_fuer_uns(meta)?;
        self.stube.schreibe_mit(Richtung::Herein, &nachricht);
        match self.stube.verhalten(&nachricht) {
            Verhalten::Langsam => tokio::time::sleep(LANGSAM).await,
            Verhalten::Stumm => tokio::time::sleep(STUMM).await,
            _ => {}
        }
        let antwort = self
            .im_hintergrund(move |stube| stube.auskunft(&nachricht))
            .await?
            .ok_or(ErrorCode::SchemaViolated)?
            .into_bytes();
        self.stube.schreibe_mit(Richtung::Hinaus, &antwort);
        let jetzt = self.stube.jetzt();
        let id = kopf_lesen(&antwort).nachrichten_uuid.unwrap_or_default();
        let mut umschlag = self.umschlag(NachrichtId::aus(id), &antwort, geschrieben(&antwort, jetzt));
        umschlag.in_reply_to = vec![meta.message_id.clone()];
        Ok((umschlag, antwort))
    }

    async fn postfach(&self, _: &Konto) -> Result<Vec<Posten>, ErrorCode> {
        let inhalte = self
            .im_hintergrund(|stube| {
                stube.arbeite_ab()?;
                Ok(stube
                    .postfach()
                    .into_iter()
                    .filter_map(|id| Some((id, stube.nachricht(id)?)))
                    .collect::<Vec<_>>())
            })
            .await?;
        Ok(inhalte
            .into_iter()
            .map(|(id, xml)| self.posten_aus(id, &xml))
            .collect())
    }

    async fn posten(&self, _: &Konto, ids: &[String]) -> Result<Vec<Posten>, ErrorCode> {
        Ok(ids
            .iter()
            .map(|id| eigene_id(id))
            .filter_map(|id| Some(self.posten_aus(id, &self.stube.nachricht(id)?)))
            .collect())
    }

    async fn nachricht(&self, _: &Konto, id: &str) -> Result<Vec<u8>, ErrorCode> {
        let xml = self
            .stube
            .nachricht(eigene_id(id))
            .ok_or(ErrorCode::MessageIdUnknown)?;
        self.stube.schreibe_mit(Richtung::Hinaus, xml.as_bytes());
        Ok(xml.into_bytes())
    }

    async fn schliesse(&self, _: &Konto, id: &str) -> Result<(), ErrorCode> {
        let id = eigene_id(id);
        self.im_hintergrund(move |stube| stube.quittiere(id)).await
    }

    async fn stand(&self, _: &Konto, id: &str) -> Result<Stand, ErrorCode> {
        let eigene = eigene_id(id);
        let seit = self
            .stube
            .angenommen_am(eigene)
            .ok_or(ErrorCode::MessageIdUnknown)?;
        let (von, an) = (self.portalkennung(), self.eigene_kennung());
        // What stood on it is not kept; it is told as the register would write it.
        let mut meta = self
            .zugang
            .texte
            .fuer(eigene, (&von, PORTAL), (&an, MELDEBEHOERDE), &[], seit);
        id.clone_into(&mut meta.message_id);
        Ok(Stand { meta, seit })
    }

    fn bietet_an(&self, frage: &LookupService) -> Option<bool> {
        Some(
            frage.reader.identifier.value == self.eigene_kennung()
                && frage.service == self.zugang.texte.dienst,
        )
    }
}
