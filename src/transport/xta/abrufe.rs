//! What a box remembers of requests between two calls: the pages that are left, and what was fetched already.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use xta::{Reason, Selector};

use super::dienst::Posten;

/// Requests that are remembered; the oldest gives way.
const HOECHSTENS: usize = 1_000;
/// How long one is remembered.
const DAUER: SignedDuration = SignedDuration::from_mins(15);

/// One request, as far as it has not been answered.
#[derive(Clone, Debug)]
pub(super) struct Abruf {
    /// Whose.
    pub konto: String,
    /// The ids that are left.
    pub rest: Vec<String>,
    /// Entries of a page.
    pub seite: usize,
    seit: Timestamp,
}

/// All requests.
#[derive(Default)]
pub(super) struct Abrufe(Mutex<Merkzettel>);

#[derive(Default)]
struct Merkzettel {
    offen: BTreeMap<String, Abruf>,
    /// When a message was fetched for the first time, by its id.
    geholt: BTreeMap<String, Timestamp>,
}

impl Abrufe {
    /// Remembers a new request under this id.
    pub fn beginne(&self, id: String, konto: &str, rest: Vec<String>, seite: usize, jetzt: Timestamp) {
        let mut merkzettel = self.sperre();
        let jung = |abruf: &Abruf| jetzt.duration_since(abruf.seit) < DAUER;
        merkzettel.offen.retain(|_, abruf| jung(abruf));
        if merkzettel.offen.len() >= HOECHSTENS {
            let aeltester = merkzettel.offen.iter().min_by_key(|(_, abruf)| abruf.seit);
            if let Some(id) = aeltester.map(|(id, _)| id.clone()) {
                merkzettel.offen.remove(&id);
            }
        }
        merkzettel.offen.insert(
            id,
            Abruf {
                konto: konto.to_owned(),
                rest,
                seite,
                seit: jetzt,
            },
        );
    }

    /// The request of this account, if it is remembered.
    pub fn finde(&self, id: &str, konto: &str, jetzt: Timestamp) -> Option<Abruf> {
        let merkzettel = self.sperre();
        let abruf = merkzettel.offen.get(id)?;
        (abruf.konto == konto && jetzt.duration_since(abruf.seit) < DAUER).then(|| abruf.clone())
    }

    /// What is left of it now.
    pub fn setze_rest(&self, id: &str, rest: Vec<String>) {
        if let Some(abruf) = self.sperre().offen.get_mut(id) {
            abruf.rest = rest;
        }
    }

    /// It is over.
    pub fn beende(&self, id: &str) {
        self.sperre().offen.remove(id);
    }

    /// A message is fetched.
    pub fn merke_geholt(&self, message_id: &str, jetzt: Timestamp) {
        let mut merkzettel = self.sperre();
        merkzettel.geholt.entry(message_id.to_owned()).or_insert(jetzt);
    }

    /// A message has arrived.
    pub fn vergiss(&self, message_id: &str) {
        self.sperre().geholt.remove(message_id);
    }

    /// When it was fetched first.
    pub fn geholt(&self, message_id: &str) -> Option<Timestamp> {
        self.sperre().geholt.get(message_id).copied()
    }

    fn sperre(&self) -> MutexGuard<'_, Merkzettel> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Those messages that the selector means, in their order.
pub(super) fn waehle(
    posten: Vec<Posten>,
    wahl: Option<&Selector>,
    geholt: impl Fn(&str) -> Option<Timestamp>,
) -> Result<Vec<Posten>, Reason> {
    let Some(wahl) = wahl else { return Ok(posten) };
    // An extension has no agreed meaning, so nobody can say what would match.
    if wahl.extended {
        return Err(Reason::SearchArgsInvalid);
    }
    let grenze = |text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => zeitpunkt(text).map(Some).ok_or(Reason::SearchArgsInvalid),
    };
    let (von, bis) = (grenze(&wahl.from)?, grenze(&wahl.to)?);
    Ok(posten
        .into_iter()
        .filter(|posten| {
            let meta = &posten.meta;
            (wahl.message_ids.is_empty() || wahl.message_ids.contains(&meta.message_id))
                && (wahl.relates_to.is_empty()
                    || meta.in_reply_to.iter().any(|id| wahl.relates_to.contains(id)))
                && von.is_none_or(|von| posten.seit >= von)
                && bis.is_none_or(|bis| posten.seit <= bis)
                && wahl
                    .new_entry
                    .is_none_or(|neu| neu == geholt(&meta.message_id).is_none())
        })
        .collect())
}

/// An `xs:dateTime`; without an offset it is meant as in Germany.
fn zeitpunkt(text: &str) -> Option<Timestamp> {
    if let Ok(zeitpunkt) = text.parse() {
        return Some(zeitpunkt);
    }
    let buergerlich: DateTime = text.parse().ok()?;
    let berlin = TimeZone::get("Europe/Berlin").ok()?;
    buergerlich.to_zoned(berlin).ok().map(|zeit| zeit.timestamp())
}
