//! `meldewerk outbox` and `meldewerk inbox`: messages that are stuck, without a word of what they say unless asked for.

use std::{fmt::Write as _, process::ExitCode, sync::Arc};

use clap::Subcommand;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use super::{
    befehle::{ausgeben, nein},
    betrieb::{Werkstatt, Woran, arbeite},
};
use crate::{
    kernel::NachrichtId,
    land::Land,
    service::{PostFehler, Wer},
    store::{EingangRecord, PostausgangRecord, Unerledigt, Zustellstand},
};

/// So many messages are listed.
const HOECHSTENS: u32 = 1000;

/// What can be done with messages to registers.
#[derive(Debug, Subcommand)]
pub(super) enum Ausgang {
    /// List what no register has yet: waiting or given up, oldest first.
    List {
        #[command(flatten)]
        woran: Woran,
    },
    /// Show how one message stands.
    Show {
        #[command(flatten)]
        woran: Woran,
        /// Its UUID.
        nachricht: NachrichtId,
        /// Print the message itself instead (personal data).
        #[arg(long)]
        inhalt: bool,
    },
    /// Send a message again as soon as possible, under the same UUID.
    Retry {
        #[command(flatten)]
        woran: Woran,
        /// Its UUID.
        nachricht: NachrichtId,
    },
    /// Take a message out for good. A case that waits for it is disturbed: the person must be told, or submit anew.
    Drop {
        #[command(flatten)]
        woran: Woran,
        /// Its UUID.
        nachricht: NachrichtId,
        /// Why; goes into the journal. Name no person.
        #[arg(long, value_name = "TEXT", value_parser = grund)]
        why: String,
    },
}

/// What can be done with messages from registers.
#[derive(Debug, Subcommand)]
pub(super) enum Eingang {
    /// List what is not worked off: to be tried again or put aside, oldest first.
    List {
        #[command(flatten)]
        woran: Woran,
    },
    /// Print a message as it came (personal data).
    Show {
        #[command(flatten)]
        woran: Woran,
        /// The AGS of the register.
        #[arg(value_parser = ags)]
        absender: Ags,
        /// Its UUID.
        nachricht: Uuid,
    },
    /// Have a message that was put aside worked off again.
    Retry {
        #[command(flatten)]
        woran: Woran,
        /// The AGS of the register.
        #[arg(value_parser = ags)]
        absender: Ags,
        /// Its UUID.
        nachricht: Uuid,
    },
}

fn grund(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 500 || text.chars().any(char::is_control) {
        return Err("one line of 1 to 500 characters is needed".to_owned());
    }
    Ok(text.to_owned())
}

fn ags(text: &str) -> Result<Ags, String> {
    Ags::parse(text).map_err(|fehler| fehler.to_string())
}

impl Ausgang {
    /// Ends with 0 if it was done, 1 if there is no such message or nothing to do, 2 if it could not be tried.
    pub(super) fn fuehre_aus(self) -> ExitCode {
        match self {
            Self::List { woran } => arbeite(&woran, liste),
            Self::Show {
                woran,
                nachricht,
                inhalt,
            } => arbeite(&woran, |werkstatt| zeige(werkstatt, nachricht, inhalt)),
            Self::Retry { woran, nachricht } => arbeite(&woran, |werkstatt| async move {
                let Some((land, _)) = werkstatt.ausgehende(nachricht).await? else {
                    return Ok(gibt_es_nicht());
                };
                let getan = werkstatt
                    .dienste
                    .nachricht_erneut_senden(&land, nachricht, &Wer::Konsole)
                    .await;
                melde(getan, "is due now")
            }),
            Self::Drop {
                woran,
                nachricht,
                why,
            } => arbeite(&woran, |werkstatt| async move {
                let Some((land, _)) = werkstatt.ausgehende(nachricht).await? else {
                    return Ok(gibt_es_nicht());
                };
                let getan = werkstatt
                    .dienste
                    .nachricht_verwerfen(&land, nachricht, &why, &Wer::Konsole)
                    .await;
                melde(getan, "was dropped")
            }),
        }
    }
}

impl Eingang {
    /// Ends with 0 if it was done, 1 if there is no such message or nothing to do, 2 if it could not be tried.
    pub(super) fn fuehre_aus(self) -> ExitCode {
        match self {
            Self::List { woran } => arbeite(&woran, eingangsliste),
            Self::Show {
                woran,
                absender,
                nachricht,
            } => arbeite(&woran, |werkstatt| async move {
                Ok(match werkstatt.eingegangene(absender, nachricht).await? {
                    Some((_, eingang)) => roh(&eingang.inhalt),
                    None => gibt_es_nicht(),
                })
            }),
            Self::Retry {
                woran,
                absender,
                nachricht,
            } => arbeite(&woran, |werkstatt| async move {
                let Some((land, _)) = werkstatt.eingegangene(absender, nachricht).await? else {
                    return Ok(gibt_es_nicht());
                };
                let getan = werkstatt
                    .dienste
                    .eingang_wieder_vorlegen(&land, absender, nachricht, &Wer::Konsole)
                    .await;
                melde(getan, "will be worked off again")
            }),
        }
    }
}

impl Werkstatt {
    async fn ausgehende(&self, id: NachrichtId) -> Result<Option<(Arc<Land>, PostausgangRecord)>, String> {
        self.suche(async |land: &Land| self.dienste.ausgehende(land, id).await)
            .await
    }

    async fn eingegangene(
        &self,
        absender: Ags,
        id: Uuid,
    ) -> Result<Option<(Arc<Land>, EingangRecord)>, String> {
        self.suche(async |land: &Land| self.dienste.eingegangene(land, absender, id).await)
            .await
    }
}

async fn liste(werkstatt: Werkstatt) -> Result<ExitCode, String> {
    let mut text = String::new();
    let mut anzahl = 0;
    for land in &werkstatt.laender {
        let alle = werkstatt.dienste.unzugestellte(land, HOECHSTENS).await;
        for nachricht in alle.map_err(|fehler| fehler.to_string())? {
            anzahl += 1;
            zeile(&mut text, &nachricht);
        }
    }
    let _ = writeln!(text, "{anzahl} messages wait or were given up");
    Ok(ausgeben(&text))
}

/// One line about a message; nothing of what it says.
fn zeile(text: &mut String, nachricht: &PostausgangRecord) {
    let PostausgangRecord {
        id,
        land,
        fall,
        empfaenger,
        typ,
        angelegt_am,
        stand,
        ..
    } = nachricht;
    let stand = match stand {
        Zustellstand::Wartet {
            versuche,
            faellig_am,
            letzter_fehler,
        } => {
            let fehler = letzter_fehler.as_deref().unwrap_or("-");
            format!(
                "waits: {versuche} attempts, next {}, last fault {fehler}",
                kurz(*faellig_am)
            )
        }
        Zustellstand::Zugestellt { am } => format!("delivered {}", kurz(*am)),
        Zustellstand::Aufgegeben { versuche, grund } => {
            format!("given up after {versuche} attempts: {grund}")
        }
        Zustellstand::Verworfen { am, grund } => format!("dropped {}: {grund}", kurz(*am)),
    };
    let angelegt = kurz(*angelegt_am);
    let _ = writeln!(
        text,
        "{id}  {land}  {empfaenger}  {typ}  case {fall}  {angelegt}  {stand}"
    );
}

fn kurz(zeit: Timestamp) -> String {
    zeit.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

async fn zeige(werkstatt: Werkstatt, id: NachrichtId, inhalt: bool) -> Result<ExitCode, String> {
    let Some((_, nachricht)) = werkstatt.ausgehende(id).await? else {
        return Ok(gibt_es_nicht());
    };
    if inhalt {
        return Ok(roh(&nachricht.inhalt));
    }
    let mut text = String::new();
    zeile(&mut text, &nachricht);
    Ok(ausgeben(&text))
}

async fn eingangsliste(werkstatt: Werkstatt) -> Result<ExitCode, String> {
    let mut text = String::new();
    let mut anzahl = 0;
    for land in &werkstatt.laender {
        let alle = werkstatt.dienste.unerledigte(land, HOECHSTENS).await;
        for Unerledigt {
            eingang,
            beiseite,
            grund,
        } in alle.map_err(|fehler| fehler.to_string())?
        {
            anzahl += 1;
            let (id, land, von) = (eingang.id, &eingang.land, eingang.absender);
            let wie = if beiseite { "put aside" } else { "waits" };
            let wann = kurz(eingang.empfangen_am);
            let grund = grund.as_deref().unwrap_or("-");
            let fehler = eingang.fehlversuche;
            let _ = writeln!(
                text,
                "{von} {id}  {land}  {wann}  {wie} after {fehler} failures: {grund}"
            );
        }
    }
    let _ = writeln!(text, "{anzahl} messages are not worked off");
    Ok(ausgeben(&text))
}

fn roh(inhalt: &[u8]) -> ExitCode {
    match std::io::Write::write_all(&mut std::io::stdout(), inhalt) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn melde(getan: Result<(), PostFehler>, was: &str) -> Result<ExitCode, String> {
    match getan {
        Ok(()) => Ok(ausgeben(&format!("the message {was}\n"))),
        Err(PostFehler::Stoerung(fehler)) => Err(fehler.to_string()),
        Err(fehler) => Ok(nein(&fehler.to_string())),
    }
}

fn gibt_es_nicht() -> ExitCode {
    nein("there is no such message")
}
