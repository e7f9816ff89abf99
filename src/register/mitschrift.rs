//! The last messages in and out, for a vendor who wants to see what a portal sent. Kept in memory only.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use xoev::{Nachricht, kopf_lesen};

/// So many are kept.
const HOECHSTENS: usize = 200;

/// Of a longer message only that it came is kept. Unit: bytes.
const LAENGE_HOECHSTENS: usize = 1024 * 1024;

/// Which way a message went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Richtung {
    /// From the portal.
    Herein,
    /// To the portal.
    Hinaus,
}

/// One message.
pub(super) struct Mitschrift {
    /// Counts from 1.
    pub(super) nummer: u64,
    pub(super) zeit: Timestamp,
    pub(super) richtung: Richtung,
    /// Four digits, if its header can be read.
    pub(super) typ: Option<String>,
    /// Its nachrichtenUUID, if its header can be read.
    pub(super) uuid: Option<String>,
    /// What is wrong with it, in the words of a rejection; empty if nothing is.
    pub(super) maengel: Vec<String>,
    /// `None` if it was too long to be kept.
    pub(super) inhalt: Option<Vec<u8>>,
}

/// The record.
#[derive(Default)]
pub(super) struct Mitschriften(Mutex<(u64, VecDeque<Mitschrift>)>);

impl Mitschriften {
    pub(super) fn notiere(&self, richtung: Richtung, bytes: &[u8], zeit: Timestamp) {
        let kopf = kopf_lesen(bytes);
        let maengel = match Nachricht::lesen(bytes) {
            Ok(_) => Vec::new(),
            Err(maengel) => maengel.iter().map(ToString::to_string).collect(),
        };
        let mut stand = self.sperre();
        stand.0 += 1;
        let eine = Mitschrift {
            nummer: stand.0,
            zeit,
            richtung,
            typ: kopf.nachrichtentyp.map(|typ| typ.code().to_owned()),
            uuid: kopf.nachrichten_uuid.map(|uuid| uuid.to_string()),
            maengel,
            inhalt: (bytes.len() <= LAENGE_HOECHSTENS).then(|| bytes.to_vec()),
        };
        stand.1.push_front(eine);
        stand.1.truncate(HOECHSTENS);
    }

    /// All that are kept, newest first.
    pub(super) fn alle<T>(&self, ansicht: impl Fn(&Mitschrift) -> T) -> Vec<T> {
        self.sperre().1.iter().map(ansicht).collect()
    }

    /// What the message with this number says, if it was kept.
    pub(super) fn inhalt(&self, nummer: u64) -> Option<Vec<u8>> {
        let stand = self.sperre();
        stand.1.iter().find(|eine| eine.nummer == nummer)?.inhalt.clone()
    }

    fn sperre(&self) -> MutexGuard<'_, (u64, VecDeque<Mitschrift>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
