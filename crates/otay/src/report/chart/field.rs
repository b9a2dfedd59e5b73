//! A field over two drivers: who is ahead at every pair of their values, and by how much.

use customs::{Decimal, Message, Value};

use super::scale::{Scale, Tenths};
use super::svg::{Anchor, Canvas, Frame, fit, text_width};
use super::{Behind, Unit};
use crate::messages::Catalogue;
use crate::report::model::{Cell, Column, Row};

/// Who is ahead over the values of two drivers.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The unit of the leads.
    pub unit: Unit,
    /// The driver across.
    pub across: Side,
    /// The driver upward.
    pub up: Side,
    /// Those who may be ahead; the first one is ahead today, and the second is who its lead is over.
    pub names: Vec<Value>,
    /// `cells[up][across]`, both from the lowest value.
    pub cells: Vec<Vec<Place>>,
}

/// One direction of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The driver.
    pub label: Value,
    /// Its values, ascending, as they are shown.
    pub values: Vec<(Decimal, Value)>,
    /// Where it stands today.
    pub today: Option<Decimal>,
}

/// One pair of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the names is ahead.
    pub ahead: usize,
    /// The lead of the first name over the second.
    pub lead: Decimal,
}

/// Fills of those ahead; more than these share the last.
const FILLS: [&str; 4] = ["c-field-0", "c-field-1", "c-field-2", "c-field-3"];
/// What the text on each fill is set in.
const INKS: [&str; 4] = ["c-field-ink", "c-field-ink", "c-field-light", "c-field-light"];
/// A figure or a label stands at every so many values.
const EVERY: usize = 3;

/// Where the cells lie on the drawing.
#[derive(Clone, Copy)]
struct Grid {
    left: Tenths,
    bottom: Tenths,
    width: Tenths,
    height: Tenths,
}

impl Grid {
    fn x(self, column: usize) -> Tenths {
        self.left + column as Tenths * self.width
    }

    /// The upper edge of a row.
    fn y(self, row: usize) -> Tenths {
        self.bottom - (row as Tenths + 1) * self.height
    }
}

impl Side {
    /// The place of `number` between the middles of the first and the last cell; none outside them.
    fn place(&self, number: Decimal, first: Tenths, last: Tenths) -> Option<Tenths> {
        let (low, high) = (self.values.first()?.0, self.values.last()?.0);
        (low < high && low <= number && number <= high)
            .then(|| Scale::new(low, high, first, last).place(number))
    }
}

impl Field {
    fn ahead(&self, row: usize, column: usize) -> usize {
        self.cells[row][column].ahead.min(FILLS.len() - 1)
    }

    /// The names that are ahead somewhere, in their order.
    pub(crate) fn present(&self) -> Vec<usize> {
        let somewhere = |at: &usize| self.cells.iter().flatten().any(|place| place.ahead == *at);
        (0..self.names.len()).filter(somewhere).collect()
    }

    /// Row and column of the cell nearest to where the drivers stand today; none outside their ranges.
    pub(crate) fn today_cell(&self) -> Option<(usize, usize)> {
        let nearest = |side: &Side| -> Option<usize> {
            // Places a hundred apart: the nearest is the rounded hundredth.
            let last = side.values.len().checked_sub(1)? as Tenths * 100;
            let at = side.place(side.today?, 0, last)?;
            usize::try_from((at + 50) / 100).ok()
        };
        Some((nearest(&self.up)?, nearest(&self.across)?))
    }

    pub(super) fn draw(&self, frame: Frame, catalogue: &Catalogue) -> String {
        let width = Tenths::from(frame.width) * 10;
        let narrow = width < 6000;
        let columns = self.across.values.len().max(1) as Tenths;
        let rows = self.up.values.len() as Tenths;
        let ticks = |side: &Side| -> Vec<String> {
            side.values.iter().map(|(_, shown)| catalogue.value(shown)).collect()
        };
        let (across, up) = (ticks(&self.across), ticks(&self.up));
        let left = up.iter().map(|text| text_width(text)).max().unwrap_or(0) + 100;
        let cell = ((width - left - 200) / columns).min(500);
        let height = if narrow { 160 } else { 240 };
        let mut canvas = Canvas::new();
        let top = self.draw_legend(&mut canvas, width, catalogue);
        let name = fit(&catalogue.value(&self.up.label), width);
        canvas.text("c-label", (0, top + 120), Anchor::Start, &name);
        let grid = Grid { left, bottom: top + 220 + rows * height, width: cell, height };
        self.draw_cells(&mut canvas, grid);
        self.draw_borders(&mut canvas, grid);
        let today = self.draw_today(&mut canvas, grid, catalogue);
        if !narrow {
            self.draw_figures(&mut canvas, grid, today, catalogue);
        }
        for (row, text) in up.iter().enumerate().step_by(EVERY) {
            canvas.text("c-tick", (left - 60, grid.y(row) + height / 2 + 40), Anchor::End, text);
        }
        let mut free = Tenths::MIN;
        for (column, text) in across.iter().enumerate().step_by(EVERY) {
            let at = grid.x(column) + cell / 2;
            let half = text_width(text) / 2;
            if at - half < free {
                continue;
            }
            free = at + half + 80;
            canvas.text("c-tick", (at, grid.bottom + 170), Anchor::Middle, text);
        }
        let name = fit(&catalogue.value(&self.across.label), width);
        // Under the cells, ending with them; on a phone it may need the room to their left.
        let (at, anchor) =
            if narrow { (0, Anchor::Start) } else { (grid.x(self.across.values.len()), Anchor::End) };
        canvas.text("c-label", (at, grid.bottom + 370), anchor, &name);
        canvas.close(&frame, grid.bottom + 420)
    }

    /// Who has which fill, in as many rows as the width needs. Gives the height taken.
    fn draw_legend(&self, canvas: &mut Canvas, width: Tenths, catalogue: &Catalogue) -> Tenths {
        let (mut x, mut y) = (0, 0);
        for at in self.present() {
            let said = Message::new("report-field-ahead").with("name", self.names[at].clone());
            let text = fit(&catalogue.render(&said), width - 200);
            let wide = 200 + text_width(&text) + 240;
            if x > 0 && x + wide > width {
                (x, y) = (0, y + 190);
            }
            canvas.rect(FILLS[at.min(FILLS.len() - 1)], x, y + 10, 130, 130);
            canvas.text("c-label", (x + 200, y + 120), Anchor::Start, &text);
            x += wide;
        }
        y + 260
    }

    /// Neighbors of one fill in a row are one rectangle: no seams, and fewer of them.
    fn draw_cells(&self, canvas: &mut Canvas, grid: Grid) {
        for (row, cells) in self.cells.iter().enumerate() {
            let mut from = 0;
            for column in 1..=cells.len() {
                if column == cells.len() || self.ahead(row, column) != self.ahead(row, from) {
                    let wide = grid.x(column) - grid.x(from);
                    let class = FILLS[self.ahead(row, from)];
                    canvas.rect(class, grid.x(from), grid.y(row), wide, grid.height);
                    from = column;
                }
            }
        }
    }

    /// The line along which those ahead come level.
    fn draw_borders(&self, canvas: &mut Canvas, grid: Grid) {
        for (row, cells) in self.cells.iter().enumerate() {
            for column in 0..cells.len() {
                let (x, y) = (grid.x(column), grid.y(row));
                let here = self.cells[row][column].ahead;
                if column + 1 < cells.len() && self.cells[row][column + 1].ahead != here {
                    canvas.line("c-level", (x + grid.width, y), (x + grid.width, y + grid.height));
                }
                if row + 1 < self.cells.len() && self.cells[row + 1][column].ahead != here {
                    canvas.line("c-level", (x, y), (x + grid.width, y));
                }
            }
        }
    }

    /// Today's place, where both drivers stand within their ranges.
    fn draw_today(&self, canvas: &mut Canvas, grid: Grid, catalogue: &Catalogue) -> Option<(Tenths, Tenths)> {
        let (columns, rows) = (self.across.values.len(), self.up.values.len());
        let (half, middle) = (grid.width / 2, grid.height / 2);
        let x = self.across.place(self.across.today?, grid.x(0) + half, grid.x(columns - 1) + half)?;
        let y = self.up.place(self.up.today?, grid.y(0) + middle, grid.y(rows - 1) + middle)?;
        let text = catalogue.text("report-field-today");
        let wide = text_width(&text) + 60;
        let (row, column) = self.today_cell()?;
        let ink = INKS[self.ahead(row, column)];
        canvas.dot(if ink == INKS[0] { "c-field-ink" } else { "c-field-light" }, (x, y), 40);
        let (at, anchor) =
            if x + 70 + wide > grid.x(columns) { (x - 80, Anchor::End) } else { (x + 80, Anchor::Start) };
        canvas.text(&format!("{ink} c-field-strong"), (at, y + 40), anchor, &text);
        Some((x, y))
    }

    /// Leads at every third pair of values, where today's place leaves room.
    fn draw_figures(
        &self,
        canvas: &mut Canvas,
        grid: Grid,
        today: Option<(Tenths, Tenths)>,
        catalogue: &Catalogue,
    ) {
        for (row, cells) in self.cells.iter().enumerate().step_by(EVERY) {
            for (column, place) in cells.iter().enumerate().step_by(EVERY) {
                let (x, y) = (grid.x(column) + grid.width / 2, grid.y(row) + grid.height / 2);
                let text = self.unit.bare(place.lead, catalogue);
                let is_near = today
                    .is_some_and(|(a, b)| (a - x).abs() < grid.width * 5 / 2 && (b - y).abs() < grid.height);
                if !is_near {
                    canvas.text(INKS[self.ahead(row, column)], (x, y + 40), Anchor::Middle, &text);
                }
            }
        }
    }

    pub(super) fn table(&self) -> Behind {
        let mut columns = vec![Column::words(
            Message::new("report-field-corner")
                .with("up", self.up.label.clone())
                .with("across", self.across.label.clone()),
        )];
        for (_, shown) in &self.across.values {
            columns.push(Column::figures(shown.clone(), self.unit.places()));
        }
        let rows = self.up.values.iter().zip(&self.cells).rev().map(|((_, shown), places)| {
            let leads = places.iter().map(|place| self.cell(*place));
            Row::new(std::iter::once(Cell::Value(shown.clone())).chain(leads).collect())
        });
        (columns, rows.collect())
    }

    /// A lead; where a third one is ahead of both, it is named beside it.
    fn cell(&self, place: Place) -> Cell {
        let lead = self.unit.value(place.lead);
        if place.ahead < 2 {
            return Cell::Value(lead);
        }
        let said = Message::new("report-field-third")
            .with("lead", lead)
            .with("name", self.names[place.ahead].clone());
        Cell::from(said)
    }
}
