//! One trait per kind of record, a unit of work, encryption at rest; SQLite below.
//!
//! A [`Einheit`] sees one state of the database and writes all of its changes or none.
//! Every row belongs to a Land, and every query of a Land's data names it.

mod auskunft;
mod journal;
mod krypto;
mod post;
mod records;
mod sqlite;

pub use auskunft::{AuskunftRecord, AuskunftStore, Auskunftshindernis, Auskunftsstand, Auskunftswunsch};
pub use journal::{JournalRecord, JournalStore, Kettenende, Kettenstempel};
pub use krypto::{KeinSchluessel, Schluessel};
pub use post::{
    Ausgangsstau, BerichtRecord, BerichtStore, Eingangsstau, PostausgangStore, PosteingangStore, Unerledigt,
};
pub use records::{
    AnmeldeRecord, AnmeldeZweck, DokumentRecord, EingangRecord, EinladungRecord, Einladungsart,
    EntwurfRecord, FallRecord, KontoRecord, MailRecord, Mailinhalt, PostausgangRecord, RueckmeldungRecord,
    SitzungRecord, UrkundeRecord, Widerruf, Widerrufsgrund, Zustellstand,
};
#[cfg(test)]
pub(crate) use sqlite::proben;
pub use sqlite::{Settings, SqliteBestand};

use async_trait::async_trait;
use jiff::Timestamp;
use xoev::ags::Ags;

use crate::kernel::{DokumentId, EntwurfId, FallId, KontoId, LandId, MailId};
use crate::meldewesen::{Anschrift, Fallcode, Pruefcode, Urkundennummer};

/// A database that keeps everything we must not lose.
#[async_trait]
pub trait Bestand: Send + Sync {
    /// A unit of work that only reads.
    async fn lesen(&self) -> Result<Box<dyn Einheit>, StoreError>;
    /// For one query that stands alone: cheaper than [`Bestand::lesen`], and two queries may see different states.
    async fn nachsehen(&self) -> Result<Box<dyn Einheit>, StoreError>;

    /// A unit of work that may write; others that write wait for it.
    async fn schreiben(&self) -> Result<Box<dyn Einheit>, StoreError>;
}

/// One unit of work. Dropping it without [`Einheit::speichern`] undoes everything it did.
#[async_trait]
pub trait Einheit: Send {
    /// Accounts.
    fn konten(&mut self) -> Box<dyn KontoStore + '_>;
    /// Sessions.
    fn sitzungen(&mut self) -> Box<dyn SitzungStore + '_>;
    /// Logins under way.
    fn anmeldungen(&mut self) -> Box<dyn AnmeldeStore + '_>;
    /// Forms being filled in.
    fn entwuerfe(&mut self) -> Box<dyn EntwurfStore + '_>;
    /// Cases.
    fn faelle(&mut self) -> Box<dyn FallStore + '_>;
    /// Messages to registers.
    fn postausgang(&mut self) -> Box<dyn PostausgangStore + '_>;
    /// Reports of transport services.
    fn berichte(&mut self) -> Box<dyn BerichtStore + '_>;
    /// Assertions of machines that were used.
    fn maschinen(&mut self) -> Box<dyn MaschinenStore + '_>;
    /// Messages from registers.
    fn posteingang(&mut self) -> Box<dyn PosteingangStore + '_>;
    /// Documents.
    fn dokumente(&mut self) -> Box<dyn DokumentStore + '_>;
    /// What was issued.
    fn urkunden(&mut self) -> Box<dyn UrkundeStore + '_>;
    /// Requests for a Selbstauskunft.
    fn auskuenfte(&mut self) -> Box<dyn AuskunftStore + '_>;
    /// Invitations.
    fn einladungen(&mut self) -> Box<dyn EinladungStore + '_>;
    /// How many moved to an address.
    fn zuzuege(&mut self) -> Box<dyn ZuzugStore + '_>;
    /// Mails to people.
    fn mailausgang(&mut self) -> Box<dyn MailausgangStore + '_>;
    /// What people told us about the service.
    fn rueckmeldungen(&mut self) -> Box<dyn RueckmeldungStore + '_>;
    /// The journal.
    fn journal(&mut self) -> Box<dyn JournalStore + '_>;

    /// Writes everything this unit did, durably, or nothing.
    async fn speichern(self: Box<Self>) -> Result<(), StoreError>;
}

/// Accounts: one issuer's one subject within one Land.
#[async_trait]
pub trait KontoStore: Send {
    /// The account of this subject; made with `neu` if there is none.
    async fn finde_oder_lege_an(
        &mut self,
        land: &LandId,
        aussteller: &str,
        subjekt: &str,
        neu: KontoId,
        jetzt: Timestamp,
    ) -> Result<KontoRecord, StoreError>;
    /// The account of this subject, if there is one.
    async fn finde(
        &mut self,
        land: &LandId,
        aussteller: &str,
        subjekt: &str,
    ) -> Result<Option<KontoId>, StoreError>;
    /// Whether the owner of the account wants no mails; `true` too if there is no such account.
    async fn ohne_mail(&mut self, land: &LandId, konto: KontoId) -> Result<bool, StoreError>;
    /// Notes whether the owner of the account wants no mails.
    async fn setze_ohne_mail(&mut self, land: &LandId, konto: KontoId, ohne: bool) -> Result<(), StoreError>;
}

/// Sessions, found by the SHA-256 of the cookie's value.
#[async_trait]
pub trait SitzungStore: Send {
    /// Adds a session.
    async fn lege_an(&mut self, sitzung: &SitzungRecord) -> Result<(), StoreError>;
    /// The session with this hash in this Land; whether it is still valid is for the caller to see.
    async fn finde(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<Option<SitzungRecord>, StoreError>;
    /// Notes that the session was used and until when it may idle.
    async fn beruehre(
        &mut self,
        land: &LandId,
        id_hash: [u8; 32],
        ruht_bis: Timestamp,
    ) -> Result<(), StoreError>;
    /// Ends a session; no error if there is none.
    async fn beende(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<(), StoreError>;
    /// Ends the sessions of an account whose login was before `bis`; returns how many.
    async fn beende_von_konto(
        &mut self,
        land: &LandId,
        konto: KontoId,
        bis: Timestamp,
    ) -> Result<u64, StoreError>;
    /// Ends those that belong to this session of the provider, of this account if one is named; returns how many.
    async fn beende_beim_anbieter(
        &mut self,
        land: &LandId,
        anbieter_sitzung: [u8; 32],
        konto: Option<KontoId>,
        bis: Timestamp,
    ) -> Result<u64, StoreError>;
    /// Deletes sessions of every Land that ended before `jetzt`, a few hundred at most; returns how many.
    /// Call again until it returns 0.
    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError>;
}

/// Assertions of machines that were used.
#[async_trait]
pub trait MaschinenStore: Send {
    /// Uses an assertion up; tells whether nobody had. It is remembered until `bis`.
    async fn verbrauche(
        &mut self,
        land: &LandId,
        abdruck: [u8; 32],
        bis: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Forgets a portion of those that have expired; tells how many.
    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError>;
}

/// Logins under way, found by the SHA-256 of `state`, taken exactly once.
#[async_trait]
pub trait AnmeldeStore: Send {
    /// Adds a login.
    async fn lege_an(&mut self, anmeldung: &AnmeldeRecord) -> Result<(), StoreError>;
    /// Takes a login out: once the unit is saved, nobody finds it again.
    async fn entnimm(
        &mut self,
        land: &LandId,
        state_hash: [u8; 32],
    ) -> Result<Option<AnmeldeRecord>, StoreError>;
    /// Deletes logins of every Land begun before `vor`, a few hundred at most; returns how many.
    /// Call again until it returns 0.
    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError>;
}

/// Forms being filled in; only their owner finds them.
#[async_trait]
pub trait EntwurfStore: Send {
    /// Adds or replaces a draft; whoever was told before that it goes will be told again.
    async fn speichere(&mut self, entwurf: &EntwurfRecord) -> Result<(), StoreError>;
    /// The draft, if it is this account's.
    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: EntwurfId,
    ) -> Result<Option<EntwurfRecord>, StoreError>;
    /// All drafts of an account, latest change first.
    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<EntwurfRecord>, StoreError>;
    /// Deletes the draft, if it is this account's; tells whether there was one.
    async fn loesche(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<bool, StoreError>;
    /// Drafts of every Land that go until `bis` and whose owners were not told yet, soonest first.
    async fn zu_warnen(&mut self, bis: Timestamp, hoechstens: u32) -> Result<Vec<EntwurfRecord>, StoreError>;
    /// Drafts of every Land of which their owners are to be reminded at `jetzt`, longest due first.
    async fn zu_erinnern(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<EntwurfRecord>, StoreError>;
    /// Notes that the owner was told, or cannot be told, that the draft goes.
    async fn gewarnt(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<(), StoreError>;
    /// Notes that the owner was reminded, or cannot be.
    async fn erinnert(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<(), StoreError>;
    /// Deletes drafts of every Land whose time is over at `jetzt` (§ 8a Abs. 2 OZG), a few hundred at most;
    /// returns how many. Call again until it returns 0.
    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError>;
}

/// Cases.
#[async_trait]
pub trait FallStore: Send {
    /// Adds a case; [`StoreError::SchonOffen`] if another one of this account to this authority is under way.
    async fn lege_an(&mut self, fall: &FallRecord) -> Result<(), StoreError>;
    /// Replaces the state of a case. One that a message reopens while another is under way is kept all the same.
    async fn speichere(&mut self, fall: &FallRecord) -> Result<(), StoreError>;
    /// The case, whoever owns it; for messages from registers.
    async fn finde(&mut self, land: &LandId, id: FallId) -> Result<Option<FallRecord>, StoreError>;
    /// The case, if it is this account's.
    async fn finde_von_konto(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: FallId,
    ) -> Result<Option<FallRecord>, StoreError>;
    /// All cases of an account, latest first.
    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<FallRecord>, StoreError>;
    /// The case of this account to the authority of this commune that is under way, if there is one.
    async fn offener(
        &mut self,
        land: &LandId,
        konto: KontoId,
        zuzug: Ags,
    ) -> Result<Option<FallId>, StoreError>;
    /// The case with this code, whoever owns it; for the authority.
    async fn finde_fallcode(
        &mut self,
        land: &LandId,
        code: &Fallcode,
    ) -> Result<Option<FallRecord>, StoreError>;
    /// Cases of every Land that lapse at `jetzt` because nobody sent the code, oldest first; at most `hoechstens`.
    async fn verfallende(&mut self, jetzt: Timestamp, hoechstens: u32)
    -> Result<Vec<FallRecord>, StoreError>;
}

/// Documents; only their owner finds them.
#[async_trait]
pub trait DokumentStore: Send {
    /// Adds a document.
    async fn lege_an(&mut self, dokument: &DokumentRecord) -> Result<(), StoreError>;
    /// The document, if it is this account's.
    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
    ) -> Result<Option<DokumentRecord>, StoreError>;
    /// Notes for which draft a document was uploaded; it goes when the draft goes.
    async fn gehoert_zu_entwurf(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
        entwurf: EntwurfId,
    ) -> Result<(), StoreError>;
    /// Notes to which case a document belongs; it stays as long as the case.
    async fn gehoert_zu_fall(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
        fall: FallId,
    ) -> Result<(), StoreError>;
    /// Deletes an upload of this account that belongs to no case; no error if there is none.
    async fn loesche_upload(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
    ) -> Result<(), StoreError>;
    /// Deletes uploads of every Land whose draft is gone and that belong to no case, a few hundred at most; returns how
    /// many. Call again until it returns 0.
    async fn raeume_auf(&mut self) -> Result<u64, StoreError>;
}

/// What was issued, by number; nothing here tells about whom a document is.
#[async_trait]
pub trait UrkundeStore: Send {
    /// Notes a document that is about to be issued; `false`, and nothing noted, if its number or place is taken.
    async fn lege_an(&mut self, urkunde: &UrkundeRecord, code: &Pruefcode) -> Result<bool, StoreError>;
    /// The last status list of a Land that documents stand in; the first one is 1.
    async fn letzte_liste(&mut self, land: &LandId) -> Result<u32, StoreError>;
    /// The document with this number.
    async fn finde(
        &mut self,
        land: &LandId,
        nummer: &Urkundennummer,
    ) -> Result<Option<UrkundeRecord>, StoreError>;
    /// The document with this number, if the code is the one on it. Takes the same time whether number or code is wrong.
    async fn finde_mit_code(
        &mut self,
        land: &LandId,
        nummer: &Urkundennummer,
        code: &Pruefcode,
    ) -> Result<Option<UrkundeRecord>, StoreError>;
    /// Takes back a document of this authority; `false` if there is none that holds.
    async fn widerrufe(
        &mut self,
        land: &LandId,
        gemeinde: Ags,
        nummer: &Urkundennummer,
        widerruf: Widerruf,
    ) -> Result<bool, StoreError>;
    /// The places in this list whose documents were taken back.
    async fn widerrufene(&mut self, land: &LandId, liste: u32) -> Result<Vec<u32>, StoreError>;
    /// Notes a certificate (DER) that seals here; it is kept for ever.
    async fn merke_zertifikat(
        &mut self,
        land: &LandId,
        zertifikat: &[u8],
        seit: Timestamp,
    ) -> Result<(), StoreError>;
    /// Every certificate (DER) that ever sealed here, oldest first.
    async fn zertifikate(&mut self, land: &LandId) -> Result<Vec<Vec<u8>>, StoreError>;
}

/// Mails that must reach a person.
#[async_trait]
pub trait MailausgangStore: Send {
    /// Adds a mail; it is due at once.
    async fn lege_an(&mut self, mail: &MailRecord) -> Result<(), StoreError>;
    /// Mails of every Land that wait and are due at `jetzt`, in the order in which they were written.
    async fn faellige(&mut self, jetzt: Timestamp, hoechstens: u32) -> Result<Vec<MailRecord>, StoreError>;
    /// Claims a mail that waits and is due at `jetzt`: until `bis` it is due for nobody else. Tells whether it was still there.
    async fn beginne(
        &mut self,
        land: &LandId,
        id: MailId,
        jetzt: Timestamp,
        bis: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Lets go of a mail that could not be tried; it is due again at `jetzt`.
    async fn gib_frei(&mut self, land: &LandId, id: MailId, jetzt: Timestamp) -> Result<(), StoreError>;
    /// Notes that the mail server has the mail, and forgets what was in it.
    async fn gesendet(&mut self, land: &LandId, id: MailId, am: Timestamp) -> Result<(), StoreError>;
    /// Notes that the mail server did not take this mail, and when to try again.
    async fn vertage(
        &mut self,
        land: &LandId,
        id: MailId,
        grund: &str,
        wieder: Timestamp,
    ) -> Result<(), StoreError>;
    /// Notes that the mail is given up, and forgets what was in it.
    async fn gib_auf(
        &mut self,
        land: &LandId,
        id: MailId,
        grund: &str,
        am: Timestamp,
    ) -> Result<(), StoreError>;
    /// Deletes what is left of mails of every Land that were sent or given up before `vor`, a few hundred at most;
    /// returns how many. Call again until it returns 0.
    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError>;
}

/// What people told us about the service.
#[async_trait]
pub trait RueckmeldungStore: Send {
    /// Adds one.
    async fn lege_an(&mut self, rueckmeldung: &RueckmeldungRecord) -> Result<(), StoreError>;
    /// All of a Land, oldest first.
    async fn alle(&mut self, land: &LandId) -> Result<Vec<RueckmeldungRecord>, StoreError>;
    /// Deletes those of every Land that came before `vor`, a few hundred at most; returns how many.
    /// Call again until it returns 0.
    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError>;
}

/// Invitations, found by the SHA-256 of the word in their link.
#[async_trait]
pub trait EinladungStore: Send {
    /// Adds or replaces an invitation.
    async fn speichere(&mut self, einladung: &EinladungRecord) -> Result<(), StoreError>;
    /// The invitation with this hash in this Land; whether it is still valid is for the caller to see.
    async fn finde(
        &mut self,
        land: &LandId,
        kennung: [u8; 32],
    ) -> Result<Option<EinladungRecord>, StoreError>;
    /// The invitations of a draft, if it is this account's.
    async fn von_entwurf(
        &mut self,
        land: &LandId,
        konto: KontoId,
        entwurf: EntwurfId,
    ) -> Result<Vec<EinladungRecord>, StoreError>;
    /// Deletes an invitation of this account; no error if there is none.
    async fn loesche(&mut self, land: &LandId, konto: KontoId, kennung: [u8; 32]) -> Result<(), StoreError>;
    /// Deletes, in every Land, links to move in together that ended before `jetzt`, and requests for consent whose draft is
    /// gone: an answer stays as long as the draft. A few hundred at most; returns how many.
    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError>;
}

/// How many people registered at an address: kept as keyed hashes, to count and never to find (§ 19 Abs. 6 BMG).
#[async_trait]
pub trait ZuzugStore: Send {
    /// Notes that somebody of this family name registered at this address.
    async fn merke(
        &mut self,
        land: &LandId,
        anschrift: &Anschrift,
        familienname: &str,
        am: Timestamp,
    ) -> Result<(), StoreError>;
    /// How many other family names registered there since `seit`.
    async fn fremde(
        &mut self,
        land: &LandId,
        anschrift: &Anschrift,
        familienname: &str,
        seit: Timestamp,
    ) -> Result<u32, StoreError>;
    /// Forgets moves of every Land before `vor`, a few hundred at most; returns how many.
    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError>;
}

/// Why the store could not do what was asked. Carries no data of any record.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer as it should; try again.
    #[error("the database refused {was}: {grund}")]
    Datenbank {
        /// What was being done.
        was: &'static str,
        /// The database's own words, without parameters.
        grund: String,
    },
    /// A stored record cannot be read: wrong key, or changed by somebody else.
    #[error("a stored record of kind {0} cannot be read: wrong key or damaged data")]
    Unlesbar(&'static str),
    /// The record that was to be changed is not there, or belongs to somebody else.
    #[error("there is no record of kind {0} to change")]
    Fehlt(&'static str),
    /// An account has one case under way per authority, and this would be a second one.
    #[error("another case of this account to this authority is under way")]
    SchonOffen,
}
