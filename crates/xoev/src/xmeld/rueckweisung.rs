//! Rejections: asynchronous 0010 (XInneres) and synchronous 0910 (XMeld).
//!
//! A rejection says that a message could not be processed. A business refusal is not a rejection; it is an answer
//! (1701, 1703, 1709, 1712, 1715) or a result (1707).
//!
//! | | 0910 | 0010 |
//! |---|---|---|
//! | rejects | a synchronous message, as its answer | an asynchronous one, in a message to its author |
//! | standard, namespace | XMeld, that of the release | XInneres-Rueckweisung 6, its own; all elements inside unqualified |
//! | reason | one [`Ruecksendegrund`], and hints | one or several [`Fehlercode`], each with descriptions |
//! | the rejected message | its ids, mandatory | its bytes, mandatory; its ids if it keeps to its schema (`R-0010-2`) |
//!
//! Both lists name nearly the same: T transport, X form, V version, S what breaks the standard beyond its schema. A wrong
//! list is S010 in a 0010 and X010 in a 0910, a wrong key S011 and X011. S999 (other) must be explained (`R-0010-1`,
//! `R-0910-1`). Findings become reasons by [`Rueckweisungsgrund::from`] and [`Ruecksendebegruendung::aus`];
//! [`crate::kopf_lesen`] finds the ids of a message that cannot be read.

use crate::codelist::FreierCode;
use crate::codes::{Fehlercode, Ruecksendegrund};
use crate::fehler::Fehler;
use crate::kopf::{Erreichbarkeit, FremdeNachrichtenId, NachrichtenId, Postanschrift};
use crate::latin::Text;
use crate::werte::{Binaer, Ereigniszeichen};
use crate::zeitpunkt::Zeitpunkt;

nachricht! {
    /// 0010: an asynchronous message is rejected; goes to its author.
    pub struct Rueckweisung0010 = "rueckweisung.asynchron.0010" ("0010") in Rueckweisung, Inhalt in Ohne {
        pub rueckweisung: Rueckweisung = "rueckweisung",
    }
}

sequenz! {
    /// Who rejects what, and why.
    pub struct Rueckweisung in Ohne, geregelt {
        /// Only if it is not the addressee of the message, e.g. a clearing point.
        pub stelle: Option<RueckweisendeStelle> = "rueckweisendeStelle",
        pub gruende: Vec<Rueckweisungsgrund> = "rueckweisungsgrund" [1..*],
        pub transportinformationen: Option<Transportinformationen> = "transportinformationen",
        pub einzelfaelle: Vec<Einzelfall> = "nichtVerarbeitbarerEinzelfall",
        /// The ids of the rejected message, if they could be read.
        pub id_nachricht: Option<FremdeNachrichtenId> = "idNachricht",
        /// The rejected message, byte by byte.
        pub nachricht: Binaer = "nachricht",
    }
}

sequenz! {
    /// The authority that rejects.
    pub struct RueckweisendeStelle in Ohne {
        pub pruefinstanz: Text = "pruefinstanz",
        pub anschrift: Postanschrift = "anschrift",
        pub erreichbarkeit: Vec<Erreichbarkeit> = "erreichbarkeit" [1..*],
    }
}

sequenz! {
    /// One reason.
    pub struct Rueckweisungsgrund in Ohne, geregelt {
        pub grund: Fehlercode = "grund",
        /// Mandatory for S999.
        pub spezifisch: Vec<GrundSpezifisch> = "grundSpezifisch",
    }
}

impl From<&Fehler> for Rueckweisungsgrund {
    /// The finding with its place as description; it has nothing of the content of the message.
    fn from(fehler: &Fehler) -> Self {
        let fehlerbeschreibung = Text::parse(&fehler.to_string()).ok();
        Self {
            grund: fehler.code,
            spezifisch: vec![GrundSpezifisch {
                fehlercode: None,
                fehlerbeschreibung,
            }],
        }
    }
}

sequenz! {
    /// A reason in the words of the receiver.
    #[derive(Default)]
    pub struct GrundSpezifisch in Ohne {
        pub fehlercode: Option<FreierCode> = "fehlercode",
        pub fehlerbeschreibung: Option<Text> = "fehlerbeschreibung",
    }
}

sequenz! {
    /// What the transport knew of the rejected message.
    #[derive(Default)]
    pub struct Transportinformationen in Ohne {
        pub nachrichten_id: Option<Text> = "nachrichtenId",
        pub betreff: Option<Text> = "betreff",
        pub sendezeitpunkt: Option<Zeitpunkt> = "sendezeitpunkt",
        pub hinweise: Option<Text> = "ergaenzendeHinweise",
    }
}

sequenz! {
    /// One case of a message with many that could not be processed.
    pub struct Einzelfall in Ohne {
        pub ereignis: Ereignis = "identifikation.ereignis",
        pub gruende: Vec<Rueckweisungsgrund> = "grund" [1..*],
    }
}

sequenz! {
    /// Ids of an event.
    pub struct Ereignis in Ohne, geregelt {
        pub zeitpunkt: Zeitpunkt = "ereignis.zeitpunkt",
        pub zeichen: Ereigniszeichen = "ereignis.zeichen",
    }
}

nachricht! {
    /// 0910: a synchronous message is returned; it is the answer to its author.
    pub struct Ruecksendung0910 = "administration.returntosender.0910" ("0910") in XMeld, Inhalt in XMeld {
        pub container: Ruecksendung = "rts.container",
        pub ursprungsnachricht: NachrichtenId = "ursprungsnachricht",
    }
}

sequenz! {
    /// Who returns a message, and why.
    pub struct Ruecksendung in XMeld {
        pub stelle: Option<RueckweisendeStelle> = "rueckweisende.stelle",
        pub begruendung: Ruecksendebegruendung = "begruendung",
        pub transportinformationen: Option<RuecksendungTransport> = "transportinformationen",
    }
}

sequenz! {
    /// Why a message is returned.
    pub struct Ruecksendebegruendung in XMeld, geregelt {
        pub grund: Ruecksendegrund = "grund",
        pub hinweise: Vec<Text> = "ergaenzende.hinweise",
    }
}

impl Ruecksendebegruendung {
    /// The reason of the first finding, and all findings as hints; `None` if there are none.
    #[must_use]
    pub fn aus(fehler: &[Fehler]) -> Option<Self> {
        let grund = Ruecksendegrund::from(fehler.first()?.code);
        let hinweise = fehler
            .iter()
            .filter_map(|fehler| Text::parse(&fehler.to_string()).ok())
            .collect();
        Some(Self { grund, hinweise })
    }
}

sequenz! {
    /// What the transport knew of the returned message.
    #[derive(Default)]
    pub struct RuecksendungTransport in XMeld {
        pub nachrichten_id: Option<Text> = "nachrichten.id",
        pub betreff: Option<Text> = "betreff",
        pub sendezeitpunkt: Option<Zeitpunkt> = "sendezeitpunkt",
        pub hinweise: Option<Text> = "ergaenzende.hinweise",
    }
}
