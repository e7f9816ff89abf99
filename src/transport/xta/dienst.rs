//! What stands behind a server for XTA: somebody who takes messages, and somebody who has some to fetch.

use async_trait::async_trait;
use jiff::Timestamp;
use xta::{ErrorCode, LookupService, MessageMetaData};

use crate::transport::gegenseitig::Fingerabdruck;

/// Who calls, known by the certificate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Konto {
    /// The identifier in the directory, such as `ags:99000001`; an author must be this one.
    pub kennung: String,
}

/// A message that waits to be fetched.
#[derive(Clone, Debug)]
pub struct Posten {
    /// What stands on it; its id is that by which it is fetched.
    pub meta: MessageMetaData,
    /// Since when it lies there.
    pub seit: Timestamp,
    /// Its length in bytes.
    pub laenge: usize,
}

/// How far a message has got that somebody gave us.
#[derive(Clone, Debug)]
pub struct Stand {
    /// What stood on it.
    pub meta: MessageMetaData,
    /// When it came.
    pub seit: Timestamp,
}

/// What a server for XTA asks. Errors are the numbers of XTA that the caller gets to see.
#[async_trait]
pub trait XtaDienst: Send + Sync {
    /// Whose certificate this is.
    ///
    /// # Errors
    /// [`ErrorCode::AccountUnknown`] and the like.
    fn konto(&self, zertifikat: Fingerabdruck) -> Result<Konto, ErrorCode>;

    /// Takes a message for good.
    ///
    /// # Errors
    /// [`ErrorCode::MessageIdUsed`] if it is there already; others if it is not taken.
    async fn nimm(&self, konto: &Konto, meta: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode>;

    /// Answers a message at once.
    ///
    /// # Errors
    /// [`ErrorCode::OnlyAsync`] if nothing is answered at once here.
    async fn beantworte(
        &self,
        konto: &Konto,
        meta: &MessageMetaData,
        nachricht: Vec<u8>,
    ) -> Result<(MessageMetaData, Vec<u8>), ErrorCode>;

    /// What lies in the box of this account, oldest first.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`].
    async fn postfach(&self, konto: &Konto) -> Result<Vec<Posten>, ErrorCode>;

    /// Those of these messages that lie in the box of this account, in this order.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`].
    async fn posten(&self, konto: &Konto, ids: &[String]) -> Result<Vec<Posten>, ErrorCode>;

    /// A message of the box.
    ///
    /// # Errors
    /// [`ErrorCode::MessageIdUnknown`].
    async fn nachricht(&self, konto: &Konto, id: &str) -> Result<Vec<u8>, ErrorCode>;

    /// This message has arrived; no error if it is gone already.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`].
    async fn schliesse(&self, konto: &Konto, id: &str) -> Result<(), ErrorCode>;

    /// How far a message has got that this account gave us.
    ///
    /// # Errors
    /// [`ErrorCode::MessageIdUnknown`].
    async fn stand(&self, konto: &Konto, id: &str) -> Result<Stand, ErrorCode>;

    /// Whether this service is offered here; `None` if nobody knows.
    fn bietet_an(&self, frage: &LookupService) -> Option<bool>;
}
