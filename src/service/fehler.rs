//! Why a use case could not do what was asked; pages and API put it into words.

use jiff::Timestamp;

use super::PostFehler;
use crate::{
    antrag::Feldfehler,
    identity::Abbruch,
    kernel::FallId,
    nachricht::{AntwortFehler, Nichterstellung, SchreibFehler},
    regeln::Befund,
    store::StoreError,
    transport::TransportFehler,
    urkunde::{AkteFehler, PapierFehler, SatzFehler, SiegelFehler},
};

/// Something of ours is broken; the person can only try again later.
#[derive(Debug, thiserror::Error)]
pub enum Stoerung {
    /// The database.
    #[error(transparent)]
    Bestand(#[from] StoreError),
    /// A stored value that its own room can no longer read.
    #[error("a stored {0} cannot be read")]
    Unlesbar(&'static str),
    /// Rendering a document.
    #[error(transparent)]
    Satz(#[from] SatzFehler),
    /// Sealing a document.
    #[error(transparent)]
    Siegel(#[from] SiegelFehler),
    /// Writing a container.
    #[error(transparent)]
    Akte(#[from] AkteFehler),
    /// Writing a message.
    #[error(transparent)]
    Nachricht(#[from] SchreibFehler),
    /// A piece of work was broken off, because the service stops or because of a fault in it.
    #[error("the work was broken off")]
    Abgebrochen,
    /// The Land's configuration lacks something.
    #[error("the Land has no {0} configured")]
    NichtEingerichtet(&'static str),
}

/// Why data could not be fetched from a register.
#[derive(Debug, thiserror::Error)]
pub enum AbrufFehler {
    /// The level of the login is too low; `hoch` is needed (§ 4 BMeldDigiV).
    #[error("the login's level is too low for register data")]
    NiveauZuNiedrig,
    /// The Land has not opened the service for this kind of card.
    #[error("the service is not open for this kind of card")]
    AusweisNichtZugelassen,
    /// The commune on the chip does not take part.
    #[error("the commune of the present address does not take part")]
    GemeindeNichtAngeschlossen,
    /// So many drafts are not kept for one account.
    #[error("the account has enough drafts")]
    ZuVieleEntwuerfe,
    /// The register said no.
    #[error("the register gives no data: {0:?}")]
    Abgelehnt(Nichterstellung),
    /// No answer in time.
    #[error("the register cannot be reached: {0}")]
    NichtErreichbar(#[source] TransportFehler),
    /// An answer that cannot be used.
    #[error("the register's answer cannot be used: {0}")]
    Unbrauchbar(#[source] AntwortFehler),
    /// The register answers later, on paper or after payment.
    #[error("the register sends the document by post")]
    PerPost,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl AbrufFehler {
    /// When the register will be asked again, if it is left alone until then.
    #[must_use]
    pub const fn wieder_am(&self) -> Option<Timestamp> {
        match self {
            Self::NichtErreichbar(TransportFehler::Pause { bis }) => Some(*bis),
            _ => None,
        }
    }
}

/// Why a draft could not be changed. What was typed is kept all the same.
#[derive(Debug, thiserror::Error)]
pub enum EntwurfFehler {
    /// There is no such draft of this person.
    #[error("no such draft")]
    NichtGefunden,
    /// The draft has been submitted and is this case now.
    #[error("the draft has become case {0}")]
    Eingereicht(FallId),
    /// Fields could not be taken.
    #[error("{} fields could not be taken", .0.len())]
    Felder(Vec<Feldfehler>),
    /// The uploaded files could not be taken.
    #[error(transparent)]
    Datei(#[from] PapierFehler),
    /// So many further papers are not taken.
    #[error("the form holds enough papers")]
    ZuVieleUnterlagen,
    /// As many files as possible are being worked on; others may come in a moment.
    #[error("too many files are being converted")]
    Ausgelastet,
    /// So many links are not made.
    #[error("the form has made enough links")]
    ZuVieleLinks,
    /// The register cannot be asked for a relative.
    #[error(transparent)]
    Abruf(Box<AbrufFehler>),
    /// There is nothing to ask for: the form has no such child.
    #[error("the form does not ask for this")]
    Unpassend,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

/// Why a form cannot be submitted.
#[derive(Debug, thiserror::Error)]
pub enum EinreichFehler {
    /// There is no such draft of this person; perhaps it has been submitted already.
    #[error("no such draft")]
    NichtGefunden,
    /// A step is not filled in yet.
    #[error("a step of the form is not complete")]
    Unvollstaendig,
    /// Rules stand against it.
    #[error("{} rules stand against it", .0.len())]
    Regeln(Vec<Befund>),
    /// The day of moving in lies ahead (§ 17 Abs. 1 BMG).
    #[error("the day of moving in lies ahead")]
    NochNichtEingezogen,
    /// The form is not the one that was shown.
    #[error("the form has changed since it was shown")]
    Veraendert,
    /// The register says something else now than the form does; the draft has its new data.
    #[error("the register's data have changed since they were shown")]
    DatenVeraendert,
    /// The register had to be asked once more and gave no data; the draft is kept.
    #[error(transparent)]
    Abruf(Box<AbrufFehler>),
    /// The login for the signature is missing, too old, too low or somebody else's.
    #[error("the fresh login does not cover this form")]
    KeineFrischeAnmeldung,
    /// The journal has been without a time-stamp for too long: what happens now could not be proven.
    #[error("the journal cannot be attested at present")]
    OhneBeweise,
    /// Another Anmeldung of this person to this authority is under way.
    #[error("another Anmeldung to this authority is under way")]
    SchonOffen(FallId),
    /// The login itself could not begin.
    #[error(transparent)]
    Login(#[from] LoginFehler),
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

/// Why a code could not be sent.
#[derive(Debug, thiserror::Error)]
pub enum CodeFehler {
    /// There is no such case of this person.
    #[error("no such case")]
    NichtGefunden,
    /// The case does not wait for a code.
    #[error("the case does not wait for a code")]
    NichtErwartet,
    /// A code of this case is already on its way; the register's answer tells whether it is the right one.
    #[error("a code of this case has been sent")]
    SchonGesendet,
    /// The deadline of the code is over.
    #[error("the deadline of the code is over")]
    ZuSpaet,
    /// The code does not have the form of one.
    #[error("the field {} could not be taken", .0.feld)]
    Feld(Feldfehler),
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

/// Why an Anmeldung could not be taken back.
#[derive(Debug, thiserror::Error)]
pub enum RuecknahmeFehler {
    /// There is no such case of this person.
    #[error("no such case")]
    NichtGefunden,
    /// An attempt to send it has begun: the authority has it, or may have it.
    #[error("the Anmeldung is on its way to the authority")]
    Unterwegs,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

/// Why no new draft could be made of a case.
#[derive(Debug, thiserror::Error)]
pub enum NeuFehler {
    /// There is no such case of this person.
    #[error("no such case")]
    NichtGefunden,
    /// The case is under way, or has led to the registration.
    #[error("the case does not call for a new Anmeldung")]
    NichtNoetig,
    /// Another Anmeldung of this person to this authority is under way already.
    #[error("case {0} to the same authority is under way")]
    SchonOffen(FallId),
    /// The register's data could not be fetched again.
    #[error(transparent)]
    Abruf(#[from] AbrufFehler),
}

/// Why the operator could not send the messages of a case again.
#[derive(Debug, thiserror::Error)]
pub enum ErneutFehler {
    /// There is no such case.
    #[error("no such case")]
    NichtGefunden,
    /// Nothing of this case was given up.
    #[error("no message of this case was given up")]
    NichtsAufgegeben,
    /// The person has submitted anew since.
    #[error("case {0} of the same person to the same authority is under way")]
    AndererOffen(FallId),
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

/// Why a login failed.
#[derive(Debug, thiserror::Error)]
pub enum LoginFehler {
    /// It did not come to its end; says why, and where the person came from.
    #[error(transparent)]
    Abbruch(#[from] Abbruch),
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

macro_rules! stoerung_aus {
    ($($quelle:ty),+ => $($ziel:ident),+) => { stoerung_aus!(@ [$($quelle),+] $($ziel)+); };
    (@ $quellen:tt $($ziel:ident)+) => { $( stoerung_aus!(# $ziel $quellen); )+ };
    (# $ziel:ident [$($quelle:ty),+]) => { $(
        impl From<$quelle> for $ziel {
            fn from(fehler: $quelle) -> Self {
                Self::Stoerung(fehler.into())
            }
        }
    )+ };
}

stoerung_aus!(StoreError, SatzFehler, SiegelFehler, SchreibFehler => AbrufFehler, PostFehler, EntwurfFehler, EinreichFehler, CodeFehler, RuecknahmeFehler, ErneutFehler, LoginFehler);
