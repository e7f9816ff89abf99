//! Foreign programs that do the same work, each a process that is measured when we ask it to.
//!
//! A peer gets the folder of the official schema set, the seconds of its warm-up and the documents as arguments. It
//! refuses to start with a document that it does not find valid, prints `ready`, and answers each line
//! `DOCUMENT MILLISECONDS` with `READINGS NANOSECONDS`: how often it read that document in how much CPU time.

use std::cell::RefCell;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A program in `target/peers`, where `scripts/bench` puts it.
pub struct Program {
    pub name: &'static str,
    file: &'static str,
}

pub const LIBXML2: Program = Program {
    name: "libxml2: parse + XSD",
    file: "libxml2",
};
pub const XERCES: Program = Program {
    name: "JDK Xerces: parse + XSD",
    file: "xerces",
};
pub const JAXB: Program = Program {
    name: "JAXB: unmarshal with schema",
    file: "jaxb",
};

/// A running peer; it ends with the value.
pub struct Peer {
    pub name: &'static str,
    process: RefCell<Process>,
}

struct Process {
    child: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Starts the peers one after the other, so that each warms up alone; those that are not built are left out.
pub fn start(documents: &[(&str, &str)], warm_up: Duration) -> Result<Vec<Peer>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let programs = root.join("target/peers");
    let schema_set = root.join("../shared/xoev/xmeld-25.11a");
    let mut files = Vec::new();
    for (name, text) in documents {
        let file = std::env::temp_dir().join(format!("xmeld-{}-{name}.xml", std::process::id()));
        std::fs::write(&file, text)?;
        files.push(file);
    }
    let mut peers = Vec::new();
    for program in [LIBXML2, XERCES, JAXB] {
        let path = programs.join(program.file);
        if path.exists() && schema_set.exists() {
            eprintln!("warming up: {}", program.name);
            peers.push(Peer::start(program.name, &path, &schema_set, warm_up, &files)?);
        } else {
            eprintln!(
                "NOT MEASURED: {} (scripts/bench builds the peers; they need the official schema set)",
                program.name
            );
        }
    }
    for file in files {
        std::fs::remove_file(file)?;
    }
    Ok(peers)
}

impl Peer {
    fn start(
        name: &'static str,
        program: &Path,
        schema_set: &Path,
        warm_up: Duration,
        documents: &[PathBuf],
    ) -> Result<Self, Box<dyn Error>> {
        let mut child = Command::new(program)
            .arg(schema_set)
            .arg(warm_up.as_secs().to_string())
            .args(documents)
            .env("XML_CATALOG_FILES", schema_set.join("catalog.xml"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let commands = child.stdin.take().ok_or("the peer has no input")?;
        let answers = child.stdout.take().ok_or("the peer has no output")?;
        let mut process = Process {
            child,
            commands,
            answers: BufReader::new(answers),
        };
        if process.answer()? != "ready" {
            return Err(format!("{name} did not start").into());
        }
        Ok(Self {
            name,
            process: RefCell::new(process),
        })
    }

    /// Documents per CPU second, measured for about `window`.
    pub fn rate(&self, document: usize, window: Duration) -> Result<f64, Box<dyn Error>> {
        let mut process = self.process.borrow_mut();
        writeln!(process.commands, "{document} {}", window.as_millis())?;
        let answer = process.answer()?;
        let (readings, nanoseconds) = answer.split_once(' ').ok_or("a peer stopped answering")?;
        let spent = Duration::from_nanos(nanoseconds.parse()?);
        Ok(readings.parse::<f64>()? / spent.as_secs_f64())
    }
}

impl Process {
    fn answer(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}
