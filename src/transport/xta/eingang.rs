//! Registers that deliver to us: what they send goes to the inbox, like what we fetch.

use std::collections::BTreeMap;

use async_trait::async_trait;
use sha2::{Digest as _, Sha256};
use xoev::ags::Ags;
use xta::{ErrorCode, LookupService, MessageMetaData};

use super::{
    dienst::{Konto, Posten, Stand, XtaDienst},
    metadaten::{MELDEBEHOERDE, PORTAL, Umschlagtexte, behoerdenkennung, nachricht_aus},
};
use crate::{
    kernel::{LandId, NachrichtId},
    store::StoreError,
    transport::{gegenseitig::Fingerabdruck, posteingang::Posteingang},
};

/// A register that may deliver to us.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Zusteller {
    /// To which Land.
    pub land: LandId,
    /// The commune whose register it is.
    pub ags: Ags,
}

/// The inbox as a reader of XTA: it takes messages and has none to fetch.
pub struct Zustellung {
    eingang: Posteingang,
    zusteller: BTreeMap<Fingerabdruck, Zusteller>,
    /// Our identifier, and what stands on messages, by Land.
    laender: BTreeMap<LandId, (String, Umschlagtexte)>,
}

impl Zustellung {
    /// Takes messages from these registers, for portals with these identifiers.
    #[must_use]
    pub const fn neu(
        eingang: Posteingang,
        zusteller: BTreeMap<Fingerabdruck, Zusteller>,
        laender: BTreeMap<LandId, (String, Umschlagtexte)>,
    ) -> Self {
        Self {
            eingang,
            zusteller,
            laender,
        }
    }

    fn zusteller(&self, konto: &Konto) -> Result<&Zusteller, ErrorCode> {
        self.zusteller
            .values()
            .find(|zusteller| behoerdenkennung(zusteller.ags) == konto.kennung)
            .ok_or(ErrorCode::AccountUnknown)
    }

    fn ist_fuer_uns(&self, land: &LandId, kennung: &str) -> bool {
        self.laender
            .get(land)
            .is_some_and(|(eigene, _)| eigene == kennung)
    }
}

#[async_trait]
impl XtaDienst for Zustellung {
    fn konto(&self, zertifikat: Fingerabdruck) -> Result<Konto, ErrorCode> {
        let zusteller = self.zusteller.get(&zertifikat).ok_or(ErrorCode::AccountUnknown)?;
        Ok(Konto {
            kennung: behoerdenkennung(zusteller.ags),
        })
    }

    async fn nimm(&self, konto: &Konto, meta: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode> {
        let zusteller = self.zusteller(konto)?;
        if !self.ist_fuer_uns(&zusteller.land, &meta.reader.identifier.value) {
            return Err(ErrorCode::ParametersContradict);
        }
        let id = nachricht_aus(&meta.message_id);
        let hash = hex::encode(Sha256::digest(&nachricht));
        match self
            .eingang
            .lege_ab(&zusteller.land, zusteller.ags, id, nachricht)
            .await
        {
            Ok(true) => {
                tracing::info!(nachricht = %id, register = %zusteller.ags, hash, "a register has delivered a message");
                Ok(())
            }
            Ok(false) => Err(ErrorCode::MessageIdUsed),
            Err(fehler) => Err(stoerung(&fehler)),
        }
    }

    async fn beantworte(
        &self,
        _: &Konto,
        _: &MessageMetaData,
        _: Vec<u8>,
    ) -> Result<(MessageMetaData, Vec<u8>), ErrorCode> {
        Err(ErrorCode::OnlyAsync)
    }

    async fn postfach(&self, _: &Konto) -> Result<Vec<Posten>, ErrorCode> {
        Ok(Vec::new())
    }

    async fn posten(&self, _: &Konto, _: &[String]) -> Result<Vec<Posten>, ErrorCode> {
        Ok(Vec::new())
    }

    async fn nachricht(&self, _: &Konto, _: &str) -> Result<Vec<u8>, ErrorCode> {
        Err(ErrorCode::MessageIdUnknown)
    }

    async fn schliesse(&self, _: &Konto, _: &str) -> Result<(), ErrorCode> {
        Err(ErrorCode::MessageIdUnknown)
    }

    async fn stand(&self, konto: &Konto, id: &str) -> Result<Stand, ErrorCode> {
        let zusteller = self.zusteller(konto)?;
        let (kennung, texte) = self
            .laender
            .get(&zusteller.land)
            .ok_or(ErrorCode::MessageIdUnknown)?;
        let gefunden = self
            .eingang
            .finde(&zusteller.land, zusteller.ags, nachricht_aus(id))
            .await
            .map_err(|fehler| stoerung(&fehler))?
            .ok_or(ErrorCode::MessageIdUnknown)?;
        // What stood on it is not kept; it is told as we would write it.
        let mut meta = texte.fuer(
            NachrichtId::aus(gefunden.id),
            (&konto.kennung, MELDEBEHOERDE),
            (kennung, PORTAL),
            &gefunden.inhalt,
            gefunden.empfangen_am,
        );
        id.clone_into(&mut meta.message_id);
        Ok(Stand {
            meta,
            seit: gefunden.empfangen_am,
        })
    }

    fn bietet_an(&self, frage: &LookupService) -> Option<bool> {
        let gefragt = &frage.reader.identifier.value;
        Some(self.laender.values().any(|(kennung, _)| kennung == gefragt))
    }
}

fn stoerung(fehler: &StoreError) -> ErrorCode {
    tracing::error!("a delivered message cannot be stored: {fehler}");
    ErrorCode::Internal
}
