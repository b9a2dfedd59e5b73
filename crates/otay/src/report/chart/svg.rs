//! Writing SVG: few shapes, escaped text, whole tenths of a pixel.

use std::fmt::Write as _;

use super::scale::Tenths;

/// What every chart is wrapped in.
pub struct Frame {
    /// Id of the title and description, unique on the page.
    pub id: String,
    /// The title that a screen reader says.
    pub title: String,
    /// The description that a screen reader says.
    pub description: String,
    /// Width in pixels.
    pub width: u32,
}

/// Where a text is anchored.
#[derive(Clone, Copy)]
pub enum Anchor {
    /// At its start.
    Start,
    /// At its middle.
    Middle,
    /// At its end.
    End,
}

/// A drawing that grows.
pub struct Canvas {
    body: String,
}

/// A place or length as SVG writes it.
pub fn px(tenths: Tenths) -> String {
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Text as XML holds it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// How wide a text of 12 pixels is, nearly: enough to keep labels apart.
pub fn text_width(text: &str) -> Tenths {
    text.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '(' | ')'
            | ' ' => 36,
            'm' | 'w' | 'M' | 'W' | '%' | '—' => 100,
            'A'..='Z' | '$' | '0'..='9' => 72,
            _ => 64,
        })
        .sum()
}

/// `text` cut to fit `width`, with an ellipsis.
pub fn fit(text: &str, width: Tenths) -> String {
    if text_width(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if text_width(&short) + 90 > width {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

impl Canvas {
    pub const fn new() -> Self {
        Self { body: String::new() }
    }

    /// A filled rectangle. Widths below two pixels are drawn as two, so that nothing vanishes.
    pub fn rect(&mut self, class: &str, x: Tenths, y: Tenths, width: Tenths, height: Tenths) {
        let _ = write!(
            self.body,
            r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}"/>"#,
            px(x),
            px(y),
            px(width.max(20)),
            px(height)
        );
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (Tenths, Tenths), to: (Tenths, Tenths)) {
        let _ = write!(
            self.body,
            r#"<line class="{class}" x1="{}" y1="{}" x2="{}" y2="{}"/>"#,
            px(from.0),
            px(from.1),
            px(to.0),
            px(to.1)
        );
    }

    /// A line through several places.
    pub fn path(&mut self, class: &str, places: &[(Tenths, Tenths)]) {
        let mut d = String::new();
        for (number, (x, y)) in places.iter().enumerate() {
            let _ = write!(d, "{}{} {}", if number == 0 { "M" } else { "L" }, px(*x), px(*y));
        }
        let _ = write!(self.body, r#"<path class="{class}" d="{d}"/>"#);
    }

    /// A dot.
    pub fn dot(&mut self, class: &str, at: (Tenths, Tenths), radius: Tenths) {
        let _ = write!(
            self.body,
            r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#,
            px(at.0),
            px(at.1),
            px(radius)
        );
    }

    /// A text on its baseline.
    pub fn text(&mut self, class: &str, at: (Tenths, Tenths), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let _ = write!(
            self.body,
            r#"<text class="{class}" x="{}" y="{}"{anchor}>{}</text>"#,
            px(at.0),
            px(at.1),
            escape(text)
        );
    }

    /// The whole element.
    pub fn close(self, frame: &Frame, height: Tenths) -> String {
        let Frame { id, title, description, width } = frame;
        let height = px(height);
        format!(
            concat!(
                r#"<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" "#,
                r#"role="img" aria-labelledby="{id}-t {id}-d" xmlns="http://www.w3.org/2000/svg">"#,
                r#"<title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>"#
            ),
            width = width,
            height = height,
            id = escape(id),
            title = escape(title),
            description = escape(description),
            body = self.body,
        )
    }
}
