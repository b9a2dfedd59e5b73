//! The look of the terminal: few styles, one accent, 80 columns.
//!
//! Write `{ACCENT}…{ACCENT:#}`; the codes are taken out where there is no color.

use anstyle::{AnsiColor, Style};

/// The columns that text is set in.
pub const COLUMNS: usize = 80;

/// The figure or word that decides.
pub const STRONG: Style = Style::new().bold();
/// Citations, units, and what may be skipped.
pub const MUTED: Style = Style::new().dimmed();
/// The one accent.
pub const ACCENT: Style = AnsiColor::Cyan.on_default();
/// A condition that is met.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// A condition that is not met.
pub const BAD: Style = AnsiColor::Red.on_default();
/// What is open.
pub const OPEN: Style = AnsiColor::Yellow.on_default();
/// The word 'error'.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The name of a section.
pub const HEADING: Style = Style::new().bold();

/// How many columns `text` takes, without its style codes.
#[must_use]
pub fn width(text: &str) -> usize {
    anstream::adapter::strip_str(text).to_string().chars().filter(|c| !is_combining(*c)).count()
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// `text` set in `columns`, its first line indented by `indent`, the others two deeper; line breaks in the
/// text stay.
#[must_use]
pub fn indented(text: &str, indent: usize, columns: usize) -> String {
    wrap(text, indent, indent + 2, columns)
}

/// `text` set in `columns`, its first line indented by `first`, the others by `rest`.
#[must_use]
pub fn wrap(text: &str, first: usize, rest: usize, columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (number, paragraph) in text.split('\n').enumerate() {
        let mut line = " ".repeat(if number == 0 { first } else { rest });
        let mut at = line.len();
        let mut empty = true;
        // Only the plain space breaks: a no-break space keeps a number with its unit.
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            for (part, piece) in pieces(word, columns.saturating_sub(rest)).into_iter().enumerate() {
                let piece_width = width(piece);
                if !empty && (part > 0 || at + 1 + piece_width > columns) {
                    lines.push(std::mem::replace(&mut line, " ".repeat(rest)));
                    at = rest;
                    empty = true;
                }
                if !empty {
                    line.push(' ');
                    at += 1;
                }
                line.push_str(piece);
                at += piece_width;
                empty = false;
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// A word that is wider than a line, cut after its hyphens; any other as it is.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    if width(word) <= room {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut from, mut cut) = (0, 0);
    for (at, _) in word.match_indices('-') {
        if at + 1 < word.len() && width(&word[from..=at]) <= room {
            cut = at + 1;
        } else if cut > from {
            pieces.push(&word[from..cut]);
            (from, cut) = (cut, at + 1);
        }
    }
    if cut > from && width(&word[from..]) > room {
        pieces.push(&word[from..cut]);
        from = cut;
    }
    pieces.push(&word[from..]);
    pieces
}

/// `text` followed by spaces up to `columns`.
#[must_use]
pub fn pad_right(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` after spaces up to `columns`.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_text_keeps_to_its_columns_and_its_words() {
        let text = "one two three four five six seven eight nine ten";
        let wrapped = indented(text, 2, 20);
        assert!(wrapped.lines().all(|line| width(line) <= 20), "{wrapped}");
        assert_eq!(wrapped.split_whitespace().collect::<Vec<_>>().join(" "), text);
        assert!(wrapped.starts_with("  one") && wrapped.contains("\n    "));
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_after_its_hyphens() {
        assert_eq!(
            wrap("a ocean-shanghai-los-angeles-40ft: b", 0, 0, 16),
            "a\nocean-shanghai-\nlos-angeles-\n40ft: b"
        );
        assert_eq!(wrap("own-immex plant", 0, 0, 12), "own-immex\nplant");
    }

    #[test]
    fn style_codes_take_no_columns() {
        assert_eq!(width(&format!("{STRONG}año{STRONG:#}")), 3);
        assert_eq!(
            pad_left(&format!("{ACCENT}1{ACCENT:#}"), 3).len(),
            format!("{ACCENT}1{ACCENT:#}").len() + 2
        );
    }
}
