//! XMeld, chapter Onlinedienste: messages between portals and Meldebehörden, read, written and checked exactly.
//!
//! This page is a handbook of the chapter in XMeld 25.11a; the modules below go into detail. No I/O, no async.
//! `README.md` of the crate is for whoever wants to use it: verdicts, limits, known differences, how it is tested.
//!
//! ```
//! match xoev::Nachricht::lesen(b"<kein-xmeld/>") {
//!     Ok(nachricht) => println!("{}", nachricht.typ()),
//!     Err(fehler) => assert_eq!(fehler[0].code.code(), "X001"),
//! }
//! ```
//!
//! # Who speaks
//! A **Verwaltungsportal** (in the directory DVDV `mbp:` and an id) has logged a person in and speaks for her. A
//! **Meldebehörde** (`ags:` and the eight digits of its commune) keeps the register and decides. Whatever the person
//! wants is one question or one Anmeldung to one authority; the BMeldDigiV says which data go along and which authority
//! is asked. All messages 1700 to 1715 go between these two, in one direction each (`R-KOPF-7`, `R-KOPF-8`).
//!
//! # The messages
//! → goes from the portal to the Meldebehörde, ← back. *sync*: the answer comes on the same connection; *async*: it
//! comes later, or never.
//!
//! | Type | | Mode | What it says | Basis | Answer |
//! |---|---|---|---|---|---|
//! | [1700](xmeld::AbrufMeldebescheinigung1700) | → | sync | give me a Meldebescheinigung | §§ 18, 18a BMG, §§ 5, 6 BMeldDigiV | 1701 |
//! | [1701](xmeld::MeldebescheinigungAntwort1701) | ← | sync | here it is, it will come, or why not | the same | – |
//! | [1702](xmeld::AbrufMeldeschein1702) | → | sync | give me the data of this person for a Meldeschein | § 23a Abs. 1 BMG, § 9 Abs. 1 BMeldDigiV | 1703 |
//! | [1703](xmeld::MeldescheinAntwort1703) | ← | sync | here they are, or why not | the same | – |
//! | [1704](xmeld::Meldeschein1704) | → | async | the complete Meldeschein | § 23a Abs. 2 BMG, § 9 Abs. 2 BMeldDigiV | 1705 or 1707 |
//! | [1705](xmeld::Statusmitteilung1705) | ← | async | a Bestätigungscode is on its way by letter | § 23a Abs. 3 BMG | 1706 |
//! | [1706](xmeld::Bestaetigungscode1706) | → | async | this is the code | § 23a Abs. 3 BMG, § 9 Abs. 3 BMeldDigiV | 1707 |
//! | [1707](xmeld::Ergebnis1707) | ← | async | entered, with the Meldebestätigung; or refused | § 24 Abs. 2 BMG, § 10 BMeldDigiV | – |
//! | [1708](xmeld::AbrufSelbstauskunft1708) | → | sync | what do you hold about me? | Art. 15 DSGVO, § 7 BMeldDigiV | 1709 |
//! | [1709](xmeld::SelbstauskunftStatus1709) | ← | sync | the request has come in, or why not | the same | 1710 follows |
//! | [1710](xmeld::Selbstauskunft1710) | ← | async | all of it | the same | – |
//! | [1711](xmeld::AbrufSperren1711) | → | sync | which objections are entered? | § 8 BMeldDigiV | 1712 |
//! | [1712](xmeld::SperrenAntwort1712) | ← | sync | these, or why they are not told | §§ 42 Abs. 3, 50 Abs. 5 BMG, § 8 BMeldDigiV | – |
//! | [1713](xmeld::EintragungSperren1713) | → | sync | enter these, delete those | the same | 1712 |
//! | [1714](xmeld::EintragungSperren1714) | → | async | the same, where the answer takes its time | the same | 1715 |
//! | [1715](xmeld::SperrenAntwort1715) | ← | async | these are entered now | the same | – |
//! | [0910](xmeld::Ruecksendung0910) | ⇄ | sync | I could not process your message | XMeld | – |
//! | [0010](xmeld::Rueckweisung0010) | ⇄ | async | the same for an asynchronous message | XInneres | – |
//!
//! The schema calls only 1714 and 1715 asynchronous. For 1702 and 1704 to 1707 the mode is the practice of the services
//! that run today; for the others it follows from that. [`Nachricht`] is any of the 18.
//!
//! # An Anmeldung
//! 1. The portal asks the authority of the sole or main dwelling that is left: **1702**, once for each person.
//! 2. That authority answers **1703**: what the register holds, or why it gives nothing. Partners, children and
//!    representatives with a lock (§ 51 BMG) or a note (§ 52 BMG) are left out, and nothing shows that they are.
//! 3. The person checks, adds dwelling, day of moving in and Wohnungsgeber, and confirms. **1704** brings all that to
//!    the authority of the new dwelling. The data of the 1703 go back unaltered, as `bestaetigteMeldedaten`.
//! 4. Instead of the landlord's confirmation the authority may write a letter to the new address: **1705** says so, and
//!    until when the code in it counts; **1706** brings the code back.
//! 5. **1707** ends it: a Meldebestätigung for each person, as elements and as PDF; or `ablehnung`.
//!
//! More in [`xmeld::meldeschein`] and [`xmeld::anmeldung`].
//!
//! # The other three
//! - **Meldebescheinigung** ([`xmeld::meldebescheinigung`]): one 1700, one 1701. The person chooses the minimum of
//!   § 18 Abs. 1 BMG or names elements beyond it ([`Anforderungselement`]), and whether it shall come as data, as a
//!   document or by post.
//! - **Selbstauskunft** ([`xmeld::selbstauskunft`]): 1708; the 1709 says at once whether the request has come in; the
//!   1710 brings the data when they are compiled.
//! - **Widersprüche und Übermittlungssperren** ([`xmeld::sperren`]): 1711 asks; 1713 (or 1714) enters and deletes. Every
//!   1712 (or 1715) tells the state reached, not the change.
//!
//! An answer names its question in `ursprungsnachricht`: id, type and point in time ([`Nachricht::nachrichten_id`]).
//! The `nachrichtenUUID` is new for every message and is kept when the same message is sent again; so a receiver knows
//! one it has already.
//!
//! # Who the person is
//! [`Identifikation`](xmeld::identifikation::Identifikation) goes with most messages: family name, given names, date of
//! birth and address, taken from the means of identification (level *hoch*) as far as it can be read. § 4 BMeldDigiV: the
//! person is identified only if all of it matches the register. An address on the chip that is out of date is no match:
//! the answer is then [`NichterstellungGrund::NichtIdentifiziert`](codes::NichterstellungGrund::NichtIdentifiziert).
//!
//! # A refusal is not a rejection
//! - The message is fine and the answer is no: `grundDerRueckweisung` in 1701, 1703, 1709, 1712 and 1715, `ablehnung` in
//!   1707. Business; a person reads the reason.
//! - The message cannot be processed: **0910** (synchronous) or **0010** (asynchronous, with the message inside, byte by
//!   byte). Technique; each [`Fehler`] has the [`Fehlercode`] for it, and none of them repeats content of the message, so
//!   they may be sent and logged. See [`xmeld::rueckweisung`].
//!
//! # Namespaces: the trap
//! Elements of XMeld are qualified (`xmeld:`). Whatever it takes over from XInneres and XÖV is in no namespace: the whole
//! header, the children of `ursprungsnachricht`, `code` inside any code, `name` inside any name, the parts of dates and
//! of addresses. [`fassung::Namensraum`] of each description says which; the reader refuses the other.
//!
//! # Texts, dates, codes
//! - [`Text`] is a text of DIN 91379 data type C in NFC, never empty; [`latin`] says what to do with all other signs.
//! - [`Teildatum`] is a date whose day, month or year may be unknown; [`Zeitpunkt`] a point in time with its offset.
//! - A code travels with its list and version. Lists that the schema enumerates are enums in [`codes`]; of others the
//!   message names the version ([`Code`]). [`listen`] holds lists as data and reads them from genericode.
//! - [`Ags`] is the key of a commune, [`Ja`] an element that can only say `true`, [`Binaer`] a document.
//!
//! # Where things are
//! | Module | What |
//! |---|---|
//! | [`xmeld`] | the messages and what they are made of, a file per family |
//! | [`kopf`] | the header: ids, author, reader |
//! | [`urteil`], [`fehler`] | the verdict about a document, its findings, their level, code and place |
//! | [`regeln`] | what the standard and the law say in words, a constant per rule |
//! | [`codes`], [`codelist`], [`listen`] | code lists: enumerated, by URI, as data |
//! | [`latin`] | DIN 91379: check, clean up, advise, search, transliterate |
//! | [`fassung`] | releases: namespace, version, days in force |
//! | [`typ`], [`profil`] | each XML type described once; the descriptions as XML Schema |
//! | [`ags`], [`teildatum`], [`werte`] | small values |

#[macro_use]
mod makros;

pub mod ags;
mod anforderung;
pub mod codelist;
pub mod codes;
pub mod fassung;
pub mod fehler;
pub mod kopf;
mod kopfdaten;
pub mod latin;
pub mod listen;
mod nachrichtentyp;
pub mod profil;
mod read;
pub mod regeln;
pub mod teildatum;
pub mod typ;
pub mod typnamen;
mod uri;
pub mod urteil;
pub mod werte;
mod write;
pub mod wurzeln;
pub mod xmeld;
mod zeitpunkt;

pub use ags::Ags;
pub use anforderung::Anforderungselement;
pub use codelist::Code;
pub use fehler::{Ebene, Fehler, Fehlercode, Grund, Ort};
pub use kopf::Kopf;
pub use kopfdaten::{Kopfdaten, kopf_lesen};
pub use latin::{Text, TextError};
pub use nachrichtentyp::Nachrichtentyp;
pub use read::Grenzen;
pub use regeln::Regel;
pub use teildatum::Teildatum;
pub use urteil::{Optionen, Urteil};
pub use werte::{Binaer, Ja, Token};
pub use xmeld::Nachricht;
pub use zeitpunkt::{Zeitpunkt, ZeitpunktError};

/// The examples of the README are tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Liesmich;
