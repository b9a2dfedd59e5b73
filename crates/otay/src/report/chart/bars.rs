//! Horizontal bars: from zero, or from a base to both sides (a tornado).

use customs::{Decimal, Value};

use super::scale::{Scale, Tenths};
use super::svg::{Anchor, Canvas, Frame, fit, text_width};
use super::waterfall::axis;
use super::{Behind, Unit, cell};
use crate::messages::Catalogue;
use crate::report::model::{Cell, Column, Row};

/// Bars under each other on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The unit of all numbers.
    pub unit: Unit,
    /// Where bars start: nothing for zero, or the figure that the drivers move.
    pub base: Option<Decimal>,
    /// The bars, in the order they are shown.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is.
    pub label: Value,
    /// Where it ends to one side.
    pub low: Decimal,
    /// Where it ends to the other; the same as `low` for a bar from the base.
    pub high: Decimal,
    /// What the driver is set to at `low`, shown at that end.
    pub low_label: Option<Value>,
    /// What the driver is set to at `high`, shown at that end.
    pub high_label: Option<Value>,
    /// Whether it is set apart.
    pub stands_out: bool,
}

impl Bar {
    /// A bar from zero or the base to `value`.
    pub fn to(label: impl Into<Value>, value: Decimal) -> Self {
        Self {
            label: label.into(),
            low: value,
            high: value,
            low_label: None,
            high_label: None,
            stands_out: false,
        }
    }

    /// A bar from `low` to `high`, across the base.
    pub fn between(label: impl Into<Value>, low: Decimal, high: Decimal) -> Self {
        Self { label: label.into(), low, high, low_label: None, high_label: None, stands_out: false }
    }

    /// The bar with what its driver is set to at either end.
    #[must_use]
    pub fn ends(mut self, low: impl Into<Value>, high: impl Into<Value>) -> Self {
        self.low_label = Some(low.into());
        self.high_label = Some(high.into());
        self
    }

    /// The bar, set apart or not.
    #[must_use]
    pub const fn stand_out(mut self, stands_out: bool) -> Self {
        self.stands_out = stands_out;
        self
    }
}

const BAR: Tenths = 150;

impl Bars {
    fn base(&self) -> Decimal {
        self.base.unwrap_or_default()
    }

    pub(super) fn draw(&self, frame: Frame, catalogue: &Catalogue) -> String {
        let width = Tenths::from(frame.width) * 10;
        let narrow = width < 6000;
        let widest =
            self.bars.iter().map(|bar| text_width(&catalogue.value(&bar.label))).max().unwrap_or(0) + 140;
        // On a phone the label stands above its bar.
        let (labels, row, above) = if narrow { (0, 440, 180) } else { (widest.min(width * 2 / 5), 280, 0) };
        let ends = self.bars.iter().flat_map(|bar| [bar.low, bar.high]).chain([self.base()]);
        let (low, high) = ends.fold((self.base(), self.base()), |(l, h), end| (l.min(end), h.max(end)));
        let (ticks, places, low, high) = axis(low, high, if narrow { 3 } else { 5 });
        let margin = self.end_width(catalogue);
        let left = labels + if self.base.is_some() { margin } else { 0 };
        let scale = Scale::new(low, high, left, width - margin);
        let bottom = self.bars.len() as Tenths * row + 40;
        let mut canvas = Canvas::new();
        for tick in &ticks {
            let x = scale.place(*tick);
            canvas.line("c-grid", (x, 0), (x, bottom));
            let text = self.unit.tick(*tick, places, catalogue);
            canvas.text("c-tick", (x, bottom + 150), Anchor::Middle, &text);
        }
        let base = scale.place(self.base());
        for (number, bar) in self.bars.iter().enumerate() {
            let y = number as Tenths * row + above + 60;
            let label = catalogue.value(&bar.label);
            if narrow {
                canvas.text("c-label", (0, y - 50), Anchor::Start, &fit(&label, width));
            } else {
                canvas.text("c-label", (0, y + 120), Anchor::Start, &fit(&label, labels - 80));
            }
            self.draw_bar(&mut canvas, bar, y, base, scale, catalogue);
        }
        canvas.line("c-axis", (base, 0), (base, bottom));
        canvas.close(&frame, bottom + 200)
    }

    /// Room for what stands at the ends of bars.
    fn end_width(&self, catalogue: &Catalogue) -> Tenths {
        let widest = |bar: &Bar| {
            if self.base.is_none() {
                return text_width(&self.unit.bare(bar.high, catalogue));
            }
            let width = |label: &Option<Value>| label.as_ref().map_or(0, |l| text_width(&catalogue.value(l)));
            width(&bar.low_label).max(width(&bar.high_label))
        };
        self.bars.iter().map(widest).max().unwrap_or(0) + 100
    }

    fn draw_bar(
        &self,
        canvas: &mut Canvas,
        bar: &Bar,
        y: Tenths,
        base: Tenths,
        scale: Scale,
        catalogue: &Catalogue,
    ) {
        let (low, high) = (scale.place(bar.low), scale.place(bar.high));
        let class = if bar.stands_out { "c-accent" } else { "c-total" };
        if self.base.is_none() {
            let (from, to) = (base.min(high), base.max(high));
            canvas.rect(class, from, y, to - from, BAR);
            canvas.text("c-figure", (to + 50, y + 120), Anchor::Start, &self.unit.bare(bar.high, catalogue));
            return;
        }
        // The side that the lower setting of the driver leads to is pale, the other full.
        for (end, class) in [(low, "c-step"), (high, class)] {
            if end != base {
                canvas.rect(class, end.min(base), y, (end - base).abs(), BAR);
            }
        }
        for (end, label) in [(low, &bar.low_label), (high, &bar.high_label)] {
            if let Some(label) = label {
                let right = end > base || (end == base && low.min(high) < base);
                let (x, anchor) = if right { (end + 50, Anchor::Start) } else { (end - 50, Anchor::End) };
                canvas.text("c-figure", (x, y + 120), anchor, &catalogue.value(label));
            }
        }
    }

    pub(super) fn table(&self) -> Behind {
        let places = self.unit.places();
        let label = || Column::words(customs::Message::new("report-item"));
        if self.base.is_none() {
            let columns = vec![label(), Column::figures(customs::Message::new("report-amount"), places)];
            let rows = self
                .bars
                .iter()
                .map(|bar| Row::new(vec![Cell::Value(bar.label.clone()), cell(Some(bar.high), self.unit)]))
                .collect();
            return (columns, rows);
        }
        let columns = vec![
            label(),
            Column::words(customs::Message::new("report-at-low")),
            Column::figures(customs::Message::new("report-comes-to"), places),
            Column::words(customs::Message::new("report-at-high")),
            Column::figures(customs::Message::new("report-comes-to"), places),
        ];
        let rows = self
            .bars
            .iter()
            .map(|bar| {
                Row::new(vec![
                    Cell::Value(bar.label.clone()),
                    Cell::optional(bar.low_label.clone()),
                    cell(Some(bar.low), self.unit),
                    Cell::optional(bar.high_label.clone()),
                    cell(Some(bar.high), self.unit),
                ])
            })
            .collect();
        (columns, rows)
    }
}
