//! The macros with which XML types are described, once each.
//!
//! ```text
//! sequenz! {
//!     /// What it is.
//!     pub struct Name in XMeld {
//!         /// DSMeld sheet.
//!         pub feld: Option<Text> = "element",
//!         pub viele: Vec<Text> = "elemente" [1..4],
//!     }
//! }
//! ```
//! A plain type is mandatory, `Option` optional, `Vec` any number unless bounds follow.

/// The upper bound of a cardinality.
macro_rules! hoechstens {
    (*) => {
        usize::MAX
    };
    ($zahl:tt) => {
        $zahl
    };
}

/// The place of one element, with the bounds of its Rust type unless others are given.
macro_rules! stelle {
    ($ns:ident, $el:literal, $t:ty) => {
        $crate::typ::Stelle {
            namensraum: $crate::fassung::Namensraum::$ns,
            element: $el,
            min: <$t as $crate::typ::Vorkommen>::MIN,
            max: <$t as $crate::typ::Vorkommen>::MAX,
        }
    };
    ($ns:ident, $el:literal, $t:ty, $min:literal, $max:tt) => {
        $crate::typ::Stelle {
            namensraum: $crate::fassung::Namensraum::$ns,
            element: $el,
            min: $min,
            max: hoechstens!($max),
        }
    };
}

/// The description of one element.
macro_rules! feld {
    ($ns:ident, $el:literal, $t:ty $(, $min:literal, $max:tt)?) => {{
        const STELLE: $crate::typ::Stelle = stelle!($ns, $el, $t $(, $min, $max)?);
        $crate::typ::Feld {
            element: $el,
            min: STELLE.min,
            max: STELLE.max,
            typ: <<$t as $crate::typ::Vorkommen>::Inhalt as $crate::typ::XmlTyp>::TYP,
        }
    }};
}

/// A sequence of elements; with `erweitert name: Typ`, after the elements of another sequence.
macro_rules! sequenz {
    (
        $(#[$doc:meta])*
        pub struct $name:ident in $ns:ident $(, erweitert $(#[$bdoc:meta])* $basis:ident: $btyp:ty)? {
            $($(#[$fdoc:meta])* pub $f:ident: $t:ty = $el:literal $([$min:literal .. $max:tt])?),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Eq, PartialEq)]
        pub struct $name {
            $(#[doc = "The elements of the base type."] $(#[$bdoc])* pub $basis: $btyp,)?
            $(#[doc = concat!("Element `", $el, "`.")] $(#[doc = ""] #[$fdoc])* pub $f: $t,)*
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        impl $crate::typ::XmlTyp for $name {
            const TYP: &'static $crate::typ::Typ = &$crate::typ::Typ {
                name: stringify!($name),
                art: $crate::typ::Art::Folge {
                    basis: [$(Some(<$btyp as $crate::typ::XmlTyp>::TYP),)? None][0],
                    namensraum: $crate::fassung::Namensraum::$ns,
                    felder: &[$(feld!($ns, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn lesen(
                knoten: &$crate::baum::Knoten<'_>,
                leser: &mut $crate::read::Leser,
            ) -> $crate::read::Gelesen<Self> {
                let mut kinder = $crate::read::Kinder::neu(knoten, leser, &[])?;
                let wert = <Self as $crate::typ::Folge>::felder_lesen(&mut kinder, leser);
                kinder.ende(leser)?;
                wert
            }

            #[allow(unused_variables)]
            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $($crate::typ::XmlTyp::schreiben(&self.$basis, schreiber);)?
                $($crate::typ::Vorkommen::schreiben(
                    &self.$f, schreiber, stelle!($ns, $el, $t $(, $min, $max)?));)*
            }

            #[allow(unused_variables)]
            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                $($crate::typ::XmlTyp::pruefen(&self.$basis, pruefer);)?
                $($crate::typ::Vorkommen::pruefen(
                    &self.$f, pruefer, stelle!($ns, $el, $t $(, $min, $max)?));)*
            }
        }

        impl $crate::typ::Folge for $name {
            fn felder_lesen(
                kinder: &mut $crate::read::Kinder<'_, '_>,
                leser: &mut $crate::read::Leser,
            ) -> $crate::read::Gelesen<Self> {
                $(let $basis = <$btyp as $crate::typ::Folge>::felder_lesen(kinder, leser);)?
                $(let $f = <$t as $crate::typ::Vorkommen>::lesen(
                    kinder, leser, stelle!($ns, $el, $t $(, $min, $max)?));)*
                Ok(Self { $($basis: $basis?,)? $($f: $f?,)* })
            }
        }
    };
}

/// A choice: exactly one of the elements.
macro_rules! auswahl {
    (
        $(#[$doc:meta])*
        pub enum $name:ident in $ns:ident {
            $($(#[$fdoc:meta])* $v:ident($t:ty) = $el:literal $([$min:literal .. $max:tt])?),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Eq, PartialEq)]
        #[allow(clippy::large_enum_variant)] // a message is held once, a box would only hide its fields
        pub enum $name {
            $(#[doc = concat!("Element `", $el, "`.")] $(#[doc = ""] #[$fdoc])* $v($t),)*
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        impl $crate::typ::XmlTyp for $name {
            const TYP: &'static $crate::typ::Typ = &$crate::typ::Typ {
                name: stringify!($name),
                art: $crate::typ::Art::Auswahl {
                    namensraum: $crate::fassung::Namensraum::$ns,
                    felder: &[$(feld!($ns, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn lesen(
                knoten: &$crate::baum::Knoten<'_>,
                leser: &mut $crate::read::Leser,
            ) -> $crate::read::Gelesen<Self> {
                let mut kinder = $crate::read::Kinder::neu(knoten, leser, &[])?;
                $(let stelle = stelle!($ns, $el, $t $(, $min, $max)?);
                if kinder.ist(leser, stelle) {
                    let wert = <$t as $crate::typ::Vorkommen>::lesen(&mut kinder, leser, stelle);
                    kinder.ende(leser)?;
                    return wert.map(Self::$v);
                })*
                let verworfen = kinder.keine_alternative(leser);
                kinder.ende(leser)?;
                Err(verworfen)
            }

            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                match self {
                    $(Self::$v(wert) => $crate::typ::Vorkommen::schreiben(
                        wert, schreiber, stelle!($ns, $el, $t $(, $min, $max)?)),)*
                }
            }

            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                match self {
                    $(Self::$v(wert) => $crate::typ::Vorkommen::pruefen(
                        wert, pruefer, stelle!($ns, $el, $t $(, $min, $max)?)),)*
                }
            }
        }
    };
}

/// A message: a root element with the header ([`crate::kopf::Kopf`]) and its own elements.
///
/// The type of message in the header is the constant; its rules in words are `impl Regeln`.
macro_rules! nachricht {
    (
        $(#[$doc:meta])*
        pub struct $name:ident = $wurzel:literal ($typ:literal) in $ns:ident, Inhalt in $ins:ident {
            $($(#[$fdoc:meta])* pub $f:ident: $t:ty = $el:literal $([$min:literal .. $max:tt])?),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Eq, PartialEq)]
        pub struct $name {
            /// Header: who writes to whom, when, with which product.
            pub kopf: $crate::kopf::Kopf,
            $(#[doc = concat!("Element `", $el, "`.")] $(#[doc = ""] #[$fdoc])* pub $f: $t,)*
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.kopf.nachrichten_uuid)
            }
        }

        impl $crate::xmeld::Nachrichtenart for $name {
            const WURZEL: &'static str = $wurzel;
            const NACHRICHTENTYP: &'static str = $typ;
            const NAMENSRAUM: $crate::fassung::Namensraum = $crate::fassung::Namensraum::$ns;
            const TYP: &'static $crate::typ::Typ = &$crate::typ::Typ {
                name: stringify!($name),
                art: $crate::typ::Art::Folge {
                    basis: Some(<$crate::kopf::NachrichtG2G as $crate::typ::XmlTyp>::TYP),
                    namensraum: $crate::fassung::Namensraum::$ins,
                    felder: &[$(feld!($ins, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn kopf(&self) -> &$crate::kopf::Kopf {
                &self.kopf
            }

            fn lesen(
                knoten: &$crate::baum::Knoten<'_>,
                leser: &mut $crate::read::Leser,
            ) -> $crate::read::Gelesen<Self> {
                let mut kinder = $crate::read::Kinder::neu(knoten, leser, $crate::kopf::ATTRIBUTE)?;
                let kopf = $crate::kopf::Kopf::lesen::<Self>(knoten, &mut kinder, leser);
                $(let $f = <$t as $crate::typ::Vorkommen>::lesen(
                    &mut kinder, leser, stelle!($ins, $el, $t $(, $min, $max)?));)*
                kinder.ende(leser)?;
                Ok(Self { kopf: kopf?, $($f: $f?,)* })
            }

            fn inhalt_schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $($crate::typ::Vorkommen::schreiben(
                    &self.$f, schreiber, stelle!($ins, $el, $t $(, $min, $max)?));)*
            }

            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                self.kopf.pruefen(pruefer);
                $($crate::typ::Vorkommen::pruefen(
                    &self.$f, pruefer, stelle!($ins, $el, $t $(, $min, $max)?));)*
                $crate::xmeld::Regeln::regeln(self, pruefer);
            }
        }
    };
}

/// A code list that the schema enumerates (XÖV code type 1), with URI and version fixed.
///
/// Each entry: name in Rust, code, words in German, words in English (`Ledig = "LD" "ledig" / "single"`).
macro_rules! codes {
    (
        $(#[$doc:meta])*
        pub enum $name:ident in $uri:literal, $version:literal $(, $mit_name:ident)? {
            $($v:ident = $code:literal $text:literal / $english:literal),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Deserialize, serde::Serialize)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "` ", $text, " / ", $english, ".")] #[serde(rename = $code)] $v,)*
        }

        impl $name {
            /// All entries in the order of the codes.
            pub const ALLE: &'static [Self] = &[$(Self::$v),*];

            /// The list as data: URI, version, entries with their names.
            pub const LISTE: &'static $crate::listen::Aufzaehlung = &$crate::listen::Aufzaehlung {
                name: stringify!($name),
                uri: $uri,
                version: $version,
                eintraege: &[$(($code, $text, $english)),*],
            };

            /// The code as it stands in a message.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$v => $code,)* }
            }

            /// The entry in German words.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$v => $text,)* }
            }

            /// The entry in English words.
            #[must_use]
            pub const fn name_en(self) -> &'static str {
                match self { $(Self::$v => $english,)* }
            }

            /// The entry with this code; `None` if the list has none.
            #[must_use]
            pub fn aus_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$v),)* _ => None }
            }
        }

        impl $crate::typ::XmlTyp for $name {
            const TYP: &'static $crate::typ::Typ = &$crate::typ::Typ {
                name: stringify!($name),
                art: $crate::typ::Art::Code {
                    liste: Some($uri),
                    version: Some($version),
                    codes: Some(&[$($code),*]),
                    mit_name: [$(codes!(@$mit_name),)? false][0],
                },
            };

            fn lesen(
                knoten: &$crate::baum::Knoten<'_>,
                leser: &mut $crate::read::Leser,
            ) -> $crate::read::Gelesen<Self> {
                let mit_name = [$(codes!(@$mit_name),)? false][0];
                let (code, _name) = $crate::codelist::fest_lesen(knoten, leser, $uri, $version, mit_name)?;
                $crate::codelist::eintrag(Self::aus_code(&code), knoten, leser, $uri)
            }

            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $crate::codelist::code_schreiben(schreiber, self.code(), None);
            }

            fn attribute<'s>(&'s self, _schreiber: &$crate::write::Schreiber) -> Vec<(&'static str, &'s str)> {
                vec![("listURI", $uri), ("listVersionID", $version)]
            }
        }
    };
    (@mit_name) => { true };
}

/// A code list kept outside the schema (XÖV code type 3): URI fixed, version in the message.
macro_rules! liste {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($wert:ty) in $uri:literal $(, $mit_name:ident)?;
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub struct $name;

        impl $crate::codelist::Liste for $name {
            type Wert = $wert;
            const URI: &'static str = $uri;
            const NAME: &'static str = stringify!($name);
            const MIT_NAME: bool = [$(codes!(@$mit_name),)? false][0];
        }
    };
}
