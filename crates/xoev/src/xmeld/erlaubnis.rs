//! Permits for weapons and explosives, and the ban on weapons (§ 3 Abs. 2 Nr. 7 and 8 BMG).

use jiff::civil::Date;

use crate::latin::Text;
use crate::xmeld::person::Nachweis;

sequenz! {
    /// A permit for weapons and who told it.
    pub struct WaffenerlaubnisMitNachweis in XMeld {
        pub erlaubnis: Waffenerlaubnis = "waffenrechtlicheerlaubnis",
        /// DSMeld 2602.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// A permit for weapons.
    pub struct Waffenerlaubnis in XMeld {
        /// DSMeld 2601.
        pub erteilt_am: Date = "tagDerErstmaligenErteilung",
    }
}

sequenz! {
    /// A ban on weapons and who told it.
    #[derive(Default)]
    pub struct WaffenbesitzverbotMitNachweis in XMeld {
        /// DSMeld 2603.
        pub erlassen_am: Option<Date> = "tagDerErstmaligenErteilung",
        /// DSMeld 2604.
        pub behoerde_und_aktenzeichen: Option<Text> = "behoerdeUndAktenzeichen",
    }
}

sequenz! {
    /// A permit for explosives and who told it.
    pub struct SprengstoffMitNachweis in XMeld {
        pub erlaubnis: Sprengstofferlaubnis = "sprengstoffrechtlicheerlaubnis",
        /// DSMeld 2802.
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// A permit for explosives, or a Befähigungsschein of § 20 SprengG.
    pub struct Sprengstofferlaubnis in XMeld {
        /// DSMeld 2801.
        pub erteilt_am: Date = "tagDerErstmaligenErteilung",
    }
}
