//! By how much a photographed or scanned page lies askew, told by its lines of text.
//!
//! What is darker than its surroundings is ink. Seen along the lines of text, rows full of ink and empty rows take turns;
//! seen at any other angle they blur (projection profile; Postl 1986). The angle with the sharpest turns is the answer, if
//! it stands out and if there are several lines; a portrait or a landscape has none.

use image::GrayImage;
use image::imageops::thumbnail;

/// A page askew by more was put there so; it is left alone. Unit: degrees.
const WEITESTE: f64 = 12.0;
/// So far is searched all the same: the second best angle of a page that lies at 20° must not be taken. Unit: degrees.
const SUCHBEREICH: f64 = 30.0;
/// Nobody sees less. Unit: degrees.
const KLEINSTE: f64 = 0.4;
/// The length to which the longer side is reduced for measuring; a line of text is then some 10 high. Unit: pixels.
const MESSGROESSE: u32 = 1000;
/// So many points of ink are measured at most; more change nothing.
const HOECHSTENS_PUNKTE: usize = 40_000;
/// By how much the best angle must stand out from the median angle.
const ABSTAND: f64 = 1.7;
/// By how much it must be better than leaving the page alone.
const GEWINN: f64 = 1.1;
/// A page with fewer lines is left alone.
const ZEILEN: usize = 5;

/// A point of ink, from the centre of the picture.
type Punkt = (f64, f64);

/// The angle by which the lines fall to the right (clockwise), in degrees; none if straight, unknown or uncertain.
pub(super) fn schieflage(bild: &GrayImage) -> Option<f64> {
    let punkte = tinte(&klein(bild))?;
    let quer: Vec<Punkt> = punkte.iter().map(|(x, y)| (-y, *x)).collect();
    let (laengs, quer) = (messe(&punkte), messe(&quer));
    // Lines that run up the page, on a photo without EXIF data, are askew by the same angle.
    let beste = if laengs.abstand >= quer.abstand {
        laengs
    } else {
        quer
    };
    let sicher = beste.abstand >= ABSTAND
        && beste.gewinn >= GEWINN
        && beste.zeilen >= ZEILEN
        && beste.winkel.abs() <= WEITESTE;
    (sicher && beste.winkel.abs() >= KLEINSTE).then_some(beste.winkel)
}

fn klein(bild: &GrayImage) -> GrayImage {
    let lang = bild.width().max(bild.height());
    if lang <= MESSGROESSE {
        return bild.clone();
    }
    let kurz = |seite: u32| (seite * MESSGROESSE / lang).max(1);
    thumbnail(bild, kurz(bild.width()), kurz(bild.height()))
}

/// What is clearly darker than the mean of its surroundings, so that shadows do not matter.
///
/// None if there is hardly any or far too much of it: then this is no page of text.
fn tinte(bild: &GrayImage) -> Option<Vec<Punkt>> {
    let (breite, hoehe) = bild.dimensions();
    let summen = Summen::neu(bild);
    let weite = (breite.max(hoehe) / 40).max(8);
    let (mitte_x, mitte_y) = (f64::from(breite) / 2.0, f64::from(hoehe) / 2.0);
    let mut punkte = Vec::new();
    for (x, y, punkt) in bild.enumerate_pixels() {
        let [wert] = punkt.0;
        let mittel = summen.mittel(x, y, weite);
        if f64::from(wert) < mittel * 0.82 - 4.0 {
            punkte.push((f64::from(x) - mitte_x, f64::from(y) - mitte_y));
        }
    }
    let flaeche = usize::try_from(breite).ok()? * usize::try_from(hoehe).ok()?;
    if punkte.len() < 500 || punkte.len() * 500 < flaeche || punkte.len() * 10 > flaeche * 3 {
        return None;
    }
    let schritt = punkte.len().div_ceil(HOECHSTENS_PUNKTE);
    Some(
        punkte
            .into_iter()
            .step_by(schritt)
            .zip(0_u32..)
            .map(|((x, y), nummer)| {
                let (rechts, unten) = streuung(nummer);
                (x + rechts, y + unten)
            })
            .collect(),
    )
}

/// A place within a pixel, evenly spread over the numbers (Roberts' R2 sequence).
///
/// Without it the grid of pixels itself shows as sharp rows at 45°, at the angle of one in two, and so on.
fn streuung(nummer: u32) -> (f64, f64) {
    let nummer = f64::from(nummer);
    (
        (nummer * 0.754_877_666).fract() - 0.5,
        (nummer * 0.569_840_291).fract() - 0.5,
    )
}

/// Sums over all pixels above and left of a place (integral image).
struct Summen {
    breite: u32,
    hoehe: u32,
    bis: Vec<u32>,
}

impl Summen {
    fn neu(bild: &GrayImage) -> Self {
        let (breite, hoehe) = bild.dimensions();
        let spalten = breite as usize + 1;
        let mut bis = vec![0; spalten];
        for zeile in bild.rows() {
            let oben = bis.len() - spalten;
            let mut links = 0_u32;
            bis.push(0);
            for (spalte, punkt) in zeile.enumerate() {
                let [wert] = punkt.0;
                links += u32::from(wert);
                let darueber = bis.get(oben + spalte + 1).copied().unwrap_or(0);
                bis.push(darueber + links);
            }
        }
        Self { breite, hoehe, bis }
    }

    /// The mean around a place, `weite` to each side.
    fn mittel(&self, x: u32, y: u32, weite: u32) -> f64 {
        let (links, rechts) = (x.saturating_sub(weite), (x + weite + 1).min(self.breite));
        let (oben, unten) = (y.saturating_sub(weite), (y + weite + 1).min(self.hoehe));
        let summe = |x: u32, y: u32| {
            let stelle = y as usize * (self.breite as usize + 1) + x as usize;
            self.bis.get(stelle).copied().map_or(0.0, f64::from)
        };
        let flaeche = f64::from((rechts - links).max(1)) * f64::from((unten - oben).max(1));
        (summe(rechts, unten) - summe(links, unten) - summe(rechts, oben) + summe(links, oben)) / flaeche
    }
}

/// What one direction of reading says.
struct Messung {
    winkel: f64,
    abstand: f64,
    gewinn: f64,
    zeilen: usize,
}

fn messe(punkte: &[Punkt]) -> Messung {
    let mut profil = Profil::fuer(punkte);
    let grob = profil.bester(punkte, 0.0, SUCHBEREICH, 0.3);
    let fein = profil.bester(punkte, grob.winkel, 0.3, 0.05);
    let gerade = profil.schaerfe(punkte, 0.0);
    let beste = profil.schaerfe(punkte, fein.winkel);
    Messung {
        winkel: fein.winkel,
        abstand: beste / grob.median.max(1.0),
        gewinn: beste / gerade.max(1.0),
        zeilen: profil.zeilen(),
    }
}

struct Suche {
    winkel: f64,
    median: f64,
}

/// How much ink lies in each row, seen at some angle.
struct Profil {
    reihen: Vec<f64>,
    halb: f64,
}

impl Profil {
    fn fuer(punkte: &[Punkt]) -> Self {
        let halb = punkte.iter().map(|(x, y)| x.hypot(*y)).fold(0.0, f64::max) + 2.0;
        Self {
            reihen: vec![0.0; stelle(2.0 * halb) + 2],
            halb,
        }
    }

    /// Fills the rows and says how sharply they change: the squared differences of neighbours, added.
    fn schaerfe(&mut self, punkte: &[Punkt], winkel: f64) -> f64 {
        self.reihen.fill(0.0);
        let (sinus, cosinus) = winkel.to_radians().sin_cos();
        for (x, y) in punkte {
            let reihe = stelle(y * cosinus - x * sinus + self.halb);
            if let Some(anzahl) = self.reihen.get_mut(reihe) {
                *anzahl += 1.0;
            }
        }
        self.reihen
            .iter()
            .zip(self.reihen.iter().skip(1))
            .map(|(eine, naechste)| (eine - naechste).powi(2))
            .sum()
    }

    /// The sharpest angle within `weite` of `um`, and the median sharpness of all that were tried.
    fn bester(&mut self, punkte: &[Punkt], um: f64, weite: f64, schritt: f64) -> Suche {
        let anzahl = i32::try_from(stelle(weite / schritt)).unwrap_or(0);
        let mut versuche: Vec<(f64, f64)> = (-anzahl..=anzahl)
            .map(|n| um + f64::from(n) * schritt)
            .map(|winkel| (self.schaerfe(punkte, winkel), winkel))
            .collect();
        versuche.sort_by(|(eine, _), (andere, _)| eine.total_cmp(andere));
        Suche {
            winkel: versuche.last().map_or(0.0, |(_, winkel)| *winkel),
            median: versuche
                .get(versuche.len() / 2)
                .map_or(0.0, |(schaerfe, _)| *schaerfe),
        }
    }

    /// How often the rows, as filled last, rise from hardly any ink to much.
    fn zeilen(&self) -> usize {
        let hoechste = self.reihen.iter().copied().fold(0.0, f64::max);
        let (mut anzahl, mut in_zeile) = (0, false);
        for reihe in &self.reihen {
            if !in_zeile && *reihe > hoechste * 0.3 {
                (anzahl, in_zeile) = (anzahl + 1, true);
            } else if in_zeile && *reihe < hoechste * 0.1 {
                in_zeile = false;
            }
        }
        anzahl
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places in a bounded picture; the cast saturates"
)]
fn stelle(laenge: f64) -> usize {
    laenge.round() as usize
}
