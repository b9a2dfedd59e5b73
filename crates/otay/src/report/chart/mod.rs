//! Charts as SVG, in the one visual language of `docs/design.md`.
//!
//! A chart is data: labels, exact numbers, a title and a description. [`Chart::svg`] draws it for a width
//! in pixels, so that type keeps its size on a phone, a desk and paper; [`Chart::table`] gives the table
//! that stands behind it. Colors are the variables of the page. Geometry is whole tenths of a pixel: the
//! same chart gives the same bytes on every machine.

mod bars;
mod field;
mod lines;
mod scale;
mod svg;
mod waterfall;

use customs::{Decimal, Message, Value};

pub use bars::{Bar, Bars};
pub use field::{Field, Place, Side};
pub use lines::{Line, Lines, Point};
pub use waterfall::{Panel, Segment, SegmentKind, Waterfall};

use super::model::{Cell, Column, Row, Table};
use crate::messages::Catalogue;

/// The widths a page carries every chart in: for a desk and paper, and for a phone.
pub const WIDTHS: [u32; 2] = [880, 342];

/// How the numbers of a chart are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of one currency, with so many places.
    Money(customs::Currency, u32),
    /// Percent, with so many places.
    Percent(u32),
    /// A plain number, with so many places.
    Number(u32),
}

impl Unit {
    /// A number with its unit.
    #[must_use]
    pub fn show(self, number: Decimal, catalogue: &Catalogue) -> String {
        let show = catalogue.show();
        match self {
            Self::Money(currency, places) => show.money_fixed(customs::Money::new(number, currency), places),
            Self::Percent(places) => show.percent_fixed(number, places),
            Self::Number(places) => show.fixed(number, places),
        }
    }

    /// A number beside a bar: without its currency, which the title of the chart names.
    pub(crate) fn bare(self, number: Decimal, catalogue: &Catalogue) -> String {
        match self {
            Self::Money(_, places) => catalogue.show().fixed(number, places),
            Self::Percent(_) | Self::Number(_) => self.show(number, catalogue),
        }
    }

    /// A number without its currency, for the ticks of an axis.
    pub(crate) fn tick(self, number: Decimal, places: u32, catalogue: &Catalogue) -> String {
        match self {
            Self::Money(..) | Self::Number(_) => catalogue.show().fixed(number, places),
            Self::Percent(_) => catalogue.show().percent_fixed(number, places),
        }
    }

    const fn places(self) -> u32 {
        match self {
            Self::Money(_, places) | Self::Percent(places) | Self::Number(places) => places,
        }
    }

    fn value(self, number: Decimal) -> Value {
        match self {
            Self::Money(currency, _) => Value::Money(customs::Money::new(number, currency)),
            Self::Percent(_) => Value::Percent(number),
            Self::Number(_) => Value::Number(number),
        }
    }
}

/// A chart with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Its name in links and ids, kebab-case, unique on its page.
    pub id: String,
    /// What it shows: the title above it, and the title a screen reader says.
    pub title: Message,
    /// What a reader should see in it, in a sentence.
    pub description: Message,
    /// The drawing.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// How an amount builds up, panel beside panel.
    Waterfall(Waterfall),
    /// Horizontal bars, from zero or around a base.
    Bars(Bars),
    /// Lines over time or over a driver.
    Lines(Lines),
    /// Who is ahead over the values of two drivers.
    Field(Field),
}

impl Chart {
    /// The drawing as a complete `<svg>` element, `width` pixels wide.
    #[must_use]
    pub fn svg(&self, width: u32, catalogue: &Catalogue) -> String {
        let frame = svg::Frame {
            id: format!("{}-{width}", self.id),
            title: catalogue.render(&self.title),
            description: catalogue.render(&self.description),
            width,
        };
        match &self.drawing {
            Drawing::Waterfall(waterfall) => waterfall.draw(frame, catalogue),
            Drawing::Bars(bars) => bars.draw(frame, catalogue),
            Drawing::Lines(lines) => lines.draw(frame, catalogue),
            Drawing::Field(field) => field.draw(frame, catalogue),
        }
    }

    /// The table behind the chart: every number in it.
    #[must_use]
    pub fn table(&self) -> Table {
        let (columns, rows) = match &self.drawing {
            Drawing::Waterfall(waterfall) => waterfall.table(),
            Drawing::Bars(bars) => bars.table(),
            Drawing::Lines(lines) => lines.table(),
            Drawing::Field(field) => field.table(),
        };
        Table { caption: self.title.clone(), columns, rows, notes: Vec::new() }
    }
}

/// Columns and rows of a table behind a chart.
type Behind = (Vec<Column>, Vec<Row>);

fn cell(number: Option<Decimal>, unit: Unit) -> Cell {
    Cell::known(number.map(|number| unit.value(number)))
}

#[cfg(test)]
mod tests;
