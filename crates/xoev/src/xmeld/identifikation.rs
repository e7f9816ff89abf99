//! Who the message is about, as the eID told it.
//!
//! § 4 BMeldDigiV: the portal takes these data from a means of identification of level *hoch*, as far as it can be read,
//! and the person is identified only if all of them match the register. So nothing is corrected on the way: street and
//! house number are one text if the chip has one ([`StrasseUndHausnummer::Konkateniert`]), and a person with one name
//! only has it as family name and `nichtVorhanden` as given names.
//!
//! The commune of the address is that of the authority which is asked, unless it is asked as authority of a secondary
//! dwelling; only in 1700 and 1702, which the law gives to that of the sole or main dwelling, this is held (`R-IDENT-1`).
//! Here `gemeindeschluessel` and `postleitzahl` are qualified, unlike in every other address.

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
