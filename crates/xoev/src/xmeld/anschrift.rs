//! Addresses of persons.
//!
//! One address of the law has many types in the standard, because it depends on whose it is what must be told:
//! [`AnschriftInland`] is complete, [`Meldeanschrift`] is what a register has of a relative; of the person herself a
//! dwelling may also lie abroad or be unknown ([`Anschrift`]), or have the conditional note of § 52 BMG
//! ([`AnschriftMitSperrvermerk`]). The parts stand in alphabetical order of their German names and in no namespace.
//!
//! The number 124 a is `hausnummer` 124 and `hausnummerBuchstabeZusatzziffer` a; 16 1/7 is `hausnummer` 16 and
//! `teilnummerDerHausnummer` 1/7. A dwelling with a number and no street has the word `Hausnummer` as street, one with
//! neither `ohne Hausnummer` (`R-ANSCHRIFT-2`, `R-ANSCHRIFT-3`).

use crate::codelist::Code;
use crate::codes::{AgsListe, GebietListe, UnbekanntGrund};
use crate::latin::Text;
use crate::werte::{Auslandszeile, Hausnummer, HausnummerZusatz, Ja, Position, Postleitzahl, Stockwerk};

sequenz! {
    /// Address of a Wohnung in Germany, with what an address must have.
    pub struct AnschriftInland in Ohne, geregelt {
        /// DSMeld 1201.
        pub gemeindeschluessel: Code<AgsListe> = "gemeindeschluessel",
        /// DSMeld 1206.
        pub hausnummer: Option<Hausnummer> = "hausnummer",
        /// DSMeld 1208.
        pub hausnummer_zusatz: Option<HausnummerZusatz> = "hausnummerBuchstabeZusatzziffer",
        /// DSMeld 1202.
        pub postleitzahl: Postleitzahl = "postleitzahl",
        /// DSMeld 1210.
        pub stockwerk: Option<Stockwerk> = "stockwerkswohnungsnummer",
        /// DSMeld 1205.
        pub strasse: Text = "strasse",
        /// DSMeld 1209.
        pub teilnummer: Option<Text> = "teilnummerDerHausnummer",
        /// DSMeld 1203.
        pub wohnort: Text = "wohnort",
        /// DSMeld 1204.
        pub frueherer_gemeindename: Option<Text> = "wohnortFruehererGemeindename",
        /// DSMeld 1212.
        pub wohnungsinhaber: Option<Text> = "wohnungsinhaber",
        /// DSMeld 1211.
        pub zusatzangaben: Option<Text> = "zusatzangaben",
    }
}

sequenz! {
    /// Address in Germany as far as a register has it.
    #[derive(Default)]
    pub struct Meldeanschrift in Ohne, geregelt {
        /// DSMeld 1201.
        pub gemeindeschluessel: Option<Code<AgsListe>> = "gemeindeschluessel",
        /// DSMeld 1206.
        pub hausnummer: Option<Hausnummer> = "hausnummer",
        /// DSMeld 1208.
        pub hausnummer_zusatz: Option<HausnummerZusatz> = "hausnummerBuchstabeZusatzziffer",
        /// DSMeld 1202.
        pub postleitzahl: Option<Postleitzahl> = "postleitzahl",
        /// DSMeld 1210.
        pub stockwerk: Option<Stockwerk> = "stockwerkswohnungsnummer",
        /// DSMeld 1205.
        pub strasse: Option<Text> = "strasse",
        /// DSMeld 1209.
        pub teilnummer: Option<Text> = "teilnummerDerHausnummer",
        /// DSMeld 1203.
        pub wohnort: Option<Text> = "wohnort",
        /// DSMeld 1204.
        pub frueherer_gemeindename: Option<Text> = "wohnortFruehererGemeindename",
        /// DSMeld 1212.
        pub wohnungsinhaber: Option<Text> = "wohnungsinhaber",
        /// DSMeld 1211.
        pub zusatzangaben: Option<Text> = "zusatzangaben",
    }
}

auswahl! {
    /// Address of a Wohnung of the person herself.
    pub enum Anschrift in XMeld {
        Inland(AnschriftInland) = "anschrift.inland",
        Ausland(AnschriftAusland) = "anschrift.ausland",
        Unbekannt(AnschriftUnbekannt) = "anschrift.unbekannt",
    }
}

auswahl! {
    /// Address of a Wohnung of the person herself, in Germany with the bedingter Sperrvermerk of § 52 BMG.
    pub enum AnschriftGesperrt in XMeld {
        Inland(AnschriftMitSperrvermerk) = "anschrift.inland",
        /// The state to which or from which the person moved.
        Ausland(AnschriftAusland) = "anschrift.ausland",
        Unbekannt(AnschriftUnbekannt) = "anschrift.unbekannt",
    }
}

auswahl! {
    /// Address of a partner or legal representative.
    pub enum AnschriftAngehoeriger in XMeld {
        Inland(Meldeanschrift) = "anschrift.inland",
        Ausland(AnschriftAusland) = "anschrift.ausland",
        Unbekannt(AnschriftUnbekannt) = "anschrift.unbekannt",
    }
}

auswahl! {
    /// Address of a child.
    pub enum AnschriftKind in XMeld {
        Inland(Meldeanschrift) = "anschrift.inland",
        Unbekannt(AnschriftUnbekannt) = "anschrift.unbekannt",
    }
}

auswahl! {
    /// Address abroad: the state, or that it is rightly not told.
    pub enum AnschriftAusland in XMeld {
        Staat(Code<GebietListe>) = "staat",
        ZuRechtNichtUebermittelt(Ja) = "zurechtnichtuebermittelt",
    }
}

sequenz! {
    /// No address is known.
    pub struct AnschriftUnbekannt in XMeld {
        pub anschrift_unbekannt: Ja = "anschriftUnbekannt",
        pub sachverhalt: Option<UnbekanntGrund> = "sachverhalt",
    }
}

sequenz! {
    /// Address of a Wohnung with the bedingter Sperrvermerk of § 52 BMG.
    pub struct AnschriftMitSperrvermerk in XMeld {
        pub inland: AnschriftInland = "anschrift.inland",
        pub bedingter_sperrvermerk: Option<Ja> = "bedingterSperrvermerk",
    }
}

sequenz! {
    /// Address abroad as printed on a letter.
    pub struct Auslandsanschrift in XMeld, geregelt {
        pub staat: Code<GebietListe> = "staat",
        pub anschriftzone: Option<Auslandsanschriftzone> = "anschriftzone",
    }
}

sequenz! {
    /// The lines of an address abroad.
    pub struct Auslandsanschriftzone in Ohne, geregelt {
        pub zeilen: Vec<Auslandsanschriftzeile> = "zeile.anschrift" [2..5],
    }
}

sequenz! {
    /// One line of an address abroad.
    pub struct Auslandsanschriftzeile in Ohne {
        pub zeilennummer: Position<8> = "zeilennummer",
        pub inhalt: Auslandszeile = "inhalt",
    }
}

sequenz! {
    /// Name and address of a Wohnungsgeber in the lines of an Anschriftzone (DIN 5008).
    #[derive(Default)]
    pub struct Anschriftzone in XMeld {
        pub zeilen: Vec<Anschriftzeile> = "zeile" [0..6],
    }
}

sequenz! {
    /// One line of an Anschriftzone.
    pub struct Anschriftzeile in XMeld {
        pub position: Position<6> = "position",
        pub inhalt: Text = "inhalt",
    }
}
