//! Text that is UTF-8 or Windows-1252 (Latin-1 and a little more), line by line: public bulk files are one
//! or the other, and some are both.

use std::io::{self, BufRead, Read};

/// Gives UTF-8 whatever comes in.
pub struct Decoded<R> {
    from: R,
    line: Vec<u8>,
    given: usize,
}

impl<R: BufRead> Decoded<R> {
    /// Reads `from` a line at a time; a line that is not UTF-8 is read as Windows-1252.
    pub const fn new(from: R) -> Self {
        Self { from, line: Vec::new(), given: 0 }
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() {
            self.line.clear();
            self.given = 0;
            if self.from.read_until(b'\n', &mut self.line)? == 0 {
                return Ok(0);
            }
            if std::str::from_utf8(&self.line).is_err() {
                let text: String = self.line.iter().map(|byte| character(*byte)).collect();
                self.line = text.into_bytes();
            }
        }
        let count = to.len().min(self.line.len() - self.given);
        to[..count].copy_from_slice(&self.line[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

fn character(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_in_one_file() {
        let mut bytes = "México\n".as_bytes().to_vec();
        bytes.extend(b"Fabricaci\xf3n \x96 ni\xf1o\r\n");
        let mut text = String::new();
        Decoded::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "México\nFabricación – niño\r\n");
    }
}
