//! How an amount builds up, step by step, panel beside panel on one scale.

use customs::{Decimal, Value};

use super::scale::{Scale, Tenths, ticks};
use super::svg::{Anchor, Canvas, Frame, fit, text_width};
use super::{Behind, Unit, cell};
use crate::messages::Catalogue;
use crate::report::model::{Cell, Column, Row, RowKind};

/// Panels on one scale: one amount of each scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The unit of all numbers.
    pub unit: Unit,
    /// The panels, all with the same segments in the same order.
    pub panels: Vec<Panel>,
}

/// One panel: how one amount builds up.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Whose amount it is.
    pub label: Value,
    /// Whether the verdict rests on it.
    pub stands_out: bool,
    /// The steps, the last being the total.
    pub segments: Vec<Segment>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What is added.
    pub label: Value,
    /// How much; `None` where it is not known.
    pub amount: Option<Decimal>,
    /// What the step is.
    pub kind: SegmentKind,
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// It is added to the ones before.
    Step,
    /// It is added, and it is what the page is about.
    Accent,
    /// It is what the steps come to.
    Total,
}

const ROW: Tenths = 260;
const BAR: Tenths = 150;
const GAP: Tenths = 240;

impl Panel {
    /// The segments with where each begins and ends.
    fn spans(&self) -> Vec<(&Segment, Decimal, Decimal)> {
        let mut at = Decimal::ZERO;
        self.segments
            .iter()
            .map(|segment| {
                let amount = segment.amount.unwrap_or_default();
                if segment.kind == SegmentKind::Total {
                    return (segment, Decimal::ZERO, amount);
                }
                let from = at;
                at = at.checked_add(amount).unwrap_or(at);
                (segment, from, at)
            })
            .collect()
    }
}

impl Waterfall {
    fn bounds(&self) -> (Decimal, Decimal) {
        let ends = self.panels.iter().flat_map(Panel::spans).flat_map(|(_, from, to)| [from, to]);
        ends.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), end| (low.min(end), high.max(end)))
    }

    pub(super) fn draw(&self, frame: Frame, catalogue: &Catalogue) -> String {
        let width = Tenths::from(frame.width) * 10;
        let rows = self.panels.iter().map(|panel| panel.segments.len()).max().unwrap_or(0) as Tenths;
        // Side by side with one column of labels where there is room; else one below the other.
        let beside = self.panels.len() > 1 && width >= 6000;
        let mut canvas = Canvas::new();
        let height = if beside {
            self.draw_beside(&mut canvas, width, rows, catalogue)
        } else {
            self.draw_below(&mut canvas, width, rows, catalogue)
        };
        canvas.close(&frame, height)
    }

    fn label_width(&self, catalogue: &Catalogue, most: Tenths) -> Tenths {
        let labels = self.panels.iter().flat_map(|panel| &panel.segments);
        let widest = labels.map(|segment| text_width(&catalogue.value(&segment.label))).max().unwrap_or(0);
        (widest + 120).min(most)
    }

    fn value_width(&self, catalogue: &Catalogue) -> Tenths {
        let (low, high) = self.bounds();
        [low, high].map(|end| text_width(&self.unit.bare(end, catalogue))).into_iter().max().unwrap_or(0) + 80
    }

    fn draw_beside(&self, canvas: &mut Canvas, width: Tenths, rows: Tenths, catalogue: &Catalogue) -> Tenths {
        let labels = self.label_width(catalogue, width / 4);
        let count = self.panels.len() as Tenths;
        let panel_width = (width - labels - GAP * (count - 1)) / count;
        let top = 420;
        if let Some(panel) = self.panels.first() {
            for (row, segment) in panel.segments.iter().enumerate() {
                let y = top + row as Tenths * ROW;
                let class = if segment.kind == SegmentKind::Total { "c-strong" } else { "c-label" };
                if segment.kind == SegmentKind::Total {
                    canvas.line("c-rule", (0, y - 30), (width, y - 30));
                }
                let label = fit(&catalogue.value(&segment.label), labels - 40);
                canvas.text(class, (0, y + 160), Anchor::Start, &label);
            }
        }
        for (number, panel) in self.panels.iter().enumerate() {
            let left = labels + number as Tenths * (panel_width + GAP);
            let class = if panel.stands_out { "c-strong" } else { "c-label" };
            for (at, line) in two_lines(&catalogue.value(&panel.label), panel_width).iter().enumerate() {
                canvas.text(class, (left, 120 + 160 * at as Tenths), Anchor::Start, line);
            }
            self.draw_panel(canvas, panel, (left, top), panel_width, catalogue);
        }
        top + rows * ROW + 20
    }

    fn draw_below(&self, canvas: &mut Canvas, width: Tenths, rows: Tenths, catalogue: &Catalogue) -> Tenths {
        let labels = self.label_width(catalogue, width * 2 / 5);
        let mut top = 0;
        for panel in &self.panels {
            let class = if panel.stands_out { "c-strong" } else { "c-label" };
            canvas.text(class, (0, top + 140), Anchor::Start, &fit(&catalogue.value(&panel.label), width));
            canvas.line("c-rule", (0, top + 200), (width, top + 200));
            top += 260;
            for (row, segment) in panel.segments.iter().enumerate() {
                let class = if segment.kind == SegmentKind::Total { "c-strong" } else { "c-label" };
                let label = fit(&catalogue.value(&segment.label), labels - 40);
                canvas.text(class, (0, top + row as Tenths * ROW + 160), Anchor::Start, &label);
            }
            self.draw_panel(canvas, panel, (labels, top), width - labels, catalogue);
            top += rows * ROW + 160;
        }
        top - 120
    }

    fn draw_panel(
        &self,
        canvas: &mut Canvas,
        panel: &Panel,
        (left, top): (Tenths, Tenths),
        width: Tenths,
        catalogue: &Catalogue,
    ) {
        let (low, high) = self.bounds();
        let bars = width - self.value_width(catalogue);
        let scale = Scale::new(low, high, left, left + bars);
        let zero = scale.place(Decimal::ZERO);
        let rows = panel.segments.len() as Tenths;
        canvas.line("c-axis", (zero, top), (zero, top + rows * ROW - ROW + BAR + 50));
        let spans = panel.spans();
        for (row, (segment, from, to)) in spans.iter().enumerate() {
            let y = top + row as Tenths * ROW + 40;
            let Some(amount) = segment.amount else {
                let x = scale.place(*from);
                canvas.line("c-unknown", (x, y), (x, y + BAR));
                canvas.text("c-open", (x + 60, y + 120), Anchor::Start, &catalogue.text("report-not-known"));
                continue;
            };
            let (a, b) = (scale.place(*from), scale.place(*to));
            let class = match segment.kind {
                SegmentKind::Step => "c-step",
                SegmentKind::Accent => "c-accent",
                SegmentKind::Total if panel.stands_out => "c-accent",
                SegmentKind::Total => "c-total",
            };
            if !amount.is_zero() {
                canvas.rect(class, a.min(b), y, (b - a).abs(), BAR);
            }
            // A thread to the next step shows where it starts.
            if spans.get(row + 1).is_some_and(|(next, _, _)| next.kind != SegmentKind::Total) {
                canvas.line("c-thread", (b, y + BAR), (b, y + ROW));
            }
            let class = if segment.kind == SegmentKind::Total { "c-figure-strong" } else { "c-figure" };
            canvas.text(class, (a.max(b) + 50, y + 120), Anchor::Start, &self.unit.bare(amount, catalogue));
        }
    }

    pub(super) fn table(&self) -> Behind {
        let mut columns = vec![Column::words(customs::Message::new("report-step"))];
        for panel in &self.panels {
            columns
                .push(Column::figures(panel.label.clone(), self.unit.places()).stand_out(panel.stands_out));
        }
        let segments = self.panels.first().map_or(&[][..], |panel| &panel.segments);
        let rows = segments
            .iter()
            .enumerate()
            .map(|(row, segment)| {
                let amounts = self
                    .panels
                    .iter()
                    .map(|panel| cell(panel.segments.get(row).and_then(|segment| segment.amount), self.unit));
                let cells = std::iter::once(Cell::Value(segment.label.clone())).chain(amounts).collect();
                let kind = if segment.kind == SegmentKind::Total { RowKind::Total } else { RowKind::Line };
                Row::of(kind, cells)
            })
            .collect();
        (columns, rows)
    }
}

/// A heading set in at most two lines.
fn two_lines(text: &str, width: Tenths) -> Vec<String> {
    if text_width(text) <= width {
        return vec![String::new(), text.to_owned()];
    }
    let mut first = String::new();
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.peek() {
        let longer = if first.is_empty() { (*word).to_owned() } else { format!("{first} {word}") };
        if !first.is_empty() && text_width(&longer) > width {
            break;
        }
        first = longer;
        words.next();
    }
    let rest: Vec<&str> = words.collect();
    vec![fit(&first, width), fit(&rest.join(" "), width)]
}

/// Used by the other charts for their axes.
pub(super) fn axis(low: Decimal, high: Decimal, count: i64) -> (Vec<Decimal>, u32, Decimal, Decimal) {
    let (ticks, places) = ticks(low, high, count);
    let low = ticks.first().copied().unwrap_or(low);
    let high = ticks.last().copied().unwrap_or(high);
    (ticks, places, low, high)
}
