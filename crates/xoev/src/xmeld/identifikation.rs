//! Who the message is about, as the eID told it.

use crate::codelist::Code;
use crate::codes::AgsListe;
use crate::latin::Text;
use crate::werte::{Hausnummer, HausnummerZusatz, Postleitzahl};
use crate::xmeld::name::AllgemeinerName;
use crate::xmeld::person::Geburtsdatum;

sequenz! {
    /// The person as read from the eID; she counts as identified only if everything matches the register (§ 4 BMeldDigiV).
    pub struct Identifikation in XMeld {
        /// DSMeld 0101a; a block name stands here as a whole.
        pub familienname: AllgemeinerName = "familienname.unstrukturiert",
        /// DSMeld 0301.
        pub vornamen: AllgemeinerName = "vornamen",
        /// DSMeld 0601.
        pub geburt: Geburtsdatum = "geburt",
        pub anschrift: IdentifikationAnschrift = "anschrift",
    }
}

sequenz! {
    /// Address on the chip of the eID.
    pub struct IdentifikationAnschrift in XMeld {
        /// DSMeld 1201; that of the reader, except for a service at the authority of a secondary dwelling.
        pub gemeindeschluessel: Code<AgsListe> = "gemeindeschluessel",
        /// DSMeld 1202.
        pub postleitzahl: Postleitzahl = "postleitzahl",
        pub strasse_und_hausnummer: StrasseUndHausnummer = "strasseUndHausnummer",
    }
}

auswahl! {
    /// Street and house number.
    pub enum StrasseUndHausnummer in XMeld {
        /// Both in one text, as the eID stores them.
        Konkateniert(Text) = "konkateniert",
        Strukturiert(Strassenanschrift) = "strukturiert",
    }
}

sequenz! {
    /// Street and house number apart.
    pub struct Strassenanschrift in Ohne, geregelt {
        /// DSMeld 1206.
        pub hausnummer: Option<Hausnummer> = "hausnummer",
        /// DSMeld 1208.
        pub hausnummer_zusatz: Option<HausnummerZusatz> = "hausnummerBuchstabeZusatzziffer",
        /// DSMeld 1205.
        pub strasse: Text = "strasse",
        /// DSMeld 1209.
        pub teilnummer: Option<Text> = "teilnummerDerHausnummer",
    }
}
