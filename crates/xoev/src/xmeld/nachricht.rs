//! Any message: which one it is says the root element.

use crate::fassung::{Fassung, Namensraum, Ns, RUECKWEISUNG_STAMM, XMELD_25_11A, XMELD_STAMM};
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::kopf::{FremdeNachrichtenId, Kopf, Kopftyp, NachrichtenId};
use crate::nachrichtentyp::{LISTE, Nachrichtentyp};
use crate::read::{Anfang, Ereignis, Gelesen, Grenzen, Leser, Strom};
use crate::typ::{Pruefer, Typ};
use crate::urteil::{Optionen, Urteil};
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
    /// Name of the root element as it is written.
    const MARKUP: &'static str;
    /// Namespace of the root element.
    const NAMENSRAUM: Namensraum;
    /// The description.
    const TYP: &'static Typ;

    /// The header.
    fn kopf(&self) -> &Kopf;
    /// Reads header and content.
    ///
    /// # Errors
    /// `Verworfen` if at least one error was reported.
    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self>;
    /// Writes what follows the header.
    fn inhalt_schreiben(&self, schreiber: &mut Schreiber);
    /// Checks cardinalities and rules.
    fn pruefen(&self, pruefer: &mut Pruefer);
}

/// A message and its description.
#[derive(Clone, Copy, Debug)]
pub struct Beschreibung {
    /// Name of the root element.
    pub wurzel: &'static str,
    /// Four digits.
    pub nachrichtentyp: &'static str,
    /// Namespace of the root element.
    pub namensraum: Namensraum,
    /// What it consists of, header included.
    pub typ: &'static Typ,
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
            /// The description of every message, for a published schema.
            pub const BESCHREIBUNGEN: &'static [Beschreibung] = &[$(Beschreibung {
                wurzel: <$t as Nachrichtenart>::WURZEL,
                nachrichtentyp: <$t as Nachrichtenart>::NACHRICHTENTYP,
                namensraum: <$t as Nachrichtenart>::NAMENSRAUM,
                typ: <$t as Nachrichtenart>::TYP,
            }),*];

            /// Reads the message whose root element has this name.
            pub(super) fn aus_wurzel(anfang: Anfang<'_>, leser: &mut Leser<'_>) -> Option<Gelesen<Self>> {
                $(if anfang.lokal == <$t as Nachrichtenart>::WURZEL
                    && anfang.ns.ist(<$t as Nachrichtenart>::NAMENSRAUM)
                {
                    leser.hinein(<$t as Nachrichtenart>::WURZEL, 0, <$t as Nachrichtenart>::TYP);
                    let gelesen = <$t as Nachrichtenart>::lesen(leser).map(Self::$v);
                    leser.hinaus();
                    return Some(gelesen);
                })*
                None
            }

            /// The number of the message whose root element has this name.
            fn typ_der_wurzel(anfang: Anfang<'_>) -> Option<&'static str> {
                $(if anfang.lokal == <$t as Nachrichtenart>::WURZEL
                    && anfang.ns.ist(<$t as Nachrichtenart>::NAMENSRAUM)
                {
                    return Some(<$t as Nachrichtenart>::NACHRICHTENTYP);
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

            /// The message as XML of the newest release, UTF-8; see [`Nachricht::schreiben_in`].
            #[must_use]
            pub fn schreiben(&self) -> Vec<u8> {
                self.schreiben_in(&XMELD_25_11A)
            }

            /// The message as XML of this release, UTF-8; [`crate::fassung::zum_schreiben`] picks it.
            ///
            /// A value built by hand may break a cardinality or a rule: see [`Nachricht::pruefen`].
            #[must_use]
            pub fn schreiben_in(&self, fassung: &'static Fassung) -> Vec<u8> {
                match self { $(Self::$v(nachricht) => schreiben(nachricht, fassung),)* }
            }

            /// What the schema (cardinalities) or the standard in words forbids; empty if nothing.
            #[must_use]
            pub fn pruefen(&self) -> Vec<Fehler> {
                let mut pruefer = Pruefer::default();
                match self {
                    $(Self::$v(nachricht) => pruefer.in_element(<$t as Nachrichtenart>::WURZEL, 0, |pruefer| {
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
        let optionen = Optionen {
            grenzen: *grenzen,
            ..Optionen::default()
        };
        Self::urteil(bytes, &optionen).in_ergebnis()
    }

    /// Reads and checks a message, and tells the verdict of the schema apart from that of the rules.
    #[must_use]
    pub fn urteil(bytes: &[u8], optionen: &Optionen<'_>) -> Urteil {
        let mut urteil = gelesen(bytes, optionen).unwrap_or_else(|fehler| Urteil {
            typ: None,
            schema_gueltig: fehler.ebene == Ebene::Regel,
            nachricht: None,
            fehler: vec![*fehler],
        });
        if let Some(nachricht) = &urteil.nachricht {
            let mut regeln = nachricht.pruefen();
            crate::urteil::verorten(bytes, &optionen.grenzen, &mut regeln);
            urteil.fehler.append(&mut regeln);
        }
        if !urteil.fehler.is_empty() {
            crate::fehler::orten(bytes, &mut urteil.fehler);
            urteil.fehler.truncate(optionen.grenzen.fehler.max(1));
            urteil.nachricht = None;
        }
        urteil
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

fn schreiben<N: Nachrichtenart>(nachricht: &N, fassung: &'static Fassung) -> Vec<u8> {
    let mut schreiber = Schreiber::neu(fassung, Some(Kopftyp::von::<N>(fassung)));
    let attribute = nachricht.kopf().attribute::<N>(fassung);
    schreiber.wurzel(N::NAMENSRAUM, N::MARKUP, &attribute, |schreiber| {
        nachricht.kopf().schreiben(schreiber);
        nachricht.inhalt_schreiben(schreiber);
    });
    schreiber.fertig()
}

/// Whether `bytes` are a message of XMeld that keeps to its schema; its rules in words are not looked at.
///
/// A 0010 is none of XMeld.
pub(crate) fn ist_schemakonform(bytes: &[u8]) -> bool {
    gelesen(bytes, &Optionen::default())
        .is_ok_and(|urteil| urteil.schema_gueltig && urteil.typ.is_some_and(|typ| typ != "0010"))
}

/// Reads a document; the rules have not been asked yet.
fn gelesen<'a>(bytes: &'a [u8], optionen: &Optionen<'a>) -> Result<Urteil, Box<Fehler>> {
    let mut strom = Strom::neu(bytes, &optionen.grenzen)?;
    // Before the root element nothing but white space is an event.
    let erstes = strom.naechstes().map_err(|mut fehler| {
        if let Some(ort) = &mut fehler.ort {
            ort.offset = strom.im_dokument(ort.offset);
        }
        fehler
    })?;
    let Ereignis::Anfang = erstes else {
        let grund = Grund::UnbekannteNachricht;
        return Err(Box::new(Fehler::neu(
            Ebene::Schema,
            Fehlercode::X001,
            Some(0),
            grund,
        )));
    };
    let anfang = strom.anfang();
    let fassung = fassung_von(&strom, anfang, optionen);
    let mut leser = Leser::neu(strom, fassung.unwrap_or(&XMELD_25_11A), optionen);
    let nachricht = match (fassung, leser.name_gut(anfang)) {
        (Ok(_), true) => match Nachricht::aus_wurzel(anfang, &mut leser) {
            Some(gelesen) => gelesen.ok(),
            None => ohne_nachricht(&mut leser, anfang, unbekannt(anfang)),
        },
        (Err(grund), true) => ohne_nachricht(&mut leser, anfang, grund),
        (_, false) => None,
    };
    let (fehler, schema_verletzt) = leser.abschliessen();
    Ok(Urteil {
        typ: Nachricht::typ_der_wurzel(anfang),
        schema_gueltig: !schema_verletzt,
        nachricht,
        fehler,
    })
}

/// Why a root element is none that is read here.
type Absage = (Fehlercode, Grund);

/// Reports the root element and passes over the document, whose markup may be damaged all the same.
fn ohne_nachricht(leser: &mut Leser<'_>, anfang: Anfang<'_>, (code, grund): Absage) -> Option<Nachricht> {
    leser.melde(Ebene::Schema, code, anfang.von, grund);
    leser.ueberspringen();
    None
}

/// The release that the namespace of the root element names.
fn fassung_von(
    strom: &Strom<'_>,
    anfang: Anfang<'_>,
    optionen: &Optionen<'_>,
) -> Result<&'static Fassung, Absage> {
    let in_kraft = |fassung: &&'static Fassung| optionen.heute.is_none_or(|heute| fassung.gilt(heute));
    match anfang.ns {
        Ns::XMeld => strom
            .namensraeume()
            .fassung()
            .filter(in_kraft)
            .ok_or((Fehlercode::V000, Grund::Version)),
        Ns::Rueckweisung => Ok(&XMELD_25_11A),
        _ => {
            let uri = strom.namensraeume().uri_von(anfang.roh);
            let andere = uri.starts_with(XMELD_STAMM) || uri.starts_with(RUECKWEISUNG_STAMM);
            Err(if andere {
                (Fehlercode::V000, Grund::Version)
            } else {
                (Fehlercode::X001, Grund::UnbekannteNachricht)
            })
        }
    }
}

/// A root element of the standard that is not in the list: another message, or none at all.
fn unbekannt(anfang: Anfang<'_>) -> Absage {
    let endung = anfang.lokal.rsplit('.').next().unwrap_or_default();
    if Nachrichtentyp::aus_code(endung).is_some() {
        (Fehlercode::T080, Grund::AndereNachricht)
    } else {
        (Fehlercode::X001, Grund::UnbekannteNachricht)
    }
}
