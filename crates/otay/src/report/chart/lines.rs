//! Lines over time or over a driver: steps for a rate of duty, straight for cash and sums.

use customs::{Decimal, Value};

use super::scale::{Scale, Tenths};
use super::svg::{Anchor, Canvas, Frame, fit, text_width};
use super::waterfall::axis;
use super::{Behind, Unit, cell};
use crate::messages::Catalogue;
use crate::report::model::{Cell, Column, Row};

/// Lines in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The unit of the numbers.
    pub unit: Unit,
    /// Whether a number holds until the next place (a rate of duty), or leads there in a straight line.
    pub steps: bool,
    /// What runs along the bottom: places with their labels. A label may be empty.
    pub along: Vec<Point>,
    /// What `along` is called in the table.
    pub along_label: Value,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether zero has to be in the frame.
    pub from_zero: bool,
}

/// A place along the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// How far along: days, years, or the driver.
    pub at: Decimal,
    /// What it is called, in the table.
    pub label: Value,
    /// Whether it is written along the bottom.
    pub is_tick: bool,
}

/// One line: a number for each place along the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose line it is.
    pub label: Value,
    /// The numbers; `None` where there is none, which breaks the line.
    pub numbers: Vec<Option<Decimal>>,
    /// Whether the page is about this line.
    pub stands_out: bool,
}

/// What tells lines apart beside color.
const DASHES: [&str; 5] = ["c-l0", "c-l1", "c-l2", "c-l3", "c-l4"];

impl Lines {
    fn class(&self, number: usize) -> String {
        if self.lines.get(number).is_some_and(|line| line.stands_out) {
            return "c-line c-line-accent".to_owned();
        }
        let others = self.lines[..number].iter().filter(|line| !line.stands_out).count();
        format!("c-line {}", DASHES[others % DASHES.len()])
    }

    pub(super) fn draw(&self, frame: Frame, catalogue: &Catalogue) -> String {
        let width = Tenths::from(frame.width) * 10;
        let narrow = width < 6000;
        let numbers = || self.lines.iter().flat_map(|line| line.numbers.iter().flatten().copied());
        let start = if self.from_zero { Decimal::ZERO } else { numbers().min().unwrap_or_default() };
        let (low, high) = numbers().fold((start, start), |(l, h), n| (l.min(n), h.max(n)));
        let (ticks, places, low, high) = axis(low, high, 4);
        let tick_texts: Vec<String> =
            ticks.iter().map(|tick| self.unit.tick(*tick, places, catalogue)).collect();
        let left = tick_texts.iter().map(|text| text_width(text)).max().unwrap_or(0) + 100;
        let names: Vec<String> = self.lines.iter().map(|line| catalogue.value(&line.label)).collect();
        // Names stand at the end of their lines where there is room, else in rows above.
        let widest = names.iter().map(|name| text_width(name)).max().unwrap_or(0) + 260;
        let right = if narrow { 60 } else { widest.min(width * 3 / 10) };
        let top = if narrow { self.lines.len() as Tenths * 200 + 120 } else { 100 };
        let bottom = top + if narrow { 2000 } else { 2600 };
        let y = Scale::new(low, high, bottom, top);
        let first = self.along.first().map(|point| point.at).unwrap_or_default();
        let last = self.along.last().map(|point| point.at).unwrap_or_default();
        let x = Scale::new(first, last, left, width - right);
        let mut canvas = Canvas::new();
        for (tick, text) in ticks.iter().zip(&tick_texts) {
            let at = y.place(*tick);
            let class = if tick.is_zero() { "c-axis" } else { "c-grid" };
            canvas.line(class, (left, at), (width - right, at));
            canvas.text("c-tick", (left - 60, at + 40), Anchor::End, text);
        }
        self.draw_along(&mut canvas, x, (left, width - right, bottom), catalogue);
        for (number, line) in self.lines.iter().enumerate() {
            self.draw_line(&mut canvas, number, line, x, y);
        }
        if narrow {
            for (number, name) in names.iter().enumerate() {
                let at = number as Tenths * 200 + 80;
                canvas.path(&self.class(number), &[(0, at), (240, at)]);
                canvas.text("c-label", (320, at + 40), Anchor::Start, &fit(name, width - 320));
            }
        } else {
            self.draw_names(&mut canvas, &names, (width - right, right), y);
        }
        canvas.close(&frame, bottom + 280)
    }

    fn draw_along(
        &self,
        canvas: &mut Canvas,
        x: Scale,
        (left, right, bottom): (Tenths, Tenths, Tenths),
        catalogue: &Catalogue,
    ) {
        canvas.line("c-axis", (left, bottom), (right, bottom));
        let mut free = left - 600;
        for point in self.along.iter().filter(|point| point.is_tick) {
            let (at, text) = (x.place(point.at), catalogue.value(&point.label));
            let half = text_width(&text) / 2;
            canvas.line("c-axis", (at, bottom), (at, bottom + 40));
            // A label that would touch the one before it is left out.
            if at - half < free {
                continue;
            }
            let anchor = if at + half > right + 300 { Anchor::End } else { Anchor::Middle };
            canvas.text("c-tick", (at, bottom + 190), anchor, &text);
            free = at + half + 120;
        }
    }

    fn draw_line(&self, canvas: &mut Canvas, number: usize, line: &Line, x: Scale, y: Scale) {
        let class = self.class(number);
        let mut run: Vec<(Tenths, Tenths)> = Vec::new();
        let end = |run: &mut Vec<(Tenths, Tenths)>, canvas: &mut Canvas| {
            if run.len() > 1 {
                canvas.path(&class, run);
            } else if let [only] = run.as_slice() {
                canvas.dot("c-dot", *only, 25);
            }
            run.clear();
        };
        for (point, value) in self.along.iter().zip(&line.numbers) {
            let at = x.place(point.at);
            let Some(value) = value else {
                // A step holds until the place where there is no number any more.
                if self.steps
                    && let Some((_, height)) = run.last().copied()
                {
                    run.push((at, height));
                }
                end(&mut run, canvas);
                continue;
            };
            let height = y.place(*value);
            if self.steps
                && let Some((_, before)) = run.last().copied()
                && before != height
            {
                run.push((at, before));
            }
            run.push((at, height));
        }
        end(&mut run, canvas);
    }

    /// Names at the ends of lines, moved apart where they would touch, with the last figure.
    fn draw_names(&self, canvas: &mut Canvas, names: &[String], (left, room): (Tenths, Tenths), y: Scale) {
        let mut places: Vec<(Tenths, usize)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(number, line)| {
                line.numbers.iter().rev().flatten().next().map(|last| (y.place(*last), number))
            })
            .collect();
        places.sort_unstable();
        let mut free = Tenths::MIN;
        for (at, number) in places {
            let at = at.max(free);
            free = at + 170;
            canvas.path(&self.class(number), &[(left + 40, at), (left + 180, at)]);
            let class = if self.lines[number].stands_out { "c-strong" } else { "c-label" };
            canvas.text(class, (left + 230, at + 40), Anchor::Start, &fit(&names[number], room - 230));
        }
    }

    pub(super) fn table(&self) -> Behind {
        let mut columns = vec![Column::words(self.along_label.clone())];
        for line in &self.lines {
            columns.push(Column::figures(line.label.clone(), self.unit.places()).stand_out(line.stands_out));
        }
        let rows = self
            .along
            .iter()
            .enumerate()
            .map(|(number, point)| {
                let figures = self
                    .lines
                    .iter()
                    .map(|line| cell(line.numbers.get(number).copied().flatten(), self.unit));
                Row::new(std::iter::once(Cell::Value(point.label.clone())).chain(figures).collect())
            })
            .collect();
        (columns, rows)
    }
}
