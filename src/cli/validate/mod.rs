//! `meldewerk validate`: verdicts about messages, one file after the other.

mod amtlich;
mod bericht;
mod buendel;
mod glaetten;
mod ort;
mod urteil;

use std::{
    fs,
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use xoev::{Optionen, listen::Schluesselpruefung};

use self::{
    amtlich::{Amtlich, Gutachter},
    bericht::{Bericht, dateiname},
    urteil::{befund_ungelesen, urteile},
};
use super::{
    befehle::ende_mit_2,
    eingabe::{self, STANDARDEINGABE, Ungelesen, einzeilig},
    gang::Gang,
};
use crate::{
    config::lies_codelisten,
    kernel::{Uhr as _, uhr::in_berlin},
    ops::SystemUhr,
};

pub(super) use self::urteil::grenzen;

/// What to check, and how to say it.
#[derive(Args, Debug)]
pub(super) struct Auftrag {
    /// `text`: lines for people; `json`: one object a line, for programs.
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
    /// Ask the official bundle (XRepository) in this folder as well. A difference is shown and ends with 1.
    #[arg(long, value_name = "DIR")]
    schema: Option<PathBuf>,
    /// Check each AGS against the Gemeindeverzeichnis of today, a genericode file in this folder (config/codelisten).
    #[arg(long, value_name = "DIR")]
    codelists: Option<PathBuf>,
    /// The most that is read of one message; in bytes, KiB, MiB or GiB.
    #[arg(long, default_value = "16MiB", value_parser = eingabe::groesse, value_name = "BYTES")]
    limit: usize,
    /// Messages, or folders of which every file is checked; `-` or none is standard input.
    #[arg(value_name = "FILE")]
    dateien: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Checks everything; 0 if all of it is valid, 1 if something is not, 2 if it cannot be asked for in this way.
pub(super) fn pruefe(auftrag: &Auftrag) -> ExitCode {
    if let Some(grund) = auftrag.dateien.iter().find_map(|pfad| fehlt(pfad)) {
        return ende_mit_2(&grund);
    }
    let amtlich = match auftrag.schema.as_deref().map(Amtlich::lade).transpose() {
        Ok(amtlich) => amtlich,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    let listen = match auftrag.codelists.as_deref().map(lies_codelisten).transpose() {
        Ok(listen) => listen,
        Err(fehler) => return ende_mit_2(&fehler.to_string()),
    };
    let heute = in_berlin(SystemUhr.jetzt()).date();
    let optionen = Optionen {
        grenzen: grenzen(auftrag.limit),
        schluessel: listen
            .as_ref()
            .map(|listen| Schluesselpruefung::gemeinden(listen, heute)),
        ..Optionen::default()
    };
    let mut lauf = Lauf {
        auftrag,
        optionen,
        gutachter: amtlich.as_ref().map(Amtlich::gutachter),
        aus: BufWriter::new(io::stdout().lock()),
        puffer: Vec::new(),
        zahlen: Zahlen::default(),
    };
    match lauf.alles() {
        Ok(()) => lauf.zahlen.ende(auftrag.format),
        // Nobody reads on; what is left has not been checked.
        Err(fehler) if fehler.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(fehler) => ende_mit_2(&format!("standard output: {fehler}")),
    }
}

/// Why a path of the command line cannot be meant; one that is there but cannot be read is a verdict, not a mistake.
fn fehlt(pfad: &Path) -> Option<String> {
    if pfad == Path::new(STANDARDEINGABE) {
        return None;
    }
    let fehler = fs::metadata(pfad).err()?;
    let verschrieben = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&fehler.kind());
    verschrieben.then(|| format!("{}: {fehler}", pfad.display()))
}

struct Lauf<'a, W: io::Write> {
    auftrag: &'a Auftrag,
    optionen: Optionen<'a>,
    gutachter: Option<Gutachter<'a>>,
    aus: W,
    puffer: Vec<u8>,
    zahlen: Zahlen,
}

impl<W: io::Write> Lauf<'_, W> {
    fn alles(&mut self) -> io::Result<()> {
        if self.auftrag.dateien.is_empty() {
            return self.standardeingabe();
        }
        for pfad in &self.auftrag.dateien {
            if pfad == Path::new(STANDARDEINGABE) {
                self.standardeingabe()?;
                continue;
            }
            for fund in Gang::ab(pfad.clone()) {
                match fund {
                    Ok(datei) => {
                        let gelesen = eingabe::lies_datei(&datei, self.auftrag.limit, &mut self.puffer);
                        self.urteile(dateiname(&datei), gelesen)?;
                    }
                    Err((stelle, fehler)) => self.urteile(dateiname(&stelle), Err(fehler.into()))?,
                }
            }
        }
        Ok(())
    }

    fn standardeingabe(&mut self) -> io::Result<()> {
        let gelesen = eingabe::lies(io::stdin().lock(), self.auftrag.limit, &mut self.puffer);
        self.urteile(STANDARDEINGABE.to_owned(), gelesen)
    }

    fn urteile(&mut self, file: String, gelesen: Result<(), Ungelesen>) -> io::Result<()> {
        let grenze = self.auftrag.limit;
        let bericht = match gelesen {
            Ok(()) => urteile(file, &self.puffer, &self.optionen, self.gutachter.as_ref()),
            Err(grund) => {
                Bericht::ungelesen(file, self.gutachter.is_some(), befund_ungelesen(&grund, grenze))
            }
        };
        self.zahlen.zaehle(&bericht);
        match self.auftrag.format {
            Format::Text => bericht.als_text(&mut self.aus)?,
            Format::Json => bericht.als_json(&mut self.aus)?,
        }
        // Whoever reads gets each verdict when it is there.
        self.aus.flush()?;
        if bericht.uneins() {
            warne(&bericht);
        }
        Ok(())
    }
}

/// Says aloud that the official bundle and this program differ; one of them is wrong.
fn warne(bericht: &Bericht) {
    let (amtlich, wir) = if bericht.schema_valid {
        ("refuses", "accepts")
    } else {
        ("accepts", "refuses")
    };
    melde(&format!(
        "warning: {}: the official schema {amtlich} what this program {wir}",
        einzeilig(&bericht.file)
    ));
}

fn melde(zeile: &str) {
    let _ = writeln!(io::stderr(), "meldewerk: {zeile}");
}

#[derive(Default)]
struct Zahlen {
    gueltig: usize,
    ungueltig: usize,
    uneins: usize,
}

impl Zahlen {
    fn zaehle(&mut self, bericht: &Bericht) {
        if bericht.valid {
            self.gueltig += 1;
        } else {
            self.ungueltig += 1;
        }
        self.uneins += usize::from(bericht.uneins());
    }

    fn ende(&self, format: Format) -> ExitCode {
        let Self {
            gueltig,
            ungueltig,
            uneins,
        } = self;
        if gueltig + ungueltig == 0 {
            return ende_mit_2(&"there is no file in what was named, so nothing was checked");
        }
        if format == Format::Text {
            let streit = if *uneins == 0 {
                String::new()
            } else {
                format!(", {uneins} on which the official schema differs")
            };
            melde(&format!("{gueltig} valid, {ungueltig} not valid{streit}"));
        }
        if *ungueltig + *uneins == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
