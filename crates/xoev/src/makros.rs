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
//! A plain type is mandatory, `Option` optional, `Vec` any number unless bounds follow. With `, geregelt` behind the
//! namespace the type has rules in words (`impl Regeln`), which are checked wherever the type occurs.

/// The upper bound of a cardinality.
macro_rules! hoechstens {
    (*) => {
        usize::MAX
    };
    ($zahl:tt) => {
        $zahl
    };
}

/// The name of an element as it is written.
macro_rules! markup {
    (Ohne, $el:literal) => {
        $el
    };
    (XMeld, $el:literal) => {
        concat!("xmeld:", $el)
    };
    (Rueckweisung, $el:literal) => {
        concat!("xirts:", $el)
    };
}

/// The description of one element, with the bounds of its Rust type unless others are given.
macro_rules! feld {
    ($ns:ident, $el:literal, $t:ty $(, $min:literal, $max:tt)?) => {
        $crate::typ::Feld {
            element: $el,
            namensraum: $crate::fassung::Namensraum::$ns,
            markup: markup!($ns, $el),
            min: [$($min,)? <$t as $crate::typ::Vorkommen>::MIN][0],
            max: [$(hoechstens!($max),)? <$t as $crate::typ::Vorkommen>::MAX][0],
            typ: <<$t as $crate::typ::Vorkommen>::Inhalt as $crate::typ::XmlTyp>::TYP,
        }
    };
}

/// A sequence of elements; with `erweitert name: Typ`, after the elements of another sequence; with `geregelt`, with
/// rules in words (`impl Regeln`).
macro_rules! sequenz {
    (
        $(#[$doc:meta])*
        pub struct $name:ident in $ns:ident { $($felder:tt)* }
    ) => {
        sequenz! { @bau [$(#[$doc])*] $name $ns [] [] { $($felder)* } }
    };
    (
        $(#[$doc:meta])*
        pub struct $name:ident in $ns:ident, geregelt { $($felder:tt)* }
    ) => {
        sequenz! { @bau [$(#[$doc])*] $name $ns [] [Regeln] { $($felder)* } }
    };
    (
        $(#[$doc:meta])*
        pub struct $name:ident in $ns:ident, erweitert $(#[$bdoc:meta])* $basis:ident: $btyp:ty, geregelt {
            $($felder:tt)*
        }
    ) => {
        sequenz! {
            @bau [$(#[$doc])*] $name $ns [$(#[$bdoc])* $basis: $btyp] [Regeln] { $($felder)* }
        }
    };
    (
        $(#[$doc:meta])*
        pub struct $name:ident in $ns:ident, erweitert $(#[$bdoc:meta])* $basis:ident: $btyp:ty {
            $($felder:tt)*
        }
    ) => {
        sequenz! { @bau [$(#[$doc])*] $name $ns [$(#[$bdoc])* $basis: $btyp] [] { $($felder)* } }
    };
    (
        @bau [$(#[$doc:meta])*] $name:ident $ns:ident
        [$($(#[$bdoc:meta])* $basis:ident: $btyp:ty)?] [$($regeln:ident)?] {
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
                    felder: &[$(feld!($ns, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn lesen(leser: &mut $crate::read::Leser<'_>) -> $crate::read::Gelesen<Self> {
                let attribute = leser.nur_attribute(&[]);
                let mut lauf = $crate::read::Lauf::neu(Self::TYP);
                let wert = <Self as $crate::typ::Folge>::felder_lesen(&mut lauf, leser);
                lauf.ende(leser);
                attribute?;
                wert
            }

            #[allow(unused_variables)]
            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $($crate::typ::XmlTyp::schreiben(&self.$basis, schreiber);)?
                $({
                    const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
                    $crate::typ::Vorkommen::schreiben(&self.$f, schreiber, &FELD);
                })*
            }

            #[allow(unused_variables)]
            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                $($crate::typ::XmlTyp::pruefen(&self.$basis, pruefer);)?
                $({
                    const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
                    $crate::typ::Vorkommen::pruefen(&self.$f, pruefer, &FELD);
                })*
                $($crate::typ::$regeln::regeln(self, pruefer);)?
            }
        }

        impl $crate::typ::Folge for $name {
            fn felder_lesen(
                lauf: &mut $crate::read::Lauf,
                leser: &mut $crate::read::Leser<'_>,
            ) -> $crate::read::Gelesen<Self> {
                felder_lesen!(
                    lauf, leser, $ns, [$(<$btyp as $crate::typ::XmlTyp>::TYP.anzahl(),)? 0][0],
                    [$($basis: $btyp)?] [$($f: $t = $el $([$min .. $max])?),*]
                );
                Ok(Self { $($basis: $basis?,)? $($f: $f?,)* })
            }
        }
    };
}

/// Reads the elements of a base type and then the own ones, each into a variable of its name.
macro_rules! felder_lesen {
    (
        $lauf:expr, $leser:expr, $ns:ident, $ab:expr, [$($basis:ident: $btyp:ty)?]
        [$($f:ident: $t:ty = $el:literal $([$min:literal .. $max:tt])?),*]
    ) => {
        /// The places of the elements.
        #[allow(non_camel_case_types, clippy::items_after_statements)]
        enum Platz { $($f),* }
        $(let $basis = <$btyp as $crate::typ::Folge>::felder_lesen($lauf, $leser);)?
        $(let $f = {
            const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
            const PLATZ: usize = $ab + Platz::$f as usize;
            <$t as $crate::typ::Vorkommen>::lesen($lauf, $leser, &FELD, PLATZ)
        };)*
    };
}

/// A choice: exactly one of the elements.
macro_rules! auswahl {
    (
        $(#[$doc:meta])*
        pub enum $name:ident in $ns:ident { $($felder:tt)* }
    ) => {
        auswahl! { @bau [$(#[$doc])*] $name $ns [] { $($felder)* } }
    };
    (
        $(#[$doc:meta])*
        pub enum $name:ident in $ns:ident, geregelt { $($felder:tt)* }
    ) => {
        auswahl! { @bau [$(#[$doc])*] $name $ns [Regeln] { $($felder)* } }
    };
    (
        @bau [$(#[$doc:meta])*] $name:ident $ns:ident [$($regeln:ident)?] {
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
                    felder: &[$(feld!($ns, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn lesen(leser: &mut $crate::read::Leser<'_>) -> $crate::read::Gelesen<Self> {
                /// The places of the alternatives.
                enum Platz { $($v),* }
                let attribute = leser.nur_attribute(&[]);
                let mut lauf = $crate::read::Lauf::neu(Self::TYP);
                let platz = lauf.platz(leser);
                $(if platz == Platz::$v as usize {
                    const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
                    let wert = <$t as $crate::typ::Vorkommen>::lesen(&mut lauf, leser, &FELD, platz);
                    lauf.ende(leser);
                    attribute?;
                    return wert.map(Self::$v);
                })*
                let verworfen = lauf.keine_alternative(leser);
                lauf.ende(leser);
                Err(verworfen)
            }

            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                match self {
                    $(Self::$v(wert) => {
                        const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
                        $crate::typ::Vorkommen::schreiben(wert, schreiber, &FELD);
                    })*
                }
            }

            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                match self {
                    $(Self::$v(wert) => {
                        const FELD: $crate::typ::Feld = feld!($ns, $el, $t $(, $min, $max)?);
                        $crate::typ::Vorkommen::pruefen(wert, pruefer, &FELD);
                    })*
                }
                $($crate::typ::$regeln::regeln(self, pruefer);)?
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
            const MARKUP: &'static str = markup!($ns, $wurzel);
            const NACHRICHTENTYP: &'static str = $typ;
            const NAMENSRAUM: $crate::fassung::Namensraum = $crate::fassung::Namensraum::$ns;
            const TYP: &'static $crate::typ::Typ = &$crate::typ::Typ {
                name: stringify!($name),
                art: $crate::typ::Art::Folge {
                    basis: Some(<$crate::kopf::NachrichtG2G as $crate::typ::XmlTyp>::TYP),
                    felder: &[$(feld!($ins, $el, $t $(, $min, $max)?)),*],
                },
            };

            fn kopf(&self) -> &$crate::kopf::Kopf {
                &self.kopf
            }

            fn lesen(leser: &mut $crate::read::Leser<'_>) -> $crate::read::Gelesen<Self> {
                let wurzel = $crate::kopf::Wurzel::lesen::<Self>(leser);
                let mut lauf = $crate::read::Lauf::neu(<Self as $crate::xmeld::Nachrichtenart>::TYP);
                let g2g = <$crate::kopf::NachrichtG2G as $crate::typ::Folge>::felder_lesen(&mut lauf, leser);
                felder_lesen!(
                    &mut lauf, leser, $ins,
                    <$crate::kopf::NachrichtG2G as $crate::typ::XmlTyp>::TYP.anzahl(),
                    [] [$($f: $t = $el $([$min .. $max])?),*]
                );
                lauf.ende(leser);
                let kopf = $crate::kopf::Kopf::aus(wurzel?, g2g?);
                Ok(Self { kopf, $($f: $f?,)* })
            }

            fn inhalt_schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $({
                    const FELD: $crate::typ::Feld = feld!($ins, $el, $t $(, $min, $max)?);
                    $crate::typ::Vorkommen::schreiben(&self.$f, schreiber, &FELD);
                })*
            }

            fn pruefen(&self, pruefer: &mut $crate::typ::Pruefer) {
                self.kopf.pruefen(pruefer);
                $({
                    const FELD: $crate::typ::Feld = feld!($ins, $el, $t $(, $min, $max)?);
                    $crate::typ::Vorkommen::pruefen(&self.$f, pruefer, &FELD);
                })*
                $crate::typ::Regeln::regeln(self, pruefer);
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
                art: $crate::typ::Art::Code($crate::typ::Codeart {
                    liste: Some($uri),
                    version: Some($version),
                    codes: Some(&[$($code),*]),
                    mit_name: [$(codes!(@$mit_name),)? false][0],
                }),
            };

            fn lesen(leser: &mut $crate::read::Leser<'_>) -> $crate::read::Gelesen<Self> {
                let mit_name = [$(codes!(@$mit_name),)? false][0];
                $crate::codelist::fest_lesen(leser, $uri, $version, mit_name, Self::aus_code)
            }

            fn schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                $crate::codelist::code_schreiben(schreiber, self.code(), None);
            }

            fn attribute_schreiben(&self, schreiber: &mut $crate::write::Schreiber) {
                schreiber.attribut("listURI", $uri);
                schreiber.attribut("listVersionID", $version);
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
