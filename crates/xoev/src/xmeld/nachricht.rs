//! Any message: which one it is says the root element.

use crate::baum::{self, Grenzen, Knoten};
use crate::fassung::{
    FASSUNGEN, Fassung, Namensraum, RUECKWEISUNG, RUECKWEISUNG_STAMM, XMELD_25_11A, XMELD_STAMM,
};
use crate::fehler::{Fehler, Fehlercode, Grund};
use crate::kopf::{FremdeNachrichtenId, Kopf, Kopftyp, NachrichtenId, standard_und_version};
use crate::nachrichtentyp::{LISTE, Nachrichtentyp};
use crate::read::{Gelesen, Leser};
use crate::typ::{Pruefer, Typ};
use crate::werte::Token;
use crate::write::Schreiber;
use crate::xmeld::{
    AbrufMeldebescheinigung1700, AbrufMeldeschein1702, AbrufSelbstauskunft1708, AbrufSperren1711,
    Bestaetigungscode1706, EintragungSperren1713, EintragungSperren1714, Ergebnis1707,
    MeldebescheinigungAntwort1701, Meldeschein1704, MeldescheinAntwort1703, Ruecksendung0910,
    Rueckweisung0010, Selbstauskunft1710, SelbstauskunftStatus1709, SperrenAntwort1712, SperrenAntwort1715,
    Statusmitteilung1705,
};

/// One type of message; implemented by the macro that describes it.
pub trait Nachrichtenart: Sized {
    /// Name of the root element.
    const WURZEL: &'static str;
    /// Four digits.
    const NACHRICHTENTYP: &'static str;
    /// Namespace of the root element.
    const NAMENSRAUM: Namensraum;
    /// The description.
    const TYP: &'static Typ;

    /// The header.
    fn kopf(&self) -> &Kopf;
    /// Reads header and content.
    ///
    /// # Errors
    /// [`crate::read::Verworfen`] if at least one error was reported.
    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self>;
    /// Writes what follows the header.
    fn inhalt_schreiben(&self, schreiber: &mut Schreiber);
    /// Checks cardinalities and rules.
    fn pruefen(&self, pruefer: &mut Pruefer);
}

/// The rules of a message, or of a type with `geregelt`, that the standard states in words ([`crate::regeln`]).
pub trait Regeln {
    /// Reports every rule that is broken.
    fn regeln(&self, pruefer: &mut Pruefer);
}

macro_rules! nachrichten {
    ($($v:ident($t:ty)),* $(,)?) => {
        /// Any message this crate knows.
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[allow(clippy::large_enum_variant)] // one lives at a time
        pub enum Nachricht {
            $(#[doc = concat!("See [`", stringify!($t), "`].")] $v($t),)*
        }

        impl Nachricht {
            /// Root element and description of every message, for a published schema.
            pub const BESCHREIBUNGEN: &'static [(&'static str, &'static Typ)] =
                &[$((<$t as Nachrichtenart>::WURZEL, <$t as Nachrichtenart>::TYP)),*];

            fn aus_wurzel(knoten: &Knoten<'_>, leser: &mut Leser) -> Option<Gelesen<Self>> {
                $(if knoten.name == <$t as Nachrichtenart>::WURZEL
                    && knoten.namensraum.as_deref() == <$t as Nachrichtenart>::NAMENSRAUM.uri(leser.fassung())
                {
                    return Some(leser.in_element(<$t as Nachrichtenart>::WURZEL, |leser| {
                        wurzelattribute::<$t>(knoten, leser)?;
                        <$t as Nachrichtenart>::lesen(knoten, leser).map(Self::$v)
                    }));
                })*
                None
            }

            /// The header.
            #[must_use]
            pub fn kopf(&self) -> &Kopf {
                match self { $(Self::$v(nachricht) => nachricht.kopf(),)* }
            }

            /// The four digits, e.g. `1704`.
            #[must_use]
            pub fn typ(&self) -> &'static str {
                match self { $(Self::$v(_) => <$t as Nachrichtenart>::NACHRICHTENTYP,)* }
            }

            /// Name of the root element, with which the path of every finding begins.
            #[must_use]
            pub fn wurzel(&self) -> &'static str {
                match self { $(Self::$v(_) => <$t as Nachrichtenart>::WURZEL,)* }
            }

            /// The message as XML of the newest release, UTF-8.
            ///
            /// A value built by hand may break a cardinality or a rule: see [`Nachricht::pruefen`].
            #[must_use]
            pub fn schreiben(&self) -> Vec<u8> {
                match self { $(Self::$v(nachricht) => schreiben(nachricht),)* }
            }

            /// What the schema (cardinalities) or the standard in words forbids; empty if nothing.
            #[must_use]
            pub fn pruefen(&self) -> Vec<Fehler> {
                let mut pruefer = Pruefer::default();
                match self {
                    $(Self::$v(nachricht) => pruefer.in_element(<$t as Nachrichtenart>::WURZEL, |pruefer| {
                        nachricht.pruefen(pruefer);
                    }),)*
                }
                pruefer.ergebnis()
            }
        }

        $(impl From<$t> for Nachricht {
            fn from(nachricht: $t) -> Self {
                Self::$v(nachricht)
            }
        })*
    };
}

nachrichten! {
    AbrufMeldebescheinigung1700(AbrufMeldebescheinigung1700),
    MeldebescheinigungAntwort1701(MeldebescheinigungAntwort1701),
    AbrufMeldeschein1702(AbrufMeldeschein1702),
    MeldescheinAntwort1703(MeldescheinAntwort1703),
    Meldeschein1704(Meldeschein1704),
    Statusmitteilung1705(Statusmitteilung1705),
    Bestaetigungscode1706(Bestaetigungscode1706),
    Ergebnis1707(Ergebnis1707),
    AbrufSelbstauskunft1708(AbrufSelbstauskunft1708),
    SelbstauskunftStatus1709(SelbstauskunftStatus1709),
    Selbstauskunft1710(Selbstauskunft1710),
    AbrufSperren1711(AbrufSperren1711),
    SperrenAntwort1712(SperrenAntwort1712),
    EintragungSperren1713(EintragungSperren1713),
    EintragungSperren1714(EintragungSperren1714),
    SperrenAntwort1715(SperrenAntwort1715),
    Rueckweisung0010(Rueckweisung0010),
    Ruecksendung0910(Ruecksendung0910),
}

impl Nachricht {
    /// Reads and checks a message within the usual limits (16 MiB, 64 levels, 100 000 elements).
    ///
    /// # Errors
    /// All findings, at least one; none of them has anything of the content of the message.
    pub fn lesen(bytes: &[u8]) -> Result<Self, Vec<Fehler>> {
        Self::lesen_mit(bytes, &Grenzen::default())
    }

    /// Reads and checks a message within the given limits.
    ///
    /// # Errors
    /// As [`Nachricht::lesen`].
    pub fn lesen_mit(bytes: &[u8], grenzen: &Grenzen) -> Result<Self, Vec<Fehler>> {
        let wurzel = baum::lies(bytes, grenzen).map_err(|fehler| vec![fehler])?;
        let fassung = fassung_von(&wurzel).map_err(|fehler| vec![fehler])?;
        let mut leser = Leser::neu(fassung);
        match Self::aus_wurzel(&wurzel, &mut leser) {
            None => Err(vec![unbekannt(&wurzel)]),
            Some(Err(_)) => Err(leser.fehler()),
            Some(Ok(nachricht)) => match nachricht.pruefen() {
                fehler if fehler.is_empty() => Ok(nachricht),
                fehler => Err(fehler),
            },
        }
    }

    /// The ids of this message, to refer to it in an answer; `None` for 0010, which is no message of XMeld.
    #[must_use]
    pub fn nachrichten_id(&self) -> Option<NachrichtenId> {
        let kopf = self.kopf();
        Some(NachrichtenId {
            nachrichten_uuid: kopf.nachrichten_uuid,
            nachrichtentyp: Nachrichtentyp::aus_code(self.typ())?,
            erstellungszeitpunkt: kopf.erstellungszeitpunkt,
        })
    }
}

impl From<NachrichtenId> for FremdeNachrichtenId {
    /// The ids with list and version of the type spelt out, as message 0010 wants them.
    fn from(id: NachrichtenId) -> Self {
        let NachrichtenId {
            nachrichten_uuid,
            nachrichtentyp,
            erstellungszeitpunkt,
        } = id;
        let nachrichtentyp = crate::codelist::FreierCode {
            liste: Token::fest(LISTE),
            version: Token::fest(XMELD_25_11A.version),
            code: Token::fest(nachrichtentyp.code()),
            name: None,
        };
        Self {
            nachrichten_uuid,
            nachrichtentyp,
            erstellungszeitpunkt,
        }
    }
}

fn schreiben<N: Nachrichtenart>(nachricht: &N) -> Vec<u8> {
    let fassung = &XMELD_25_11A;
    let mut schreiber = Schreiber::neu(fassung, Some(Kopftyp::von::<N>(fassung)));
    let attribute = nachricht.kopf().attribute::<N>(fassung);
    schreiber.wurzel(N::NAMENSRAUM, N::WURZEL, &attribute, |schreiber| {
        nachricht.kopf().schreiben(schreiber);
        nachricht.inhalt_schreiben(schreiber);
    });
    schreiber.fertig()
}

/// Whether `bytes` are a message of XMeld that keeps to its schema; its rules in words are not looked at.
///
/// A 0010 is none of XMeld.
pub(crate) fn ist_schemakonform(bytes: &[u8]) -> bool {
    let Ok(wurzel) = baum::lies(bytes, &Grenzen::default()) else {
        return false;
    };
    fassung_von(&wurzel).is_ok_and(|fassung| {
        let gelesen = Nachricht::aus_wurzel(&wurzel, &mut Leser::neu(fassung));
        gelesen.is_some_and(|gelesen| gelesen.is_ok_and(|nachricht| nachricht.nachrichten_id().is_some()))
    })
}

/// The release that the namespace of the root element names.
fn fassung_von(wurzel: &Knoten<'_>) -> Result<&'static Fassung, Fehler> {
    let uri = wurzel.namensraum.as_deref().unwrap_or_default();
    if let Some(fassung) = FASSUNGEN.iter().find(|fassung| fassung.namensraum == uri) {
        return Ok(fassung);
    }
    if uri == RUECKWEISUNG {
        return Ok(&XMELD_25_11A);
    }
    if uri.starts_with(XMELD_STAMM) || uri.starts_with(RUECKWEISUNG_STAMM) {
        return Err(an_der_wurzel(wurzel, Fehlercode::V000, Grund::Version));
    }
    Err(an_der_wurzel(
        wurzel,
        Fehlercode::X001,
        Grund::UnbekannteNachricht,
    ))
}

/// A root element of the standard that is not in the list: another message, or none at all.
fn unbekannt(wurzel: &Knoten<'_>) -> Fehler {
    let endung = wurzel.name.rsplit('.').next().unwrap_or_default();
    if Nachrichtentyp::aus_code(endung).is_some() {
        an_der_wurzel(wurzel, Fehlercode::T080, Grund::AndereNachricht)
    } else {
        an_der_wurzel(wurzel, Fehlercode::X001, Grund::UnbekannteNachricht)
    }
}

fn an_der_wurzel(wurzel: &Knoten<'_>, code: Fehlercode, grund: Grund) -> Fehler {
    Fehler {
        code,
        pfad: "/".to_owned(),
        offset: Some(wurzel.start),
        grund,
    }
}

/// The attributes `standard` and `version` have the values that the namespace fixes.
fn wurzelattribute<N: Nachrichtenart>(wurzel: &Knoten<'_>, leser: &mut Leser) -> Gelesen<()> {
    let (standard, version) = standard_und_version(N::NAMENSRAUM, leser.fassung());
    match wurzel.attribut("version") {
        None => return Err(leser.melde(Fehlercode::X001, wurzel.start, Grund::AttributFehlt("version"))),
        Some(wert) if wert != version => {
            return Err(leser.melde(Fehlercode::V000, wurzel.start, Grund::Version));
        }
        Some(_) => {}
    }
    match wurzel.attribut("standard") {
        None => Err(leser.melde(Fehlercode::X001, wurzel.start, Grund::AttributFehlt("standard"))),
        Some(wert) if wert != standard => {
            Err(leser.melde(Fehlercode::X001, wurzel.start, Grund::AttributFest("standard")))
        }
        Some(_) => Ok(()),
    }
}
