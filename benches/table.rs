//! Candidates measured in turns, and the tables of what came out.

use std::error::Error;
use std::time::Duration;

use crate::clock;
use crate::peer::Peer;

/// How long and how often is measured.
pub struct Plan {
    pub warm_up: Duration,
    pub window: Duration,
    pub rounds: usize,
    /// Rows whose name lacks this are left out.
    only: Option<String>,
}

const FULL: Plan = Plan {
    warm_up: Duration::from_secs(30),
    window: Duration::from_millis(250),
    rounds: 11,
    only: None,
};

const QUICK: Plan = Plan {
    warm_up: Duration::from_secs(2),
    window: Duration::from_millis(50),
    rounds: 5,
    only: None,
};

/// One line of the table: a candidate on one document.
pub struct Row<'a> {
    pub name: &'static str,
    pub document: &'static str,
    pub work: Work<'a>,
    /// Documents per CPU second, one number a round.
    rates: Vec<f64>,
}

pub enum Work<'a> {
    /// Ours, so many times between two looks at the clock.
    Own {
        run: Box<dyn Fn() + 'a>,
        batch: u32,
    },
    Foreign {
        peer: &'a Peer,
        document: usize,
    },
}

/// What the rate of one candidate must be.
pub struct Goal {
    pub ours: &'static str,
    pub bound: Bound,
    pub words: &'static str,
}

/// Where there is another candidate, the figure is compared with its on the same document.
#[allow(dead_code)] // no bench asks for all of them
pub enum Bound {
    /// Our rate.
    Rate(f64),
    /// Our rate divided by theirs.
    AtLeast(&'static str, f64),
    /// Our time divided by theirs.
    AtMost(&'static str, f64),
}

impl Plan {
    /// The full one, or with `--quick` one for trying out; `--only seal` is for a profiler.
    pub fn from_arguments() -> Self {
        let quick = std::env::args().any(|argument| argument == "--quick");
        Self {
            only: argument("--only"),
            ..if quick { QUICK } else { FULL }
        }
    }

    /// Measures every row once a round.
    pub fn measure(&self, rows: &mut Vec<Row<'_>>) -> Result<(), Box<dyn Error>> {
        rows.retain(|row| self.only.as_ref().is_none_or(|only| row.name.contains(only)));
        for row in &*rows {
            if let Work::Own { .. } = row.work {
                row.work.rate(self.warm_up / 10)?;
            }
        }
        for _ in 0..self.rounds {
            for row in &mut *rows {
                let rate = row.work.rate(self.window)?;
                row.rates.push(rate);
            }
        }
        Ok(())
    }
}

impl<'a> Row<'a> {
    pub fn new(name: &'static str, document: &'static str, work: Work<'a>) -> Self {
        Self {
            name,
            document,
            work,
            rates: Vec::new(),
        }
    }
}

impl Work<'_> {
    /// Documents per CPU second, measured for about `window`.
    pub fn rate(&self, window: Duration) -> Result<f64, Box<dyn Error>> {
        match self {
            Self::Foreign { peer, document } => peer.rate(*document, window),
            Self::Own { run, batch } => {
                let begin = clock::cpu();
                let mut runs = 0.0;
                loop {
                    for _ in 0..*batch {
                        run();
                    }
                    runs += f64::from(*batch);
                    let spent = clock::cpu().saturating_sub(begin);
                    if spent >= window {
                        return Ok(runs / spent.as_secs_f64());
                    }
                }
            }
        }
    }
}

impl Bound {
    fn theirs(&self) -> Option<&'static str> {
        match self {
            Self::Rate(_) => None,
            Self::AtLeast(theirs, _) | Self::AtMost(theirs, _) => Some(theirs),
        }
    }

    fn figure(&self, ours: f64, theirs: f64) -> f64 {
        match self {
            Self::Rate(_) => ours,
            Self::AtLeast(..) => ours / theirs,
            Self::AtMost(..) => theirs / ours,
        }
    }

    fn reached(&self, figure: f64) -> bool {
        match self {
            Self::Rate(bound) | Self::AtLeast(_, bound) => figure >= *bound,
            Self::AtMost(_, bound) => figure <= *bound,
        }
    }

    /// Rates are large, ratios small.
    fn decimals(&self) -> usize {
        if matches!(self, Self::Rate(_)) { 0 } else { 2 }
    }
}

/// What stands behind `name` on the command line.
pub fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

pub fn print_rates(rows: &[Row<'_>]) {
    println!("| one core | document | per CPU second | µs each |\n|---|---|--:|--:|");
    for row in rows {
        let rate = median(row.rates.clone());
        println!(
            "| {} | {} | {rate:.0} | {:.1} |",
            row.name,
            row.document,
            1e6 / rate
        );
    }
    println!();
}

pub fn print_goals(rows: &[Row<'_>], goals: &[Goal]) {
    println!("| goal | document | median | rounds | |\n|---|---|--:|---|---|");
    for goal in goals {
        for ours in rows.iter().filter(|row| row.name == goal.ours) {
            let Some(theirs) = rates_beside(rows, goal, ours) else {
                println!("| {} | {} | | | NOT MEASURED |", goal.words, ours.document);
                continue;
            };
            let pairs = ours.rates.iter().zip(theirs);
            let figures: Vec<f64> = pairs
                .map(|(ours, theirs)| goal.bound.figure(*ours, *theirs))
                .collect();
            let lowest = figures.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = figures.iter().copied().fold(0.0, f64::max);
            let (median, decimals) = (median(figures), goal.bound.decimals());
            println!(
                "| {} | {} | {median:.decimals$} | {lowest:.decimals$} to {highest:.decimals$} | {} |",
                goal.words,
                ours.document,
                if goal.bound.reached(median) {
                    "reached"
                } else {
                    "MISSED"
                }
            );
        }
    }
}

/// The other candidate's rates; our own where there is none.
fn rates_beside<'a>(rows: &'a [Row<'_>], goal: &Goal, ours: &'a Row<'_>) -> Option<&'a [f64]> {
    let Some(name) = goal.bound.theirs() else {
        return Some(&ours.rates);
    };
    let theirs = rows
        .iter()
        .find(|row| row.name == name && row.document == ours.document);
    theirs.map(|row| row.rates.as_slice())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
