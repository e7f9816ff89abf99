//! The box of an account: lists page by page, messages one by one, and what has arrived.

use std::sync::Arc;

use xta::{
    Body, ErrorCode, FetchRequest, GenericContent, ListForm, MessageMetaData, MsgAttributes, MsgBoxResponse,
    NextRequest, Outcome, Reason, Selector, StatusList, StatusListRequest,
};

use super::{
    abrufe::{Abrufe, waehle},
    dienst::{Konto, Posten, XtaDienst},
    metadaten::nachricht_id,
};
use crate::kernel::{NachrichtId, Uhr, Zufall};

/// The longest page of a list.
const SEITE_HOECHSTENS: usize = 200;
/// A page, where the caller does not say.
const SEITE: usize = 100;

/// What an operation says: the body, and headers where it has them.
pub(super) struct Rede {
    pub body: Body,
    pub meta: Option<MessageMetaData>,
    pub kasten: Option<MsgBoxResponse>,
}

impl Rede {
    pub const fn nur(body: Body) -> Self {
        Self {
            body,
            meta: None,
            kasten: None,
        }
    }
}

/// The boxes of all accounts.
pub(super) struct Kasten {
    dienst: Arc<dyn XtaDienst>,
    abrufe: Abrufe,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
}

impl Kasten {
    pub fn neu(dienst: Arc<dyn XtaDienst>, uhr: Arc<dyn Uhr>, zufall: Arc<dyn Zufall>) -> Self {
        Self {
            dienst,
            abrufe: Abrufe::default(),
            uhr,
            zufall,
        }
    }

    pub async fn liste(&self, konto: &Konto, anfrage: &StatusListRequest) -> Result<Rede, ErrorCode> {
        let posten = self.gemeinte(konto, anfrage.selector.as_ref()).await?;
        let gewaehlt = waehle(posten, anfrage.selector.as_ref(), |id| self.abrufe.geholt(id));
        let gewaehlt = match gewaehlt {
            Ok(gewaehlt) if !gewaehlt.is_empty() => gewaehlt,
            Ok(_) => return Ok(self.leere_liste(Reason::NoMatch)),
            Err(grund) => return Ok(self.leere_liste(grund)),
        };
        let seite = anfrage
            .max_items
            .and_then(|zahl| usize::try_from(zahl).ok())
            .unwrap_or(SEITE)
            .clamp(1, SEITE_HOECHSTENS);
        let form = anfrage.form.unwrap_or(ListForm::MetaData);
        Ok(self.seite(konto, gewaehlt, seite, form, self.neue_id()))
    }

    pub async fn naechste_liste(&self, konto: &Konto, weiter: &NextRequest) -> Result<Rede, ErrorCode> {
        let Some(abruf) = self
            .abrufe
            .finde(&weiter.request_id, &konto.kennung, self.uhr.jetzt())
        else {
            return Ok(self.leere_liste(Reason::RequestIdInvalid));
        };
        let posten = self.dienst.posten(konto, &abruf.rest).await?;
        if posten.is_empty() {
            self.abrufe.beende(&weiter.request_id);
            return Ok(self.leere_liste(Reason::NoMatch));
        }
        Ok(self.seite(
            konto,
            posten,
            abruf.seite,
            ListForm::MetaData,
            weiter.request_id.clone(),
        ))
    }

    /// The first of these entries, and a note of the others.
    fn seite(
        &self,
        konto: &Konto,
        mut posten: Vec<Posten>,
        seite: usize,
        form: ListForm,
        id: String,
    ) -> Rede {
        let rest = posten.split_off(seite.min(posten.len()));
        let uebrig = rest.len() as u64;
        let ids: Vec<_> = rest.into_iter().map(|posten| posten.meta.message_id).collect();
        self.abrufe
            .beginne(id.clone(), &konto.kennung, ids, seite, self.uhr.jetzt());
        let mut liste = StatusList::default();
        for posten in posten {
            match form {
                ListForm::MetaData => liste.metadata.push(self.mit_zeiten(&posten)),
                ListForm::Attributes => liste.attributes.push(self.kurz(&posten)),
            }
        }
        Rede {
            body: Body::StatusList(Box::new(liste)),
            meta: None,
            kasten: Some(MsgBoxResponse {
                request_id: id,
                outcome: Outcome::Pending(uebrig),
            }),
        }
    }

    pub async fn hole(&self, konto: &Konto, anfrage: &FetchRequest) -> Result<Rede, ErrorCode> {
        let posten = self.gemeinte(konto, anfrage.selector.as_ref()).await?;
        let gewaehlt = waehle(posten, anfrage.selector.as_ref(), |id| self.abrufe.geholt(id));
        match gewaehlt {
            Ok(gewaehlt) if gewaehlt.is_empty() => {
                // One that is named and not there is an error; a box that is empty is none.
                let genannt = anfrage
                    .selector
                    .as_ref()
                    .is_some_and(|wahl| !wahl.message_ids.is_empty());
                if genannt {
                    return Err(ErrorCode::MessageIdUnknown);
                }
                Ok(self.nichts(Reason::NoMatch))
            }
            Err(grund) => Ok(self.nichts(grund)),
            Ok(gewaehlt) => self.gib(konto, gewaehlt, self.neue_id()).await,
        }
    }

    pub async fn hole_naechste(&self, konto: &Konto, weiter: &NextRequest) -> Result<Rede, ErrorCode> {
        let Some(abruf) = self
            .abrufe
            .finde(&weiter.request_id, &konto.kennung, self.uhr.jetzt())
        else {
            return Ok(self.nichts(Reason::RequestIdInvalid));
        };
        let posten = self.dienst.posten(konto, &abruf.rest).await?;
        if posten.is_empty() {
            return Ok(self.nichts(Reason::NoMatch));
        }
        self.gib(konto, posten, weiter.request_id.clone()).await
    }

    /// The first of these messages, and a note of the others.
    async fn gib(&self, konto: &Konto, posten: Vec<Posten>, id: String) -> Result<Rede, ErrorCode> {
        let mut posten = posten.into_iter();
        let erster = posten.next().ok_or(ErrorCode::MessageIdUnknown)?;
        let rest: Vec<_> = posten.map(|posten| posten.meta.message_id).collect();
        let nachricht = self.dienst.nachricht(konto, &erster.meta.message_id).await?;
        let jetzt = self.uhr.jetzt();
        self.abrufe.merke_geholt(&erster.meta.message_id, jetzt);
        let uebrig = rest.len() as u64;
        if self.abrufe.finde(&id, &konto.kennung, jetzt).is_some() {
            self.abrufe.setze_rest(&id, rest);
        } else {
            self.abrufe.beginne(id.clone(), &konto.kennung, rest, 1, jetzt);
        }
        Ok(Rede {
            body: Body::Content(Box::new(GenericContent::xml(nachricht))),
            meta: Some(self.mit_zeiten(&erster)),
            kasten: Some(MsgBoxResponse {
                request_id: id,
                outcome: Outcome::Pending(uebrig),
            }),
        })
    }

    pub async fn schliesse(&self, konto: &Konto, schluss: &NextRequest) -> Result<Rede, ErrorCode> {
        if self
            .abrufe
            .finde(&schluss.request_id, &konto.kennung, self.uhr.jetzt())
            .is_none()
        {
            // The answer to close has no header that could say so.
            return Err(ErrorCode::MessageIdUnknown);
        }
        for id in &schluss.last_received {
            self.dienst.schliesse(konto, id).await?;
            self.abrufe.vergiss(id);
        }
        self.abrufe.beende(&schluss.request_id);
        Ok(Rede::nur(Body::Empty))
    }

    /// Those that a selector may mean: the ones it names, or all.
    async fn gemeinte(&self, konto: &Konto, wahl: Option<&Selector>) -> Result<Vec<Posten>, ErrorCode> {
        match wahl {
            Some(wahl) if !wahl.message_ids.is_empty() => self.dienst.posten(konto, &wahl.message_ids).await,
            _ => self.dienst.postfach(konto).await,
        }
    }

    fn leere_liste(&self, grund: Reason) -> Rede {
        Rede {
            body: Body::StatusList(Box::default()),
            ..self.nichts(grund)
        }
    }

    fn nichts(&self, grund: Reason) -> Rede {
        let mut rede = Rede::nur(Body::Empty);
        rede.kasten = Some(MsgBoxResponse {
            request_id: self.neue_id(),
            outcome: Outcome::NoMessage(grund),
        });
        rede
    }

    fn mit_zeiten(&self, posten: &Posten) -> MessageMetaData {
        let mut meta = posten.meta.clone();
        meta.delivery.delivery = Some(posten.seit.to_string());
        meta.delivery.initial_fetch = self.abrufe.geholt(&meta.message_id).map(|zeit| zeit.to_string());
        meta
    }

    fn kurz(&self, posten: &Posten) -> MsgAttributes {
        MsgAttributes {
            message_id: posten.meta.message_id.clone(),
            relates_to: posten.meta.in_reply_to.clone(),
            from: None,
            scenario: posten.meta.service.clone(),
            size: i32::try_from(posten.laenge).unwrap_or(i32::MAX),
            obsolete_after: None,
            delivery: posten.seit.to_string(),
            initial_fetch: self
                .abrufe
                .geholt(&posten.meta.message_id)
                .map(|zeit| zeit.to_string()),
        }
    }

    fn neue_id(&self) -> String {
        nachricht_id(NachrichtId::neu(self.uhr.jetzt(), &*self.zufall))
    }
}
