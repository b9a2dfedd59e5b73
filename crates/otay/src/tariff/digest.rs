//! The digest that a server names for a file, so that a byte that changed on the way is noticed.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha512};

/// What a file has to come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    algorithm: Algorithm,
    expected: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Sha256,
    Sha512,
}

impl Digest {
    /// The digest of the whole file among the headers of an answer that carries it whole.
    ///
    /// - Takes: what gives the value of a header.
    /// - Source: RFC 9530 (`Repr-Digest`, `Content-Digest`), and the `Digest` of RFC 3230 before it.
    #[must_use]
    pub fn of_headers<'h>(header: impl Fn(&str) -> Option<&'h str>) -> Option<Self> {
        ["repr-digest", "content-digest", "digest"].into_iter().filter_map(header).find_map(Self::read)
    }

    /// Reads the value of such a header: the first digest in it that is known here.
    #[must_use]
    pub fn read(value: &str) -> Option<Self> {
        value.split(',').find_map(|item| {
            let (name, value) = item.trim().split_once('=')?;
            let algorithm = match name.trim().to_ascii_lowercase().as_str() {
                "sha-256" => Algorithm::Sha256,
                "sha-512" => Algorithm::Sha512,
                _ => return None,
            };
            // The newer headers set the bytes between colons.
            let expected = STANDARD.decode(value.trim().trim_matches(':')).ok()?;
            let length = match algorithm {
                Algorithm::Sha256 => 32,
                Algorithm::Sha512 => 64,
            };
            (expected.len() == length).then_some(Self { algorithm, expected })
        })
    }

    /// Its name, as `sha-256`.
    #[must_use]
    pub const fn algorithm(&self) -> &'static str {
        match self.algorithm {
            Algorithm::Sha256 => "sha-256",
            Algorithm::Sha512 => "sha-512",
        }
    }

    /// Whether a file comes to it.
    #[must_use]
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        match self.algorithm {
            Algorithm::Sha256 => Sha256::digest(bytes)[..] == self.expected[..],
            Algorithm::Sha512 => Sha512::digest(bytes)[..] == self.expected[..],
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=:{}:", self.algorithm(), STANDARD.encode(&self.expected))
    }
}

/// The SHA-256 checksum of a file, in hexadecimal, as tools print it.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn digests_are_read_as_both_standards_write_them() {
        // The example of RFC 9530, appendix B.1: `{"hello": "world"}` and a line break.
        let body = b"{\"hello\": \"world\"}\n";
        let newer = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        let older = "md5=x, SHA-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=";
        for text in [newer, older] {
            let digest = Digest::read(text).unwrap();
            assert!(digest.is_of(body) && !digest.is_of(b"{}"), "{text}");
            assert_eq!(digest.to_string(), newer);
        }
        for text in ["", "sha-256=::", "sha-256=:AAAA:", "md5=:AAAA:", "sha-256"] {
            assert_eq!(Digest::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_checksum_reads_as_tools_print_it() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(checksum(b""), empty);
    }
}
